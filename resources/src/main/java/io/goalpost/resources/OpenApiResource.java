package io.goalpost.resources;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The description of all paths, built once, from their annotations. Thread-safe. */
@Path("/openapi.json")
@Produces(MediaType.APPLICATION_JSON)
public final class OpenApiResource {
  private final Set<Class<?>> described;
  private String description;

  private OpenApiResource(Set<Class<?>> described) {
    this.described = described;
  }

  /** A resource that describes these and itself. */
  static OpenApiResource of(List<Class<?>> resources) {
    Set<Class<?>> described = new LinkedHashSet<>(resources);
    described.add(OpenApiResource.class);
    return new OpenApiResource(described);
  }

  @GET
  @Operation(operationId = "openApi", summary = "This description, in OpenAPI 3")
  @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(type = "object")))
  public synchronized String get() {
    if (description == null) {
      // Not before somebody asks: reading the annotations takes longer than the rest of the start.
      description = ApiDescription.of(described);
    }
    return description;
  }
}
