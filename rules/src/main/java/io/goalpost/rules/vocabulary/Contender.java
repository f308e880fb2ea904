package io.goalpost.rules.vocabulary;

/**
 * An entry that can still hit the series' goal, on a diff that changed something the goal refers to
 * (G1 to G5). The version is the one whose goal it pins.
 */
public final class Contender extends GoalQuestion {

  public Contender(RulesOf rules, Look facts, Look before) {
    super(rules, facts, before);
  }

  /** Whether the entry began at most so long ago. */
  public boolean enteredWithin(String period) {
    return within(getFacts().known().entry().began(), period);
  }
}
