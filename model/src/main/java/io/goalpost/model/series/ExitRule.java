package io.goalpost.model.series;

/**
 * When an entry ends early (SEMANTICS §7).
 *
 * @param when X1, or null
 * @param onGoal X2
 * @param onMismatch X3
 * @param beforeMessage X4: looked at only before a message
 */
public record ExitRule(Condition when, boolean onGoal, boolean onMismatch, boolean beforeMessage) {
  /** No exit rule. */
  public static final ExitRule NONE = new ExitRule(null, false, false, false);
}
