package io.goalpost.service.reference;

import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.ExitRule;
import io.goalpost.model.series.Goal;
import io.goalpost.model.series.Series;
import java.util.List;

/** Exit rules and exits (§7). */
final class ReferenceExits {

  private static final String RULE = "exit-rule";
  private static final String GOAL = "goal";
  private static final String MISMATCH = "stopped-matching";

  private final ReferenceState state;

  ReferenceExits(ReferenceState state) {
    this.state = state;
  }

  void exit(ReferenceEntry entry, String reason) {
    state.fire("exited", entry, " reason=" + reason);
    entry.status = ReferenceEntry.Status.EXITED;
    entry.visits.stream()
        .filter(ReferenceEntry.Visit::open)
        .forEach(visit -> visit.how = "exited"); // X1: all its paths, waits and unsent messages
  }

  /** E4: why somebody may not enter, or null; X1 and X2. */
  static String keptOut(Series series, ReferenceView view) {
    ExitRule rule = series.exit();
    String byRule = ReferenceAuthored.keptOut(series, view, RULE);
    if (byRule != null) {
      return byRule;
    }
    boolean goal =
        rule.onGoal()
            && series.goal() != null
            && ReferenceConditions.holds(series.goal().when(), view);
    return goal ? GOAL : null;
  }

  /** B5: why an entry's message may not leave, whatever was looked at before; or null. */
  String beforeMessage(ReferenceEntry entry) {
    ReferenceView view = state.view(entry);
    return reason(entry, view, null, false);
  }

  /** X1 to X3, after a diff that may have touched what they refer to (E7 too). */
  void afterDiff(ReferenceFacts before) {
    for (ReferenceEntry entry : state.active()) {
      ReferenceView after = state.view(entry);
      if (entry.company != null
          && before.companies(entry.user).contains(entry.company)
          && !state.facts.companies(entry.user).contains(entry.company)) {
        exit(entry, "left-company");
      } else if (!state.liveSeries(entry).exit().beforeMessage()) { // X4
        String reason = reason(entry, after, after.on(before), true);
        if (reason != null) {
          exit(entry, reason);
        }
      }
    }
  }

  /** X1 to X3, when time has turned them just now (T5). */
  void afterTime() {
    for (ReferenceEntry entry : state.active()) {
      ReferenceView now = state.view(entry);
      String reason =
          state.liveSeries(entry).exit().beforeMessage()
              ? null
              : reason(entry, now, now.at(state.now.minusNanos(1)), false);
      if (reason != null) {
        exit(entry, reason);
      }
    }
  }

  /**
   * The first reason that holds (X3); with a view before, only what was touched, or turned, since.
   */
  private String reason(
      ReferenceEntry entry, ReferenceView now, ReferenceView before, boolean byDiff) {
    Series series = state.liveSeries(entry);
    ExitRule rule = series.exit();
    Goal goal = entry.goal; // G5: pinned
    if (rule.when() != null && asks(List.of(rule.when()), false, now, before, byDiff)) {
      return ReferenceAuthored.exitReason(series, now, RULE);
    }
    if (rule.onGoal() && goal != null && asks(List.of(goal.when()), false, now, before, byDiff)) {
      return GOAL;
    }
    List<Condition> entryRules = series.entryBlocks().stream().map(Block.Rule::rule).toList();
    if (rule.onMismatch() && asks(entryRules, true, now, before, byDiff)) {
      return MISMATCH;
    }
    return null;
  }

  /** Whether one holds, or with {@code none} none does, and it is time to ask. */
  private static boolean asks(
      List<Condition> conditions,
      boolean none,
      ReferenceView now,
      ReferenceView before,
      boolean byDiff) {
    boolean holds = anyHolds(conditions, now) != none;
    if (!holds || before == null) {
      return holds;
    }
    return byDiff
        ? conditions.stream().anyMatch(each -> ReferenceMentions.touched(each, before, now))
        : anyHolds(conditions, before) == none;
  }

  private static boolean anyHolds(List<Condition> conditions, ReferenceView view) {
    return conditions.stream().anyMatch(each -> ReferenceConditions.holds(each, view));
  }
}
