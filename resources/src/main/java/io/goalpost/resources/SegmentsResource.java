package io.goalpost.resources;

import io.goalpost.model.port.SeriesPort;
import io.goalpost.resources.answer.FiringJson;
import io.goalpost.resources.body.TextBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;

/** Conditions saved under a name, for series to refer to (G10). Thread-safe. */
@Path("/v1/segments")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "segments", description = "Conditions saved under a name.")
public final class SegmentsResource {
  private final SeriesPort series;

  public SegmentsResource(SeriesPort series) {
    this.series = series;
  }

  /** The names of all saved conditions. */
  @Schema(name = "Segments")
  record Listed(List<Named> segments) {}

  /** A saved condition by its name. */
  @Schema(name = "SegmentName")
  record Named(String id) {}

  /** A saved condition as its author wrote it. */
  @Schema(name = "Segment")
  record Segment(String id, String text) {}

  /** What saving it fired: who stands in it now may enter or leave. */
  @Schema(name = "SegmentSaved")
  record Saved(String id, List<FiringJson> firings) {}

  @GET
  @Operation(operationId = "listSegments", summary = "List all segments")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Listed.class)))
  public Listed list() {
    return new Listed(series.segments().stream().map(Named::new).toList());
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "findSegment", summary = "A segment as its author wrote it")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Segment.class)))
  @ApiResponse(responseCode = "404", description = "There is no such segment.")
  public Segment find(@PathParam("id") String id) {
    return new Segment(id, series.segment(id));
  }

  @PUT
  @Path("{id}")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "saveSegment",
      summary = "Keep a condition under a name, in YAML or JSON")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Saved.class)))
  @ApiResponse(responseCode = "422", description = "The condition has faults.")
  public Saved save(
      @PathParam("id") String id,
      @RequestBody(required = true, content = @Content(schema = @Schema(type = "string")))
          InputStream body) {
    return new Saved(id, FiringJson.all(series.saveSegment(id, TextBody.read(body))));
  }
}
