package io.goalpost.rules.authored;

import java.util.Map;

/**
 * What to say of words that people know from elsewhere. It decides nothing: whatever is not in the
 * vocabulary is refused, in this list or not.
 */
final class Forbidden {

  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("import", "the types of the vocabulary are there by themselves; take it out"),
          Map.entry("global", "`firings` is there by itself; take it out"),
          Map.entry("function", "rules call the vocabulary only; write the condition out"),
          Map.entry("declare", "rules have no facts of their own; ask `facts`"),
          Map.entry("query", "rules cannot be asked by others; take it out"),
          Map.entry("eval", "write the condition itself"),
          Map.entry("from", "rules look at one fact; ask `facts`"),
          Map.entry("exists", "ask `facts` with an operator instead"),
          Map.entry("forall", "ask `facts` with an operator instead"),
          Map.entry("accumulate", "count events with .count()"),
          Map.entry("not", "write ! before the condition"),
          Map.entry("and", "write && or a comma"),
          Map.entry("or", "write ||"),
          Map.entry("matches", "use is, startsWith, endsWith or contains"),
          Map.entry("salience", "the order of decisions is the engine's (T2)"),
          Map.entry("rulesOf", "the gate adds series and version by itself; take it out"),
          Map.entry("before", "that a goal did not hold before is asked by itself (G2)"),
          Map.entry("enteredWithin", "the goal's own `within` holds for rules, too (G1)"),
          Map.entry("qualifiedWithin", "the goal's own `within` holds for rules, too (G9)"),
          Map.entry("over", "deadlines are the block's own; take it out"));

  private Forbidden() {}

  /** Whether it is one of the words that there is something to say of. */
  static boolean knows(Token at) {
    return INSTEAD.containsKey(at.text());
  }

  static String inConstraint(Token at) {
    return at.shown()
        + " is not allowed in a condition; "
        + INSTEAD.getOrDefault(
            at.text(), "begin with `facts.` and one of the calls in docs/rules.md")
        + ".";
  }

  static String outside(Token at) {
    return at.shown()
        + " is not allowed here; "
        + INSTEAD.getOrDefault(at.text(), "a file holds rules only: rule … when … then … end")
        + ".";
  }
}
