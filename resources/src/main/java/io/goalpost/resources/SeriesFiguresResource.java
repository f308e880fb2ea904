package io.goalpost.resources;

import io.goalpost.model.port.FactsPort;
import io.goalpost.model.port.FiguresPort;
import io.goalpost.model.port.SeriesPort;
import io.goalpost.resources.answer.EntryJson;
import io.goalpost.resources.answer.FiguresJson;
import io.goalpost.resources.answer.Plain;
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
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What became of those who entered a series: figures and entries (S1 to S3). Thread-safe. */
@Path("/v1/series")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "figures", description = "What became of those who entered.")
public final class SeriesFiguresResource {
  private final SeriesPort series;
  private final FiguresPort figures;
  private final FactsPort facts;

  public SeriesFiguresResource(SeriesPort series, FiguresPort figures, FactsPort facts) {
    this.series = series;
    this.figures = figures;
    this.facts = facts;
  }

  /** Entries in the order entered. */
  @Schema(name = "Entries")
  record Entries(List<EntryJson> entries) {}

  @GET
  @Path("{id}/figures")
  @Operation(
      operationId = "seriesFigures",
      summary = "How many started, finished, disengaged, exited and hit the goal",
      description = "Every figure is the length of the list that people gives for it.",
      parameters = {
        @Parameter(name = "version", in = ParameterIn.QUERY, schema = @Schema(type = "integer")),
        @Parameter(name = "from", in = ParameterIn.QUERY, schema = @Schema(type = "string")),
        @Parameter(name = "to", in = ParameterIn.QUERY, schema = @Schema(type = "string")),
        @Parameter(
            name = "every",
            in = ParameterIn.QUERY,
            description = "Adds the course over time, a point for each.",
            schema =
                @Schema(
                    type = "string",
                    allowableValues = {"hour", "day", "week"})),
        @Parameter(
            name = "zone",
            in = ParameterIn.QUERY,
            description = "Whose hours, days and weeks they are.",
            schema = @Schema(type = "string", defaultValue = "UTC"))
      })
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = FiguresJson.class)))
  @ApiResponse(responseCode = "400", description = "A parameter is wrong; errors name it.")
  @ApiResponse(responseCode = "404", description = "There is no such series.")
  @ApiResponse(responseCode = "422", description = "The course has too many points.")
  public FiguresJson figures(@PathParam("id") String id, @Context UriInfo request) {
    QueryParameters asked =
        new QueryParameters(request, Set.of("version", "from", "to", "every", "zone"));
    FiguresPort.Range range = range(asked);
    FiguresPort.Every every = asked.word("every", SeriesFiguresResource::every);
    ZoneId zone = asked.zone("zone");
    asked.check();
    series.find(id);
    return FiguresJson.of(id, figures.overview(id, range, every, zone), every, zone);
  }

  private static FiguresPort.Range range(QueryParameters asked) {
    return new FiguresPort.Range(
        (int) asked.number("version", 0, 1, Integer.MAX_VALUE),
        asked.instant("from"),
        asked.instant("to"));
  }

  private static Optional<FiguresPort.Every> every(String word) {
    return Arrays.stream(FiguresPort.Every.values())
        .filter(each -> Plain.word(each).equals(word))
        .findFirst();
  }

  @GET
  @Path("{id}/blocks")
  @Operation(
      operationId = "blockFigures",
      summary = "How many reached each block, are there, and left it how",
      parameters = {
        @Parameter(name = "version", in = ParameterIn.QUERY, schema = @Schema(type = "integer")),
        @Parameter(name = "from", in = ParameterIn.QUERY, schema = @Schema(type = "string")),
        @Parameter(name = "to", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
      })
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = FiguresJson.OfBlocks.class)))
  @ApiResponse(responseCode = "404", description = "There is no such series.")
  public FiguresJson.OfBlocks blocks(@PathParam("id") String id, @Context UriInfo request) {
    QueryParameters asked = new QueryParameters(request, Set.of("version", "from", "to"));
    FiguresPort.Range range = range(asked);
    asked.check();
    series.find(id);
    return FiguresJson.OfBlocks.of(id, figures.blocks(id, range));
  }

  @GET
  @Path("{id}/entries/{user}")
  @Operation(
      operationId = "findEntries",
      summary = "A user's entries with every checkpoint and receipt")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Entries.class)))
  @ApiResponse(responseCode = "404", description = "There is no such series or user.")
  public Entries entries(@PathParam("id") String id, @PathParam("user") String user) {
    series.find(id);
    facts.user(user);
    return new Entries(EntryJson.all(facts.entries(id, user)));
  }
}
