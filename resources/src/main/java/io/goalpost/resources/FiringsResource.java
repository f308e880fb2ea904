package io.goalpost.resources;

import io.goalpost.model.journal.Firing;
import io.goalpost.model.port.FiringPort;
import io.goalpost.model.port.NotFoundException;
import io.goalpost.resources.answer.FiringDetailJson;
import io.goalpost.resources.answer.FiringJson;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Set;

/** The audit log: every firing, and why it fired. Thread-safe. */
@Path("/v1/firings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit", description = "What fired, why, and what was rejected.")
public final class FiringsResource {

  /** How many are listed where no limit is asked for. */
  public static final int LIMIT_DEFAULT = 100;

  /** The most that are listed at once. */
  public static final int LIMIT_MAX = 1_000;

  private static final Set<String> PARAMETERS =
      Set.of("series", "user", "company", "kind", "rule", "after", "limit");

  private final FiringPort firings;

  public FiringsResource(FiringPort firings) {
    this.firings = firings;
  }

  /** Firings in order of position; {@code next} is the {@code after} of the next page, or null. */
  @Schema(name = "Firings")
  record Page(List<FiringJson> firings, Long next) {}

  @GET
  @Operation(
      operationId = "findFirings",
      summary = "Firings, in order of position",
      parameters = {
        @Parameter(name = "series", in = ParameterIn.QUERY, schema = @Schema(type = "string")),
        @Parameter(name = "user", in = ParameterIn.QUERY, schema = @Schema(type = "string")),
        @Parameter(name = "company", in = ParameterIn.QUERY, schema = @Schema(type = "string")),
        @Parameter(
            name = "kind",
            in = ParameterIn.QUERY,
            description = "As in firing lines, such as goal-hit.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "rule",
            in = ParameterIn.QUERY,
            description = "The full name of a rule.",
            schema = @Schema(type = "string")),
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
    QueryParameters asked = new QueryParameters(request, PARAMETERS);
    int limit = (int) asked.number("limit", LIMIT_DEFAULT, 1, LIMIT_MAX);
    FiringPort.Query query =
        new FiringPort.Query(
            asked.text("series"),
            asked.text("user"),
            asked.text("company"),
            asked.word("kind", Firing.Kind::of),
            asked.text("rule"),
            asked.number("after", 0, 0, Long.MAX_VALUE),
            limit + 1); // One more than shown, to know whether there are more.
    asked.check();
    List<Firing> found = firings.find(query);
    boolean more = found.size() > limit;
    List<Firing> shown = more ? found.subList(0, limit) : found;
    return new Page(FiringJson.all(shown), more ? shown.get(limit - 1).position() : null);
  }

  @GET
  @Path("{position}")
  @Operation(
      operationId = "explainFiring",
      summary = "One firing and why it fired",
      description = "With its cause, the facts that matched, the entry's snapshot, the rule.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = FiringDetailJson.class)))
  @ApiResponse(responseCode = "404", description = "No firing stands at this position.")
  public FiringDetailJson at(@PathParam("position") String position) {
    try {
      return FiringDetailJson.of(firings.at(Long.parseLong(position)));
    } catch (NumberFormatException notANumber) {
      throw new NotFoundException("No firing stands at position " + position + ".");
    }
  }
}
