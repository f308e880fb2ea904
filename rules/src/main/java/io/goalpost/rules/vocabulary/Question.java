package io.goalpost.rules.vocabulary;

import io.goalpost.model.series.RuleSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Something the engine asks of the rules: put into the session, matched by rules, taken out again
 * with the answers they gave. A question belongs to one series and version.
 */
public abstract class Question {

  /** What a rule may say. */
  public enum Verdict {
    ENTERS,
    KEPT_OUT,
    GOAL_HIT,
    CONVERTED,
    EXITS,
    MATCHED,
    UNMATCHED,
    SENT,
    UNSENT,
    WAITED,
    TAGGED
  }

  /**
   * What one rule said.
   *
   * @param detail the block or the reason it names, or null
   * @param rule its name
   */
  public record Answer(Verdict verdict, String detail, String rule) {}

  /** Compiled rules, which have no source, come first. */
  private static final Comparator<Answer> ORDER =
      Comparator.comparing(
          answer -> RuleSource.ofRule(answer.rule()).orElse(null),
          Comparator.nullsFirst(Comparator.naturalOrder()));

  private final RulesOf rules;
  private final Look facts;
  private List<Answer> answers = List.of(); // most have none

  Question(RulesOf rules, Look facts) {
    this.rules = rules;
    this.facts = facts;
  }

  public final String getSeries() {
    return rules.series();
  }

  public final int getVersion() {
    return rules.version();
  }

  /**
   * The version whose rules are asked, as {@code <series>@<version>}. Every rule asks for it first:
   * so no two versions share a node of the network, and one lookup finds the rules of one.
   */
  public final String getRulesOf() {
    return rules.name();
  }

  /** What is known now. */
  public final Look getFacts() {
    return facts;
  }

  /** Everything the rules said, in no order that means anything. */
  public final List<Answer> answers() {
    return answers;
  }

  /**
   * The answer of one kind and detail; a null detail means any. Of several it is the compiled
   * rule's, else the one of the authors' rule that comes first by file and line.
   */
  public final Optional<Answer> answer(Verdict verdict, String detail) {
    return first(verdict, answer -> detail == null || detail.equals(answer.detail()));
  }

  /** The same of a kind with any other detail than those. */
  public final Optional<Answer> answerBut(Verdict verdict, List<String> details) {
    return first(verdict, answer -> !details.contains(answer.detail()));
  }

  /** The answer of an author's rule, the first by file and line. */
  public final Optional<Answer> answerOfAuthor(Verdict verdict) {
    return first(verdict, answer -> RuleSource.ofRule(answer.rule()).isPresent());
  }

  /** The answer of a rule that comes of the series itself. */
  public final Optional<Answer> answerOfSeries(Verdict verdict) {
    return first(verdict, answer -> RuleSource.ofRule(answer.rule()).isEmpty());
  }

  private Optional<Answer> first(Verdict verdict, Predicate<Answer> wanted) {
    if (answers.isEmpty()) {
      return Optional.empty();
    }
    Answer first = null;
    for (Answer answer : answers) {
      if (answer.verdict() == verdict
          && wanted.test(answer)
          && (first == null || ORDER.compare(answer, first) < 0)) {
        first = answer;
      }
    }
    return Optional.ofNullable(first);
  }

  /** Whether any rule said so. */
  public final boolean says(Verdict verdict) {
    return answer(verdict, null).isPresent();
  }

  /** Takes all answers back: it is asked again, or the rules did not come to an end. */
  public final void forget() {
    answers = List.of();
  }

  final void add(Answer answer) {
    if (answers.isEmpty()) {
      answers = new ArrayList<>(2);
    }
    answers.add(answer);
  }
}
