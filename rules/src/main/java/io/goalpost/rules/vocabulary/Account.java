package io.goalpost.rules.vocabulary;

import io.goalpost.model.entry.Qualification;

/**
 * A company that can still hit a company goal, on a diff that changed something the goal refers to
 * (G9). The version is the one whose goal is pinned.
 */
public final class Account extends GoalQuestion {

  private final Qualification qualification;

  public Account(Qualification qualification, Look facts, Look before) {
    super(RulesOf.of(qualification.series(), qualification.version()), facts, before);
    this.qualification = qualification;
  }

  public Qualification qualification() {
    return qualification;
  }

  /** Whether the message that made the company eligible left at most so long ago. */
  public boolean qualifiedWithin(String period) {
    return within(qualification.since(), period);
  }
}
