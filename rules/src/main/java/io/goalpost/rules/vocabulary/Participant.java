package io.goalpost.rules.vocabulary;

/**
 * Whoever is in a series, asked whether they must leave it (X1 to X3). The version is the live one,
 * whose exit rules count; the goal is the one pinned (G5).
 */
public final class Participant extends Question {

  private final RulesOf goal;
  private final boolean leavesOnGoal;

  /**
   * @param goal the version whose goal the entry pins
   * @param leavesOnGoal whether the live version says {@code onGoal} (X2)
   */
  public Participant(RulesOf rules, RulesOf goal, boolean leavesOnGoal, Look facts) {
    super(rules, facts);
    this.goal = goal;
    this.leavesOnGoal = leavesOnGoal;
  }

  /** The version whose goal the entry pins, as {@code <series>@<version>}. */
  public String getGoalOf() {
    return goal.name();
  }

  public int getGoalVersion() {
    return goal.version();
  }

  public boolean isLeavesOnGoal() {
    return leavesOnGoal;
  }
}
