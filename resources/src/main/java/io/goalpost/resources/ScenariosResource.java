package io.goalpost.resources;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.goalpost.model.port.ScenarioPort;
import io.goalpost.resources.answer.Plain;
import io.goalpost.resources.body.TextBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;

/** Runs scenarios, the tests of series. Thread-safe. */
@Path("/v1/scenarios")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "series")
public final class ScenariosResource {
  private final ScenarioPort scenarios;

  public ScenariosResource(ScenarioPort scenarios) {
    this.scenarios = scenarios;
  }

  /** How a scenario went; {@code difference} tells what was not as expected. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ScenarioReport")
  record Report(String scenario, boolean passed, List<Step> steps, String difference) {}

  /** A step as it went; without {@code expected} where nothing was asked. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ScenarioStep")
  record Step(int step, String at, List<String> expected, List<String> fired, boolean ok) {}

  @POST
  @Consumes(MediaType.WILDCARD)
  @Operation(
      operationId = "runScenario",
      summary = "Run a scenario on an engine and a store of its own",
      description =
          "In YAML; nothing of the server is touched. What stands by name in its series is the id of"
              + " a series here, and means its draft.")
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = Report.class)))
  @ApiResponse(responseCode = "422", description = "It cannot be read.")
  @ApiResponse(responseCode = "429", description = "Another scenario is running.")
  public Report run(
      @RequestBody(required = true, content = @Content(schema = @Schema(type = "string")))
          InputStream body) {
    ScenarioPort.Report report = scenarios.run(TextBody.read(body));
    return new Report(
        report.scenario(),
        report.passed(),
        report.steps().stream()
            .map(
                each ->
                    new Step(
                        each.step(),
                        Plain.instant(each.at()),
                        each.expected(),
                        each.fired(),
                        each.ok()))
            .toList(),
        report.difference());
  }
}
