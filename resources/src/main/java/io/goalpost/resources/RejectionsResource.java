package io.goalpost.resources;

import io.goalpost.model.port.DiffPort;
import io.goalpost.model.port.Rejection;
import io.goalpost.resources.answer.RejectionJson;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;

/** What was malformed among good messages, for auditors to read (D6). Thread-safe. */
@Path("/v1/rejections")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
public final class RejectionsResource {
  private final DiffPort diffs;

  public RejectionsResource(DiffPort diffs) {
    this.diffs = diffs;
  }

  /** In order of position; {@code next} is the {@code after} of the next page, or null. */
  @Schema(name = "Rejections")
  record Page(List<RejectionJson> rejections, Long next) {}

  @GET
  @Operation(
      operationId = "findRejections",
      summary = "What was rejected, in order of position",
      parameters = {
        @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "Only positions greater than this.",
            schema = @Schema(type = "integer", format = "int64", defaultValue = "0")),
        @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", defaultValue = "100", maximum = "1000"))
      })
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Page.class)))
  @ApiResponse(responseCode = "400", description = "A parameter is wrong; errors name it.")
  public Page find(@Context UriInfo request) {
    QueryParameters asked = new QueryParameters(request, Set.of("after", "limit"));
    long after = asked.number("after", 0, 0, Long.MAX_VALUE);
    int limit =
        (int) asked.number("limit", FiringsResource.LIMIT_DEFAULT, 1, FiringsResource.LIMIT_MAX);
    asked.check();
    List<Rejection> found = diffs.rejections(after, limit + 1);
    boolean more = found.size() > limit;
    List<Rejection> shown = more ? found.subList(0, limit) : found;
    return new Page(
        shown.stream().map(RejectionJson::of).toList(),
        more ? shown.get(limit - 1).position() : null);
  }
}
