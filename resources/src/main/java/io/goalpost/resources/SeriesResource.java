package io.goalpost.resources;

import io.goalpost.model.port.FiguresPort;
import io.goalpost.model.port.NotFoundException;
import io.goalpost.model.port.SeriesPort;
import io.goalpost.resources.answer.FiringJson;
import io.goalpost.resources.answer.ProblemJson;
import io.goalpost.resources.answer.SeriesJson;
import io.goalpost.resources.body.Fields;
import io.goalpost.resources.body.JsonBody;
import io.goalpost.resources.body.QueryParameters;
import io.goalpost.resources.body.TextBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/** Drafts and versions of series (V1). Thread-safe. */
@Path("/v1/series")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "series", description = "Drafts, versions and states of series.")
public final class SeriesResource {
  private final SeriesPort series;
  private final FiguresPort figures;

  public SeriesResource(SeriesPort series, FiguresPort figures) {
    this.series = series;
    this.figures = figures;
  }

  /** All series, without their texts. */
  @Schema(name = "SeriesList")
  record Listed(List<SeriesJson.Summary> series) {}

  /** What is wrong with a draft that was saved. */
  @Schema(name = "DraftSaved")
  record Saved(String id, List<ProblemJson> problems) {}

  /** The body of a publication, which may be empty. */
  @Schema(name = "Publish")
  record Publish(String by, String note) {}

  /** The new version, and who entered by it. */
  @Schema(name = "Published")
  record Published(int version, int enrolled, List<FiringJson> firings) {}

  /** All versions, the first one first. */
  @Schema(name = "SeriesVersions")
  record Versions(List<SeriesJson.Version> versions) {}

  @GET
  @Operation(
      operationId = "listSeries",
      summary = "List all series",
      parameters =
          @Parameter(
              name = "figures",
              in = ParameterIn.QUERY,
              description = "Adds the figures, and who entered on each of the last 14 days.",
              schema = @Schema(type = "boolean", defaultValue = "false")))
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Listed.class)))
  public Listed list(@Context UriInfo request) {
    QueryParameters asked = new QueryParameters(request, Set.of("figures"));
    boolean counted = asked.flag("figures");
    asked.check();
    return new Listed(
        series.list().stream()
            .map(each -> SeriesJson.Summary.of(each, counted ? figures.summary(each.id()) : null))
            .toList());
  }

  @GET
  @Path("{id}")
  @Operation(
      operationId = "findSeries",
      summary = "A series with the texts of its draft and its live version")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = SeriesJson.class)))
  @ApiResponse(responseCode = "404", description = "There is no such series.")
  public SeriesJson find(@PathParam("id") String id) {
    return SeriesJson.of(series.find(id));
  }

  @PUT
  @Path("{id}")
  @Consumes({
    "application/yaml",
    "application/x-yaml",
    "text/yaml",
    MediaType.APPLICATION_JSON,
    MediaType.TEXT_PLAIN,
    MediaType.WILDCARD
  })
  @Operation(
      operationId = "saveDraft",
      summary = "Keep a draft",
      description = "In YAML or JSON, whatever the content type says; also one with faults.")
  @ApiResponse(
      responseCode = "200",
      description = "Kept; problems of severity error prevent it from going live.",
      content = @Content(schema = @Schema(implementation = Saved.class)))
  @ApiResponse(responseCode = "422", description = "It cannot be read, or is another series.")
  public Saved save(
      @PathParam("id") String id,
      @RequestBody(required = true, content = @Content(schema = @Schema(type = "string")))
          InputStream body) {
    return new Saved(id, ProblemJson.all(series.saveDraft(id, TextBody.read(body))));
  }

  @POST
  @Path("{id}/publish")
  @Operation(operationId = "publish", summary = "Make the draft the next version, and live")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Published.class)))
  @ApiResponse(responseCode = "422", description = "The draft has errors; nothing changed.")
  public Published publish(
      @PathParam("id") String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = Publish.class)))
          InputStream body) {
    Fields fields = new Fields(JsonBody.objectIfAny(body), Set.of("by", "note"));
    Publish asked = new Publish(fields.optional("by"), fields.optional("note"));
    fields.check();
    SeriesPort.Published done = series.publish(id, asked.by(), asked.note());
    return new Published(done.version(), done.enrolled(), FiringJson.all(done.firings()));
  }

  @GET
  @Path("{id}/versions")
  @Operation(operationId = "listVersions", summary = "The versions that went live")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Versions.class)))
  public Versions versions(@PathParam("id") String id) {
    return new Versions(series.versions(id).stream().map(SeriesJson.Version::of).toList());
  }

  @GET
  @Path("{id}/versions/{n}/drl")
  @Produces(MediaType.TEXT_PLAIN + ";charset=UTF-8")
  @Operation(operationId = "showRules", summary = "The rules of a version, as they ran")
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(type = "string")))
  @ApiResponse(responseCode = "404", description = "There is no such version.")
  public String drl(@PathParam("id") String id, @PathParam("n") String number) {
    try {
      return series.drl(id, Integer.parseInt(number));
    } catch (NumberFormatException notANumber) {
      throw new NotFoundException("There is no version " + number + " of " + id + ".");
    }
  }
}
