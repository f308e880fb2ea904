package io.goalpost.resources;

import io.goalpost.model.port.FactsPort;
import io.goalpost.model.port.FiguresPort;
import io.goalpost.model.port.FiringPort;
import io.goalpost.model.port.SeriesPort;
import io.goalpost.resources.answer.EntryJson;
import io.goalpost.resources.body.QueryParameters;
import io.swagger.v3.oas.annotations.Operation;
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
import java.util.Map;
import java.util.Set;

/** What became of those who entered a series: figures and entries (S1 to S3). Thread-safe. */
@Path("/v1/series")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "figures", description = "What became of those who entered.")
public final class SeriesFiguresResource {
  private final SeriesPort series;
  private final FiguresPort figures;
  private final FiringPort firings;
  private final FactsPort facts;

  public SeriesFiguresResource(
      SeriesPort series, FiguresPort figures, FiringPort firings, FactsPort facts) {
    this.series = series;
    this.figures = figures;
    this.firings = firings;
    this.facts = facts;
  }

  /** The figures of a series; they hold all that was stored up to the position. */
  @Schema(name = "Figures")
  record Figures(String series, long position, Map<String, Long> figures) {}

  /** The figures of each block; they hold all that was stored up to the position. */
  @Schema(name = "BlockFigures")
  record Blocks(String series, long position, Map<String, Map<String, Long>> blocks) {}

  /** Entries in the order entered. */
  @Schema(name = "Entries")
  record Entries(List<EntryJson> entries) {}

  @GET
  @Path("{id}/figures")
  @Operation(
      operationId = "seriesFigures",
      summary = "How many started, finished, disengaged, exited and hit the goal")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Figures.class)))
  @ApiResponse(responseCode = "404", description = "There is no such series.")
  public Figures figures(@PathParam("id") String id, @Context UriInfo request) {
    new QueryParameters(request, Set.of()).check();
    series.find(id);
    // The position first: what is counted may be newer than it, never older.
    long position = firings.last();
    return new Figures(id, position, figures.figures(id));
  }

  @GET
  @Path("{id}/blocks")
  @Operation(
      operationId = "blockFigures",
      summary = "How many reached each block, are there, and left it how")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Blocks.class)))
  @ApiResponse(responseCode = "404", description = "There is no such series.")
  public Blocks blocks(@PathParam("id") String id) {
    series.find(id);
    long position = firings.last();
    return new Blocks(id, position, figures.blocks(id));
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
