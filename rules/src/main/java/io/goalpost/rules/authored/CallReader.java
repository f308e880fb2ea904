package io.goalpost.rules.authored;

import io.goalpost.model.series.AuthoredRule;
import io.goalpost.model.series.AuthoredRule.Decision;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.RuleSource;
import io.goalpost.rules.authored.Token.Kind;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the right side of a rule: one call of {@code firings} about the fact that matched. */
final class CallReader {

  /** Reasons that mean something else already, to whoever reads what fired. */
  static final Set<String> RESERVED =
      Set.of(
          "manual",
          "archived",
          "left-company",
          "block-removed",
          "goal",
          "stopped-matching",
          "message-unsent");

  private static final String REASON = "[a-z0-9][a-z0-9-]{0,59}";

  private final Tokens tokens;
  private final String binding;
  private final Token type;
  private final Token block;

  CallReader(Tokens tokens, String binding, Token type, Token block) {
    this.tokens = tokens;
    this.binding = binding;
    this.type = type;
    this.block = block;
  }

  AuthoredRule read(Condition when, RuleSource source) throws Refusal {
    Token first = tokens.next();
    if (!first.is("firings")) {
      throw new Refusal(
          first,
          first.shown() + " is not allowed here; a rule makes one call of `firings`, no more.");
    }
    tokens.expect(".", "and what is decided");
    Token call = tokens.expect(Kind.WORD, "what is decided, such as enters");
    Set<Decision> allowed = DrlReader.TYPES.get(type.text());
    Decision decision =
        allowed.stream()
            .filter(each -> each.call().equals(call.text()))
            .findFirst()
            .orElseThrow(
                () ->
                    new Refusal(
                        call,
                        "A "
                            + type.text()
                            + " can be told "
                            + allowed.stream()
                                .sorted(Comparator.naturalOrder())
                                .map(Decision::call)
                                .collect(Collectors.joining(", "))
                            + " only, not "
                            + call.shown()
                            + "."));
    tokens.expect("(", "and the fact");
    Token fact = tokens.expect(Kind.WORD, "the fact's name, " + binding);
    if (!fact.text().equals(binding)) {
      throw new Refusal(fact, "The fact of this rule is " + binding + "; name it here.");
    }
    Token word = null;
    if (tokens.take(",")) {
      word = tokens.expect(Kind.STRING, "a literal text in quotes");
    }
    Token closing = tokens.expect(")", "that closes the call");
    tokens.expect(";", "after the call");
    return rule(decision, word, closing, when, source);
  }

  private AuthoredRule rule(
      Decision decision, Token word, Token closing, Condition when, RuleSource source)
      throws Refusal {
    boolean takes = wants(decision) != null;
    if (takes != (word != null)) {
      throw new Refusal(
          word == null ? closing : word,
          takes ? "Name " + wants(decision) + " as well." : "This call takes the fact alone.");
    }
    if (word != null) {
      check(decision, word.text(), word);
    }
    return switch (decision) {
      case ENTERS -> new AuthoredRule(decision, word.text(), null, when, source);
      case KEPT_OUT, EXITS -> new AuthoredRule(decision, null, word.text(), when, source);
      case GOAL_HIT -> new AuthoredRule(decision, null, null, when, source);
      case MATCHED, UNMATCHED -> new AuthoredRule(decision, block.text(), null, when, source);
      case TAGGED -> new AuthoredRule(decision, block.text(), word.text(), when, source);
    };
  }

  /** What a decision names besides the fact, or null. */
  static String wants(Decision decision) {
    return switch (decision) {
      case ENTERS -> "the entry block";
      case KEPT_OUT, EXITS -> "the reason";
      case TAGGED -> "the tag";
      case GOAL_HIT, MATCHED, UNMATCHED -> null;
    };
  }

  /** Whether the word that a decision names may be it. */
  static void check(Decision decision, String word, Token at) throws Refusal {
    boolean reason = decision == Decision.KEPT_OUT || decision == Decision.EXITS;
    if (reason && !word.matches(REASON)) {
      throw new Refusal(at, "A reason is written in small letters, digits and -, such as churned.");
    }
    if (reason && RESERVED.contains(word)) {
      throw new Refusal(
          at, "The reason " + word + " means something else already; choose another.");
    }
    if (word.isBlank() || word.length() > 256 || word.chars().anyMatch(Character::isISOControl)) {
      throw new Refusal(at, "A name has 1 to 256 characters, none of them a control character.");
    }
  }
}
