package io.goalpost.rules.drl;

import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Goal;
import io.goalpost.model.series.Series;
import io.goalpost.rules.series.ConditionText;
import java.util.ArrayList;
import java.util.List;

/** The rules of the series' goal and of the messages' goals (G1 to G6, G9). */
final class GoalRules {

  private final Series series;
  private final Series whole;
  private final int version;
  private final Drl drl;

  /**
   * @param whole the series with authors' rules in its conditions
   */
  GoalRules(Series series, Series whole, int version, Drl drl) {
    this.series = series;
    this.whole = whole;
    this.version = version;
    this.drl = drl;
  }

  void write() {
    Goal goal = series.goal();
    if (goal != null && !goal.when().equals(Condition.NEVER)) {
      boolean company = goal.ofCompany();
      drl.rule(
          "goal/hit",
          "Goal: " + ConditionText.of(goal.when()) + ", which did not hold before the diff",
          company ? "Account" : "Contender",
          turning(
              goal, whole.goal().when(), List.of(), company ? "qualifiedWithin" : "enteredWithin"),
          company ? "goalHit( $account )" : "goalHit( $contender )");
    }
    for (Block block : series.blocks()) {
      if (block instanceof Block.Content content && content.goal() != null) {
        Goal of = content.goal();
        drl.rule(
            content.id() + "/converted",
            "Goal of the message: " + ConditionText.of(of.when()) + ", which did not hold before",
            "Recipient",
            turning(
                of,
                of.when(),
                List.of("block == " + Literals.text(content.id())),
                of.after().name().toLowerCase(java.util.Locale.ROOT) + "Within"),
            "converted( $recipient )");
      }
    }
  }

  private List<String> turning(Goal goal, Condition before, List<String> also, String window) {
    List<String> constraints = new ArrayList<>();
    constraints.add("rulesOf == " + Literals.text(series.id() + "@" + version));
    constraints.addAll(also);
    if (goal.within() != null) {
      constraints.add(window + "( " + Literals.period(goal.within()) + " )");
    }
    constraints.addAll(ConditionDrl.constraints(goal.when(), "facts"));
    constraints.add(ConditionDrl.negated(before, "before"));
    return constraints;
  }
}
