package io.goalpost.rules.vocabulary;

/** A user, or with {@code scope: member} a user and company, who may enter a series (E1 to E4). */
public final class Newcomer extends Question {
  public Newcomer(RulesOf rules, Look facts) {
    super(rules, facts);
  }
}
