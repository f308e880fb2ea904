package io.goalpost.rules.vocabulary;

/**
 * Whoever is in a series, asked whether they must leave it (X1 to X3). The version is the live one,
 * whose exit rules count; the goal is the one pinned (G5).
 */
public final class Participant extends Question {

  private final int goalVersion;
  private final String goalOf;
  private final boolean leavesOnGoal;

  /**
   * @param goalVersion the version whose goal the entry pins
   * @param leavesOnGoal whether the live version says {@code onGoal} (X2)
   */
  public Participant(
      String series, int version, int goalVersion, boolean leavesOnGoal, Look facts) {
    super(series, version, facts);
    this.goalVersion = goalVersion;
    this.goalOf = series + "@" + goalVersion;
    this.leavesOnGoal = leavesOnGoal;
  }

  /** The version whose goal the entry pins, as {@code <series>@<version>}. */
  public String getGoalOf() {
    return goalOf;
  }

  public int getGoalVersion() {
    return goalVersion;
  }

  public boolean isLeavesOnGoal() {
    return leavesOnGoal;
  }
}
