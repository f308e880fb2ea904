package io.goalpost.rules.drl;

import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Series;
import io.goalpost.rules.series.ConditionText;
import java.util.ArrayList;
import java.util.List;

/** The exit rules: by condition, on the goal, on mismatch (X1 to X3). */
final class ExitRules {

  private final Series series;
  private final Series whole;
  private final int version;
  private final Drl drl;

  /**
   * @param whole the series with authors' rules in its conditions
   */
  ExitRules(Series series, Series whole, int version, Drl drl) {
    this.series = series;
    this.whole = whole;
    this.version = version;
    this.drl = drl;
  }

  void write() {
    Condition when = series.exit().when();
    if (when != null) {
      List<String> constraints = asked("rulesOf");
      constraints.addAll(ConditionDrl.constraints(when, "facts"));
      exits("exit/holds", "Exits when " + ConditionText.of(when), constraints, "exit-rule");
    }
    if (series.goal() != null) {
      // Written whether or not this version exits on the goal: a later one may, and then asks here.
      List<String> constraints = asked("goalOf");
      constraints.add("leavesOnGoal == true");
      constraints.addAll(ConditionDrl.constraints(whole.goal().when(), "facts"));
      exits(
          "exit/on goal", "Exits on the goal, where the live version says so", constraints, "goal");
    }
    if (series.exit().onMismatch()) {
      List<Condition> conditions = whole.entryBlocks().stream().map(Block.Rule::rule).toList();
      List<String> constraints = asked("rulesOf");
      constraints.add(ConditionDrl.none(conditions, "facts"));
      exits(
          "exit/stopped matching",
          "Exits who matches no entry block any longer",
          constraints,
          "stopped-matching");
    }
  }

  private void exits(String name, String comment, List<String> constraints, String reason) {
    drl.rule(
        name,
        comment,
        "Participant",
        constraints,
        "exits( $participant, " + Literals.text(reason) + " )");
  }

  private List<String> asked(String of) {
    List<String> constraints = new ArrayList<>();
    constraints.add(of + " == " + Literals.text(series.id() + "@" + version));
    return constraints;
  }
}
