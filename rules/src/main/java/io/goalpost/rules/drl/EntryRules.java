package io.goalpost.rules.drl;

import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Series;
import io.goalpost.rules.series.ConditionText;
import java.util.ArrayList;
import java.util.List;

/** A rule for each entry block, and for what keeps people out (E1 to E4). */
final class EntryRules {

  private final Series series;
  private final Series whole;
  private final int version;
  private final Drl drl;

  /**
   * @param whole the series with authors' rules in its conditions
   */
  EntryRules(Series series, Series whole, int version, Drl drl) {
    this.series = series;
    this.whole = whole;
    this.version = version;
    this.drl = drl;
  }

  void write() {
    for (Block.Rule block : series.entryBlocks()) {
      if (block.rule().equals(Condition.NEVER)) {
        continue; // authors' rules alone decide
      }
      List<String> constraints = asked();
      String trigger = "";
      if (block.trigger() != null) {
        constraints.add(triggered(block.trigger()));
        trigger = "on event " + block.trigger().event() + ", ";
      }
      constraints.addAll(ConditionDrl.constraints(block.rule(), "facts"));
      constraints.addAll(AuthoredRules.vetoes(whole, block.id()));
      drl.rule(
          block.id() + "/enters",
          "Enters " + trigger + "when " + ConditionText.of(block.rule()),
          "Newcomer",
          constraints,
          "enters( $newcomer, " + Literals.text(block.id()) + " )");
    }
    if (series.exit().when() != null) {
      List<String> constraints = asked();
      constraints.addAll(ConditionDrl.constraints(series.exit().when(), "facts"));
      drl.rule(
          "exit/keeps out",
          "Nobody enters when " + ConditionText.of(series.exit().when()),
          "Newcomer",
          constraints,
          "keptOut( $newcomer, \"exit-rule\" )");
    }
    if (series.exit().onGoal() && series.goal() != null) {
      List<String> constraints = asked();
      constraints.addAll(ConditionDrl.constraints(whole.goal().when(), "facts"));
      drl.rule(
          "exit/keeps out on goal",
          "Nobody enters who has reached the goal",
          "Newcomer",
          constraints,
          "keptOut( $newcomer, \"goal\" )");
    }
  }

  private List<String> asked() {
    List<String> constraints = new ArrayList<>();
    constraints.add("rulesOf == " + Literals.text(series.id() + "@" + version));
    return constraints;
  }

  static String triggered(Block.Trigger trigger) {
    String event = Literals.text(trigger.event());
    return trigger.where() == null
        ? "facts.triggeredBy( " + event + " )"
        : "facts.triggeredBy( "
            + event
            + ", "
            + Literals.text(ConditionText.of(trigger.where()))
            + " )";
  }
}
