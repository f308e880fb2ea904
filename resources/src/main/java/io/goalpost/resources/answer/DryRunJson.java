package io.goalpost.resources.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.port.DryRunPort;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * How a dry run went.
 *
 * @param version as which it ran
 * @param firings all of them, in order
 * @param rules the texts of the rules that fired, by name
 * @param published the lines that going live fired, before the first step
 * @param steps the lines that each step fired
 * @param entries of the series, as they stand at the end
 * @param refused diffs that were refused; the run went on without them
 */
@Schema(name = "DryRun")
public record DryRunJson(
    int version,
    String start,
    List<DryFiring> firings,
    Map<String, String> rules,
    List<String> published,
    List<Step> steps,
    List<EntryJson> entries,
    List<Refused> refused) {

  /** A firing with the facts that its rule looked at, as it saw them. */
  @Schema(name = "DryRunFiring")
  public record DryFiring(@JsonUnwrapped FiringJson firing, Map<String, Object> matched) {
    static DryFiring of(Firing firing) {
      return new DryFiring(FiringJson.of(firing), Plain.values(firing.matched()));
    }
  }

  /** What a step fired. */
  @Schema(name = "DryRunStep")
  public record Step(String at, List<String> firings) {}

  /** A diff that was refused; {@code step} and {@code index} from 0. */
  @Schema(name = "DryRunRefused")
  public record Refused(int step, int index, String field, String reason) {
    static Refused of(DryRunPort.Refused refused) {
      return new Refused(
          refused.step(),
          refused.fault().index(),
          refused.fault().field(),
          refused.fault().reason());
    }
  }

  public static DryRunJson of(DryRunPort.Run run) {
    return new DryRunJson(
        run.version(),
        Plain.instant(run.start()),
        run.firings().stream().map(DryFiring::of).toList(),
        run.rules(),
        run.published(),
        run.steps().stream().map(step -> new Step(Plain.instant(step.at()), step.lines())).toList(),
        EntryJson.all(run.entries()),
        run.refused().stream().map(Refused::of).toList());
  }
}
