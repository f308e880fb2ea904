package io.goalpost.resources;

import io.goalpost.model.port.BusyException;
import io.goalpost.model.port.ExportPort;
import io.goalpost.model.port.SeriesPort;
import io.goalpost.resources.answer.ExportZip;
import io.goalpost.resources.body.QueryParameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** All that happened in a series, as files (seed 001). Thread-safe. */
@Path("/v1/series")
@Tag(name = "figures")
public final class ExportResource {

  private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

  private final SeriesPort series;
  private final ExportPort exports;

  public ExportResource(SeriesPort series, ExportPort exports) {
    this.series = series;
    this.exports = exports;
  }

  @GET
  @Path("{id}/export")
  @Produces(ExportZip.MEDIA_TYPE)
  @Operation(
      operationId = "exportSeries",
      summary = "All that happened in a series, as a zip of CSV files",
      description =
          "Every figure can be counted from the files alone. manifest.json tells the position up to"
              + " which they tell, and the rows and SHA-256 of each.",
      parameters = {
        @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Not before this instant.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Before this instant.",
            schema = @Schema(type = "string"))
      })
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = ExportZip.MEDIA_TYPE,
              schema = @Schema(type = "string", format = "binary")))
  @ApiResponse(responseCode = "400", description = "A parameter is wrong; errors name it.")
  @ApiResponse(responseCode = "404", description = "There is no such series.")
  @ApiResponse(responseCode = "429", description = "Others export: ask again later.")
  public Response export(@PathParam("id") String id, @Context UriInfo request) {
    QueryParameters asked = new QueryParameters(request, Set.of("from", "to"));
    Instant from = asked.instant("from");
    Instant to = asked.instant("to");
    if (from != null && to != null && to.isBefore(from)) {
      asked.wrong("to", "is before from");
    }
    asked.check();
    series.find(id);
    return Response.ok(body(id, from, to), ExportZip.MEDIA_TYPE)
        .header("Content-Disposition", "attachment; filename=\"" + ExportZip.fileName(id) + "\"")
        .build();
  }

  /** Everything that can fail is done before the first byte, and answered as what it is. */
  private StreamingOutput body(String id, Instant from, Instant to) {
    ExportZip zip = null;
    boolean made = false;
    try {
      zip = new ExportZip();
      ExportPort.Extent extent = exports.export(id, from, to, zip);
      ExportZip whole = zip;
      made = true;
      return out -> {
        try (whole) {
          whole.write(extent, out);
        }
      };
    } catch (UncheckedIOException full) {
      throw BusyException.unavailable(
          RETRY_AFTER, "the export does not fit into the server's temporary folder");
    } finally {
      if (!made && zip != null) {
        zip.close();
      }
    }
  }
}
