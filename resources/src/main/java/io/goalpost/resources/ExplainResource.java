package io.goalpost.resources;

import io.goalpost.model.port.ExplainPort;
import io.goalpost.resources.answer.ExplanationJson;
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
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Why something happened to somebody, or did not. Thread-safe. */
@Path("/v1/explain")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit", description = "What fired, why, and what was rejected.")
public final class ExplainResource {

  private static final Set<String> PARAMETERS = Set.of("series", "user", "company", "at");

  private final ExplainPort explanations;

  public ExplainResource(ExplainPort explanations) {
    this.explanations = explanations;
  }

  /** A position, or an instant. */
  private record At(long position, Instant instant) {

    static Optional<At> of(String text) {
      try {
        if (text.chars().allMatch(digit -> digit >= '0' && digit <= '9')) {
          long position = Long.parseLong(text);
          return position > 0 ? Optional.of(new At(position, null)) : Optional.empty();
        }
        return Optional.of(new At(0, Instant.parse(text)));
      } catch (NumberFormatException | DateTimeException neither) {
        return Optional.empty();
      }
    }
  }

  @GET
  @Operation(
      operationId = "explain",
      summary = "Why a user entered a series, moved, was sent, hit, or did not",
      description =
          "One answer for each thing that happened or did not, with a reason from a closed list, the"
              + " conditions as they were asked, and what would have to change.",
      parameters = {
        @Parameter(
            name = "series",
            in = ParameterIn.QUERY,
            required = true,
            schema = @Schema(type = "string")),
        @Parameter(
            name = "user",
            in = ParameterIn.QUERY,
            required = true,
            schema = @Schema(type = "string")),
        @Parameter(
            name = "company",
            in = ParameterIn.QUERY,
            description = "Only of this company, where entries or goals are companies'.",
            schema = @Schema(type = "string")),
        @Parameter(
            name = "at",
            in = ParameterIn.QUERY,
            description = "As of after the record of a position, or of an instant; now by default.",
            schema = @Schema(type = "string"))
      })
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = ExplanationJson.class)))
  @ApiResponse(responseCode = "400", description = "A parameter is wrong; errors name it.")
  @ApiResponse(
      responseCode = "404",
      description = "There is no such series or position, or it is no longer kept.")
  @ApiResponse(responseCode = "410", description = "What was up to then was pruned.")
  @ApiResponse(responseCode = "422", description = "The instant is still to come.")
  public ExplanationJson explain(@Context UriInfo request) {
    QueryParameters asked = new QueryParameters(request, PARAMETERS);
    String series = asked.required("series");
    String user = asked.required("user");
    At at = asked.word("at", At::of);
    asked.check();
    return ExplanationJson.of(
        explanations.explain(
            new ExplainPort.Query(
                series,
                user,
                asked.text("company"),
                at == null ? 0 : at.position(),
                at == null ? null : at.instant())));
  }
}
