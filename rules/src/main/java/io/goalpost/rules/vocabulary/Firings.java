package io.goalpost.rules.vocabulary;

import io.goalpost.rules.vocabulary.Question.Answer;
import io.goalpost.rules.vocabulary.Question.Verdict;

/**
 * The one thing a rule's right side calls: it says what the rule decided. The engine brings that
 * into order (T2), does it and keeps it. Not thread-safe; belongs to one session.
 */
public final class Firings {

  private String rule = "";
  private int number;

  /** Called by the session before each rule's right side. */
  public void ruleIs(String name) {
    this.rule = name;
  }

  /** The rule whose right side was called last. */
  public String rule() {
    return rule;
  }

  /** How many answers were given so far. */
  public int number() {
    return number;
  }

  /** An entry block matches (E1). */
  public void enters(Newcomer newcomer, String block) {
    say(newcomer, Verdict.ENTERS, block);
  }

  /** The exit rule matches who would enter (E4): {@code exit-rule} or {@code goal}. */
  public void keptOut(Newcomer newcomer, String reason) {
    say(newcomer, Verdict.KEPT_OUT, reason);
  }

  /** An entry's goal is hit (G1). */
  public void goalHit(Contender contender) {
    say(contender, Verdict.GOAL_HIT, null);
  }

  /** A company's goal is hit (G9). */
  public void goalHit(Account account) {
    say(account, Verdict.GOAL_HIT, null);
  }

  /** A message's goal is hit (G6). */
  public void converted(Recipient recipient) {
    say(recipient, Verdict.CONVERTED, null);
  }

  /** The entry must end: {@code exit-rule}, {@code goal} or {@code stopped-matching} (X1 to X3). */
  public void exits(Participant participant, String reason) {
    say(participant, Verdict.EXITS, reason);
  }

  /** A rule block's condition holds (B1). */
  public void matched(Visit visit) {
    say(visit, Verdict.MATCHED, null);
  }

  /** A rule block's condition does not hold, and it tries no longer (B2). */
  public void unmatched(Visit visit) {
    say(visit, Verdict.UNMATCHED, null);
  }

  /** The message leaves (B4). */
  public void sent(Visit visit) {
    say(visit, Verdict.SENT, null);
  }

  /** The message cannot leave, or its attempt is over (B4). */
  public void unsent(Visit visit, String reason) {
    say(visit, Verdict.UNSENT, reason);
  }

  /** The wait is over (B8). */
  public void waited(Visit visit) {
    say(visit, Verdict.WAITED, null);
  }

  /** The tag is to be added or removed (B10). */
  public void tagged(Visit visit, String tag) {
    say(visit, Verdict.TAGGED, tag);
  }

  private void say(Question question, Verdict verdict, String detail) {
    question.add(new Answer(verdict, detail, rule));
    number++;
  }
}
