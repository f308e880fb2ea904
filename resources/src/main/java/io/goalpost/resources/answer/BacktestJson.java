package io.goalpost.resources.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.goalpost.model.port.BacktestPort;
import io.goalpost.model.port.BacktestPort.Counted;
import io.goalpost.model.port.BacktestPort.Differing;
import io.goalpost.model.port.BacktestPort.Outcome;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;

/**
 * Where a backtest stands, and what came of it once it is done.
 *
 * @param progress from 0 to 1
 * @param figures of the series; live is absent where no version is
 * @param blocks the same of its blocks
 * @param interactionsLeftOut with messages that the candidate had not sent
 * @param problem why it failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Backtest")
public record BacktestJson(
    String id,
    @Schema(allowableValues = {"running", "done", "failed", "cancelled"}) String state,
    double progress,
    String from,
    String to,
    Figures figures,
    Blocks blocks,
    Differ differ,
    Long interactionsLeftOut,
    String problem) {

  /** The figures of both. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "BacktestFigures")
  public record Figures(Map<String, Long> candidate, Map<String, Long> live) {}

  /** The figures of the blocks of both. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "BacktestBlocks")
  public record Blocks(
      Map<String, Map<String, Long>> candidate, Map<String, Map<String, Long>> live) {}

  /** How many users differ, and the first of them. */
  @Schema(name = "BacktestDiffer")
  public record Differ(long count, List<User> users) {}

  /** A user, and what fired with each, with its instants, from the first difference on. */
  @Schema(name = "BacktestUser")
  public record User(String user, List<String> candidate, List<String> live) {
    static User of(Differing differing) {
      return new User(differing.user(), differing.candidate(), differing.live());
    }
  }

  public static BacktestJson of(BacktestPort.Report report) {
    Outcome outcome = report.outcome();
    Counted live = outcome == null ? null : outcome.live();
    return new BacktestJson(
        report.id(),
        Plain.word(report.state()),
        report.progress(),
        Plain.instant(report.from()),
        Plain.instant(report.to()),
        outcome == null
            ? null
            : new Figures(outcome.candidate().figures(), live == null ? null : live.figures()),
        outcome == null
            ? null
            : new Blocks(outcome.candidate().blocks(), live == null ? null : live.blocks()),
        outcome == null
            ? null
            : new Differ(outcome.differing(), outcome.users().stream().map(User::of).toList()),
        outcome == null ? null : outcome.interactionsLeftOut(),
        report.problem());
  }
}
