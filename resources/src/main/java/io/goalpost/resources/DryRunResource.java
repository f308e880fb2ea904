package io.goalpost.resources;

import io.goalpost.model.port.DryRunPort;
import io.goalpost.resources.answer.DiffJson;
import io.goalpost.resources.answer.DryRunJson;
import io.goalpost.resources.body.DryRunBody;
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

/** Plays a series on a copy, and keeps nothing. Thread-safe. */
@Path("/v1/series")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "series")
public final class DryRunResource {
  private final DryRunPort dryRuns;

  public DryRunResource(DryRunPort dryRuns) {
    this.dryRuns = dryRuns;
  }

  /** The body; read by {@link DryRunBody}. */
  @Schema(name = "DryRunOrder", requiredProperties = "steps")
  record Body(
      @Schema(description = "A version; without version and text it is the draft.") Integer version,
      @Schema(description = "A definition, in YAML or JSON.") String text,
      @Schema(
              description =
                  "Users whose facts and entries are copied, at most 100. Others come into being"
                      + " by their first diff.")
          List<String> users,
      @Schema(
              description =
                  "Where the clock begins; now, where it is left out. With copied users not"
                      + " before now.")
          String start,
      @Schema(description = "At most 1,000, with 5,000 diffs in all.") List<Step> steps) {}

  /** One step of the body. */
  @Schema(name = "DryRunOrderStep")
  record Step(
      @Schema(
              description =
                  "An instant, or + and a period from the step before. What is due on the way"
                      + " fires.",
              example = "+P1D")
          String at,
      List<DiffJson> diffs) {}

  @POST
  @Path("{id}/dry-run")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "dryRun",
      summary = "What a series would do: play diffs and time on a copy",
      description =
          "Of a version, of the text in the body, or of the draft. No other series takes part, and"
              + " nothing is written or sent. A version other than the live one goes live first, so"
              + " the entries of copied users move to it.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = DryRunJson.class)))
  @ApiResponse(
      responseCode = "404",
      description = "There is no such series, draft, version or user.")
  @ApiResponse(responseCode = "422", description = "A field is wrong, or the text has errors.")
  @ApiResponse(responseCode = "429", description = "Others are under way.")
  public DryRunJson run(
      @PathParam("id") String id,
      @RequestBody(
              required = true,
              content = @Content(schema = @Schema(implementation = Body.class)))
          InputStream body) {
    return DryRunJson.of(dryRuns.run(id, DryRunBody.read(JsonBody.object(body))));
  }
}
