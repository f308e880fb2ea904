package io.goalpost.resources;

import io.goalpost.model.port.BacktestPort;
import io.goalpost.resources.answer.BacktestJson;
import io.goalpost.resources.body.Fields;
import io.goalpost.resources.body.JsonBody;
import io.goalpost.resources.body.Tried;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Set;

/** Definitions played over the journal, beside the live version; keeps nothing. Thread-safe. */
@Path("/v1/series")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "series")
public final class BacktestsResource {
  private static final String GONE = "There is no such backtest, or it is not remembered any more.";

  private final BacktestPort backtests;

  public BacktestsResource(BacktestPort backtests) {
    this.backtests = backtests;
  }

  /** The body; all of it may be left out. */
  @Schema(name = "BacktestOrder")
  record Body(
      @Schema(
              description =
                  "When both go live; the journal's beginning, where it is left out. Of users and"
                      + " companies it is known what came before; nobody is in the series.")
          String from,
      @Schema(description = "Where it ends, itself not inside; now, where it is left out.")
          String to,
      @Schema(description = "A version; without version and text it is the draft.") Integer version,
      @Schema(description = "A definition, in YAML or JSON.") String text) {}

  @POST
  @Path("{id}/backtests")
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "beginBacktest",
      summary = "Play a definition over the journal, beside the live version",
      description =
          "In the background; the answer tells the id to ask with. Both are played alone on the diffs"
              + " as they came, with the segments and the zone of now, the tags that other series"
              + " gave and the exits by hand.")
  @ApiResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = BacktestJson.class)))
  @ApiResponse(responseCode = "404", description = "There is no such series, draft or version.")
  @ApiResponse(responseCode = "422", description = "A field is wrong, or the text has errors.")
  @ApiResponse(responseCode = "429", description = "Another one is under way.")
  public Response begin(
      @PathParam("id") String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = Body.class)))
          InputStream body) {
    Fields fields = new Fields(JsonBody.objectIfAny(body), Set.of("from", "to", "version", "text"));
    Tried tried = Tried.of(fields);
    BacktestPort.Order order =
        new BacktestPort.Order(
            fields.instantIfAny("from"), fields.instantIfAny("to"), tried.version(), tried.text());
    fields.check();
    return Response.accepted(BacktestJson.of(backtests.begin(id, order))).build();
  }

  @POST
  @Path("{id}/backtest")
  @Consumes(MediaType.WILDCARD)
  @Operation(operationId = "beginBacktestToo", summary = "The same as backtests")
  @ApiResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = BacktestJson.class)))
  public Response beginToo(
      @PathParam("id") String id,
      @RequestBody(content = @Content(schema = @Schema(implementation = Body.class)))
          InputStream body) {
    return begin(id, body);
  }

  @GET
  @Path("{id}/backtests/{bid}")
  @Operation(
      operationId = "findBacktest",
      summary = "How far a backtest is, and what came of it",
      description = "The last 20 are remembered until the service ends.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = BacktestJson.class)))
  @ApiResponse(responseCode = "404", description = GONE)
  public BacktestJson report(@PathParam("id") String id, @PathParam("bid") String backtest) {
    return BacktestJson.of(backtests.report(id, backtest));
  }

  @DELETE
  @Path("{id}/backtests/{bid}")
  @Operation(operationId = "cancelBacktest", summary = "End a backtest before its end")
  @ApiResponse(
      responseCode = "200",
      description = "It ends, or had ended.",
      content = @Content(schema = @Schema(implementation = BacktestJson.class)))
  @ApiResponse(responseCode = "404", description = GONE)
  public BacktestJson cancel(@PathParam("id") String id, @PathParam("bid") String backtest) {
    backtests.cancel(id, backtest);
    return report(id, backtest);
  }
}
