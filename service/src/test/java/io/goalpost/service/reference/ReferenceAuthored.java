package io.goalpost.service.reference;

import io.goalpost.model.series.AuthoredRule;
import io.goalpost.model.series.AuthoredRule.Decision;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Series;
import java.util.List;
import java.util.Set;

/** The words of authors' rules: what decides is in the conditions of the series already. */
final class ReferenceAuthored {

  private ReferenceAuthored() {}

  /** Why the exit rule, which holds, ends an entry: its own reason, else the first author's. */
  static String exitReason(Series series, ReferenceView view, String own) {
    return ownExitHolds(series, view) ? own : word(series, Set.of(Decision.EXITS), null, view);
  }

  /** Why somebody is kept out other than by the goal, or null. */
  static String keptOut(Series series, ReferenceView view, String own) {
    return ownExitHolds(series, view)
        ? own
        : word(series, Set.of(Decision.EXITS, Decision.KEPT_OUT), null, view);
  }

  /** The tag of a block: the first author's whose rule holds, else its own. */
  static String tag(Series series, Block.Tag block, ReferenceView view) {
    String tag = word(series, Set.of(Decision.TAGGED), block.id(), view);
    return tag != null ? tag : block.tag();
  }

  /** Among the ways of an exit rule the series' own comes first. */
  private static boolean ownExitHolds(Series series, ReferenceView view) {
    long authored =
        series.authored().stream().filter(rule -> rule.decision() == Decision.EXITS).count();
    Condition exit = series.exit().when();
    if (authored > 0 && exit instanceof Condition.Any any && any.of().size() > authored) {
      exit = any.of().get(0);
    } else if (authored > 0) {
      return false;
    }
    return exit != null && ReferenceConditions.holds(exit, view);
  }

  private static String word(
      Series series, Set<Decision> decisions, String block, ReferenceView view) {
    List<AuthoredRule> rules =
        series.authored().stream()
            .sorted((one, other) -> one.source().compareTo(other.source()))
            .toList();
    for (AuthoredRule rule : rules) {
      if (decisions.contains(rule.decision())
          && (block == null || block.equals(rule.block()))
          && ReferenceConditions.holds(rule.when(), view)) {
        return rule.word();
      }
    }
    return null;
  }
}
