package io.goalpost.resources;

import io.goalpost.model.port.NotFoundException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** JSON Schemas of what authors write, for their editors. Thread-safe. */
@Path("/v1/schemas")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "series")
public final class SchemasResource {
  private static final Set<String> FILES = Set.of("series.json", "scenario.json");

  @GET
  @Path("{file}")
  @Operation(
      operationId = "readSchema",
      summary = "The JSON Schema of series (series.json) or of scenarios (scenario.json)")
  @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "object")))
  @ApiResponse(responseCode = "404", description = "There is no such schema.")
  public String schema(@PathParam("file") String file) {
    if (!FILES.contains(file)) {
      throw new NotFoundException("There are the schemas series.json and scenario.json.");
    }
    try (InputStream in = SchemasResource.class.getResourceAsStream("schemas/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
