package io.goalpost.rules.authored;

import io.goalpost.model.series.AuthoredRule;
import io.goalpost.model.series.AuthoredRule.Decision;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Problem;
import io.goalpost.model.series.RuleSource;
import io.goalpost.rules.authored.Token.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads authors' DRL. Its grammar is the whole list of what is allowed: rules of one pattern of the
 * vocabulary, constraints on {@code facts} with literals, and one call of {@code firings}.
 */
final class DrlReader {

  static final int RULES_MAX = 500;
  private static final int PROBLEMS_MAX = 50;
  private static final int NAME_LENGTH_MAX = 200;

  /** What each type may be told, by the names that stand in rules. */
  static final Map<String, Set<Decision>> TYPES =
      Map.of(
          "Newcomer", EnumSet.of(Decision.ENTERS, Decision.KEPT_OUT),
          "Participant", EnumSet.of(Decision.EXITS),
          "Contender", EnumSet.of(Decision.GOAL_HIT),
          "Account", EnumSet.of(Decision.GOAL_HIT),
          "Visit", EnumSet.of(Decision.MATCHED, Decision.UNMATCHED, Decision.TAGGED));

  private final String file;
  private final List<Problem> problems = new ArrayList<>();
  private final List<Written> rules = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Set<Integer> lines = new HashSet<>();

  private DrlReader(String file) {
    this.file = file;
  }

  /**
   * A rule as it was written.
   *
   * @param type of its pattern
   * @param name that its author gave it
   */
  record Written(String name, String type, AuthoredRule rule, int column) {}

  /** What was read; problems prevent that any of it is used. */
  record Read(List<Written> rules, List<Problem> problems) {}

  static Read read(String file, String text) {
    DrlReader reader = new DrlReader(file);
    try {
      reader.file(new Tokens(Lexer.tokens(text)));
    } catch (Refusal refusal) {
      reader.problem(refusal);
    }
    return new Read(reader.rules, reader.problems);
  }

  private void problem(Refusal refusal) {
    problems.add(
        Problem.in(
            new RuleSource(file, null, refusal.line()),
            refusal.column(),
            Problem.Severity.ERROR,
            refusal.getMessage()));
  }

  private void file(Tokens tokens) throws Refusal {
    if (tokens.take("package")) {
      do {
        tokens.expect(Kind.WORD, "the package's name");
      } while (tokens.take("."));
      tokens.take(";");
    }
    while (tokens.peek().kind() != Kind.END && problems.size() < PROBLEMS_MAX) {
      Token at = tokens.peek();
      try {
        if (!at.is("rule")) {
          throw new Refusal(at, Forbidden.outside(at));
        }
        if (rules.size() == RULES_MAX) {
          throw new Refusal(at, "A file has at most " + RULES_MAX + " rules; make two of it.");
        }
        rules.add(rule(tokens));
      } catch (Refusal refusal) {
        problem(refusal);
        if (rules.size() == RULES_MAX) {
          return;
        }
        tokens.skipRule();
      }
    }
  }

  private Written rule(Tokens tokens) throws Refusal {
    Token opening = tokens.next();
    Token name = tokens.next();
    if ((name.kind() != Kind.STRING && name.kind() != Kind.WORD)
        || name.text().isBlank()
        || name.text().length() > NAME_LENGTH_MAX
        || name.text().chars().anyMatch(Character::isISOControl)) {
      throw Tokens.unexpected(name, "the rule's name in quotes");
    }
    if (!names.add(name.text())) {
      throw new Refusal(name, "Another rule of this file has that name; change one of them.");
    }
    if (!lines.add(opening.line())) {
      throw new Refusal(opening, "Begin each rule on a line of its own.");
    }
    if (!tokens.peek().is("when")) {
      throw new Refusal(tokens.peek(), Forbidden.outside(tokens.peek()));
    }
    tokens.next();
    if (Forbidden.knows(tokens.peek())) {
      throw new Refusal(tokens.peek(), Forbidden.outside(tokens.peek()));
    }
    Token binding = tokens.expect(Kind.WORD, "a name for the fact, such as $newcomer");
    tokens.expect(":", "between the fact's name and its type");
    Token type =
        tokens.expect(
            Kind.WORD, "one of " + String.join(", ", TYPES.keySet().stream().sorted().toList()));
    if (!TYPES.containsKey(type.text())) {
      throw new Refusal(
          type,
          type.shown()
              + " is no type of the vocabulary; use one of "
              + String.join(", ", TYPES.keySet().stream().sorted().toList())
              + ".");
    }
    Pattern pattern = pattern(tokens, type);
    tokens.expect("then", "after the one fact of a rule");
    AuthoredRule rule =
        new CallReader(tokens, binding.text(), type, pattern.block())
            .read(pattern.when(), new RuleSource(file, null, opening.line()));
    tokens.expect("end", "of the rule, which makes one call");
    return new Written(name.text(), type.text(), rule, opening.column());
  }

  private record Pattern(Condition when, Token block) {}

  private static Pattern pattern(Tokens tokens, Token type) throws Refusal {
    Token opening = tokens.expect("(", "and the conditions");
    ExpressionReader expressions = new ExpressionReader(tokens);
    List<Condition> all = new ArrayList<>();
    Token block = null;
    do {
      if (type.is("Visit") && block == null && tokens.take("block")) {
        tokens.expect("==", "and the block's id");
        block = tokens.expect(Kind.STRING, "the block's id in quotes");
      } else {
        all.add(expressions.read());
      }
    } while (tokens.take(","));
    tokens.expect(")", "that closes the conditions");
    if (type.is("Visit") && block == null) {
      throw new Refusal(opening, "Say which block is meant: block == \"…\" among the conditions.");
    }
    if (all.isEmpty()) {
      throw new Refusal(opening, "A rule needs a condition on `facts`; add one.");
    }
    return new Pattern(all.size() == 1 ? all.get(0) : new Condition.All(all), block);
  }
}
