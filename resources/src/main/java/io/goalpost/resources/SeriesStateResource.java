package io.goalpost.resources;

import io.goalpost.model.port.SeriesPort;
import io.goalpost.resources.answer.FiringJson;
import io.goalpost.resources.body.Fields;
import io.goalpost.resources.body.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/** Pausing, resuming and archiving a series, and taking one user out (V3, V4, X5). Thread-safe. */
@Path("/v1/series")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "series")
public final class SeriesStateResource {
  private static final String CONFLICT = "Its state does not allow it.";

  private final SeriesPort series;

  public SeriesStateResource(SeriesPort series) {
    this.series = series;
  }

  /** The state it is in now, and what the change fired. */
  @Schema(name = "StateChanged")
  record Changed(
      @Schema(allowableValues = {"live", "paused", "archived"}) String state,
      List<FiringJson> firings) {}

  /** Who is taken out, by whom, why. */
  @Schema(
      name = "Exit",
      requiredProperties = {"user", "by"})
  record Exit(String user, String by, String reason) {}

  /** What taking somebody out fired. */
  @Schema(name = "Exited")
  record Exited(List<FiringJson> firings) {}

  @POST
  @Path("{id}/pause")
  @Operation(summary = "Pause: nobody enters and nothing is sent")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Changed.class)))
  @ApiResponse(responseCode = "409", description = CONFLICT)
  public Changed pause(@PathParam("id") String id) {
    return new Changed("paused", FiringJson.all(series.pause(id)));
  }

  @POST
  @Path("{id}/resume")
  @Operation(summary = "Resume: what waited goes on")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Changed.class)))
  @ApiResponse(responseCode = "409", description = CONFLICT)
  public Changed resume(@PathParam("id") String id) {
    return new Changed("live", FiringJson.all(series.resume(id)));
  }

  @POST
  @Path("{id}/archive")
  @Operation(summary = "Archive: all active entries exit")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Changed.class)))
  @ApiResponse(responseCode = "409", description = CONFLICT)
  public Changed archive(@PathParam("id") String id) {
    return new Changed("archived", FiringJson.all(series.archive(id)));
  }

  @POST
  @Path("{id}/exit")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "End all active entries of one user by hand")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Exited.class)))
  @ApiResponse(responseCode = "422", description = "The user or who asks for it is missing.")
  public Exited exit(
      @PathParam("id") String id,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = Exit.class)))
          InputStream body) {
    Fields fields = new Fields(JsonBody.object(body), Set.of("user", "by", "reason"));
    String reason = fields.optional("reason");
    Exit asked =
        new Exit(fields.required("user"), fields.required("by"), reason == null ? "" : reason);
    fields.check();
    return new Exited(FiringJson.all(series.exit(id, asked.user(), asked.by(), asked.reason())));
  }
}
