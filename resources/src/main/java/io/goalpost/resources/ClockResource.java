package io.goalpost.resources;

import io.goalpost.model.port.ClockPort;
import io.goalpost.resources.answer.FiringJson;
import io.goalpost.resources.answer.Plain;
import io.goalpost.resources.body.Fields;
import io.goalpost.resources.body.JsonBody;
import io.goalpost.resources.error.HttpProblem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The engine's time; with the manual clock it can be moved (T1). Thread-safe. */
@Path("/v1/clock")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "clock", description = "The engine's time.")
public final class ClockResource {
  private static final String THROUGH = "through";
  private static final Set<String> DUE = new TreeSet<>(Set.of("before", THROUGH));
  private static final String SYSTEM = "The clock is the system's.";

  private final ClockPort clock;

  public ClockResource(ClockPort clock) {
    this.clock = clock;
  }

  /** Where the clock stands, and whether it is moved by hand. */
  @Schema(name = "Clock")
  record Now(String now, boolean manual) {}

  /** Where to move the clock; {@code due: before} leaves what is due at that very instant. */
  @Schema(name = "ClockMove", requiredProperties = "to")
  record Move(
      String to,
      @Schema(
              allowableValues = {"before", "through"},
              defaultValue = "through")
          String due) {}

  /** Where the clock stands, and what moving it fired. */
  @Schema(name = "ClockMoved")
  record Moved(String now, List<FiringJson> firings) {}

  /** Where to set clock and workspace zone. */
  @Schema(name = "ClockReset", requiredProperties = "to")
  record Reset(String to, @Schema(defaultValue = "UTC") String zone) {}

  /** Where the clock stands. */
  @Schema(name = "ClockStands")
  record Stands(String now) {}

  @GET
  @Operation(operationId = "readClock", summary = "The engine's time")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Now.class)))
  public Now now() {
    return new Now(Plain.instant(clock.now()), clock.manual());
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "moveClock",
      summary = "Move the manual clock forward and fire what is due on the way")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Moved.class)))
  @ApiResponse(responseCode = "404", description = SYSTEM)
  @ApiResponse(responseCode = "422", description = "The instant is none, or before now.")
  public Moved move(
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = Move.class)))
          InputStream body) {
    manualOnly();
    Fields fields = new Fields(JsonBody.object(body), Set.of("to", "due"));
    Instant to = fields.instant("to");
    String due = fields.oneOf("due", DUE, THROUGH);
    fields.check();
    ClockPort.Moved moved = clock.move(to, due.equals(THROUGH));
    return new Moved(Plain.instant(moved.now()), FiringJson.all(moved.firings()));
  }

  @POST
  @Path("reset")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "resetClock",
      summary = "Empty everything and set the manual clock and the workspace's zone")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Stands.class)))
  @ApiResponse(responseCode = "404", description = SYSTEM)
  @ApiResponse(responseCode = "422", description = "The instant or the zone is none.")
  public Stands reset(
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = Reset.class)))
          InputStream body) {
    manualOnly();
    Fields fields = new Fields(JsonBody.object(body), Set.of("to", "zone"));
    Instant to = fields.instant("to");
    ZoneId zone = fields.zone("zone");
    fields.check();
    clock.reset(to, zone);
    return new Stands(Plain.instant(clock.now()));
  }

  private void manualOnly() {
    if (!clock.manual()) {
      throw HttpProblem.of(404, SYSTEM + " Only a manual one can be moved.").exception();
    }
  }
}
