package io.goalpost.resources;

import io.goalpost.model.journal.Firing;
import io.goalpost.model.port.BusyException;
import io.goalpost.model.port.FiringPort;
import io.goalpost.resources.answer.FiringText;
import io.goalpost.resources.body.QueryParameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** Firings as they happen, as server-sent events. Thread-safe. */
@Path("/v1/firings/tail")
@Tag(name = "audit")
public final class FiringsTailResource {

  /** The most that listen at once: each has a thread of the server. */
  public static final int LISTENERS_MAX = 32;

  private static final String EVENTS = "text/event-stream";
  private static final int PAGE = 500;

  /** How often something is sent where nothing fires: so it is noticed that a listener left. */
  private static final Duration SILENCE_MAX = Duration.ofSeconds(10);

  /** What Jersey holds back of an answer, whether flushed or not, to tell its length. */
  private static final int HELD_BACK_BYTES = 8_192;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(30);

  private final FiringPort firings;
  private final Semaphore listeners = new Semaphore(LISTENERS_MAX);

  public FiringsTailResource(FiringPort firings) {
    this.firings = firings;
  }

  @GET
  @Produces({EVENTS, "application/problem+json"})
  @Operation(
      operationId = "tailFirings",
      summary = "Firings as they happen",
      description =
          "Server-sent events: id is the position, data the firing. Last-Event-ID, or after, goes on"
              + " from a position; without it, from now.",
      parameters = {
        @Parameter(name = "series", in = ParameterIn.QUERY, schema = @Schema(type = "string")),
        @Parameter(name = "user", in = ParameterIn.QUERY, schema = @Schema(type = "string")),
        @Parameter(name = "company", in = ParameterIn.QUERY, schema = @Schema(type = "string")),
        @Parameter(name = "kind", in = ParameterIn.QUERY, schema = @Schema(type = "string")),
        @Parameter(name = "rule", in = ParameterIn.QUERY, schema = @Schema(type = "string")),
        @Parameter(name = "version", in = ParameterIn.QUERY, schema = @Schema(type = "integer")),
        @Parameter(
            name = "after",
            in = ParameterIn.QUERY,
            schema = @Schema(type = "integer", format = "int64"))
      })
  @ApiResponse(
      responseCode = "200",
      content = @Content(mediaType = EVENTS, schema = @Schema(type = "string")))
  @ApiResponse(responseCode = "429", description = "Too many listen already.")
  public Response tail(@Context UriInfo request, @HeaderParam("Last-Event-ID") String last) {
    QueryParameters asked =
        new QueryParameters(
            request, Set.of("series", "user", "company", "kind", "rule", "version", "after"));
    FiringPort.Query query = FiringsResource.query(asked, PAGE);
    long after = asked.text("after") != null ? query.after() : firings.last();
    if (last != null) {
      after = position(last, asked);
    }
    asked.check();
    if (!listeners.tryAcquire()) {
      throw BusyException.full(RETRY_AFTER, LISTENERS_MAX + " listen already: close one first");
    }
    FiringPort.Query from = query.beyond(after);
    StreamingOutput body =
        out -> {
          try {
            stream(from, out);
          } finally {
            listeners.release();
          }
        };
    return Response.ok(body, EVENTS)
        .header("Cache-Control", "no-store")
        .header("Content-Encoding", "identity") // compressed, events would be kept back
        .build();
  }

  private static long position(String last, QueryParameters asked) {
    try {
      return Math.max(0, Long.parseLong(last.strip()));
    } catch (NumberFormatException none) {
      asked.wrong("Last-Event-ID", "must be a position");
      return 0;
    }
  }

  private void stream(FiringPort.Query from, OutputStream out) throws IOException {
    FiringPort.Query query = from;
    send(out, ": listening" + " ".repeat(HELD_BACK_BYTES) + "\n\n");
    while (true) {
      long[] end = {query.after()};
      List<Firing> found = firings.await(query, SILENCE_MAX, position -> end[0] = position);
      StringBuilder events = new StringBuilder();
      for (Firing firing : found) {
        events.append("id: ").append(firing.position()).append('\n');
        events.append("data: ").append(FiringText.json(firing)).append("\n\n");
      }
      send(out, events.isEmpty() ? ": nothing\n\n" : events.toString());
      query = query.beyond(end[0]);
    }
  }

  private static void send(OutputStream out, String events) throws IOException {
    out.write(events.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
