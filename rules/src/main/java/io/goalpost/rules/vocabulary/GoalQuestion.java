package io.goalpost.rules.vocabulary;

import java.time.Instant;

/** A question that compares what is known now with what was known before the diff (G2). */
public abstract class GoalQuestion extends Question {

  private final Look before;

  GoalQuestion(RulesOf rules, Look facts, Look before) {
    super(rules, facts);
    this.before = before;
  }

  /** What was known just before the diff. */
  public final Look getBefore() {
    return before;
  }

  /** Whether now is at most that long after an instant: a window's end is inside it (G1, G6). */
  final boolean within(Instant opened, String period) {
    return opened != null
        && !getFacts().known().now().isAfter(Seen.later(opened, Lengths.of(period)));
  }
}
