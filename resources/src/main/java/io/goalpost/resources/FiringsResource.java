package io.goalpost.resources;

import io.goalpost.model.journal.Firing;
import io.goalpost.model.port.FiringPort;
import io.goalpost.model.port.NotFoundException;
import io.goalpost.resources.answer.FiringDetailJson;
import io.goalpost.resources.answer.FiringJson;
import io.goalpost.resources.answer.FiringText;
import io.goalpost.resources.answer.FiringText.Format;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
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
      Set.of(
          "series", "user", "company", "kind", "rule", "version", "from", "to", "after", "before",
          "order", "limit", "format");

  private final FiringPort firings;

  public FiringsResource(FiringPort firings) {
    this.firings = firings;
  }

  /**
   * Firings in the order asked for; {@code next} is the {@code after} of the next page, or in
   * descending order the {@code before}; null where there is none.
   */
  @Schema(name = "Firings")
  record Page(List<FiringJson> firings, Long next) {}

  @GET
  @Produces({MediaType.APPLICATION_JSON, FiringText.JSON_LINES, FiringText.CSV})
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
        @Parameter(name = "version", in = ParameterIn.QUERY, schema = @Schema(type = "integer")),
        @Parameter(
            name = "from",
            in = ParameterIn.QUERY,
            description = "Not before this instant.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "to",
            in = ParameterIn.QUERY,
            description = "Before this instant.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            description = "Only positions greater than this.",
            schema = @Schema(type = "integer", format = "int64", defaultValue = "0")),
        @Parameter(
            name = "before",
            in = ParameterIn.QUERY,
            description = "Only positions less than this.",
            schema = @Schema(type = "integer", format = "int64")),
        @Parameter(
            name = "order",
            in = ParameterIn.QUERY,
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"asc", "desc"},
                    defaultValue = "asc")),
        @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "Of a page; jsonl and csv give everything without it.",
            schema = @Schema(type = "integer", defaultValue = "100", maximum = "1000")),
        @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"json", "jsonl", "csv"},
                    defaultValue = "json"))
      })
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Page.class)))
  @ApiResponse(responseCode = "400", description = "A parameter is wrong; errors name it.")
  public Response find(@Context UriInfo request) {
    QueryParameters asked = new QueryParameters(request, PARAMETERS);
    Format format = asked.word("format", Format::of);
    boolean page = format == null || format == Format.JSON;
    int limit = (int) asked.number("limit", page ? LIMIT_DEFAULT : Integer.MAX_VALUE, 1, LIMIT_MAX);
    FiringPort.Query query = query(asked, Math.min(limit, LIMIT_MAX) + 1);
    asked.check();
    if (!page) {
      return FiringText.response(firings, query, format, limit);
    }
    // One more than shown, to know whether there are more.
    List<Firing> found = firings.find(query);
    boolean more = found.size() > limit;
    List<Firing> shown = more ? found.subList(0, limit) : found;
    return Response.ok(
            new Page(FiringJson.all(shown), more ? shown.get(limit - 1).position() : null),
            MediaType.APPLICATION_JSON_TYPE)
        .build();
  }

  static FiringPort.Query query(QueryParameters asked, int limit) {
    return new FiringPort.Query(
        asked.text("series"),
        asked.text("user"),
        asked.text("company"),
        asked.word("kind", Firing.Kind::of),
        asked.text("rule"),
        (int) asked.number("version", 0, 1, Integer.MAX_VALUE),
        asked.instant("from"),
        asked.instant("to"),
        asked.number("after", 0, 0, Long.MAX_VALUE),
        asked.number("before", Long.MAX_VALUE, 1, Long.MAX_VALUE),
        Boolean.TRUE.equals(asked.word("order", FiringsResource::descending)),
        limit);
  }

  private static Optional<Boolean> descending(String word) {
    return switch (word) {
      case "asc" -> Optional.of(false);
      case "desc" -> Optional.of(true);
      default -> Optional.empty();
    };
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
  @ApiResponse(responseCode = "410", description = "It was pruned from the journal.")
  public FiringDetailJson at(@PathParam("position") String position) {
    try {
      return FiringDetailJson.of(firings.at(Long.parseLong(position)));
    } catch (NumberFormatException notANumber) {
      throw new NotFoundException("No firing stands at position " + position + ".");
    }
  }
}
