package io.goalpost.rules.explain;

import io.goalpost.model.explain.Node;
import io.goalpost.model.fact.EventOccurrence;
import io.goalpost.model.fact.Mask;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.rules.vocabulary.Look;
import java.util.List;

/**
 * Conditions as they were asked, node by node, with what they saw as people are shown it. Whether
 * they hold is asked of the true values. Immutable.
 */
public final class ConditionTrees {

  private final Mask mask;

  public ConditionTrees(Mask mask) {
    this.mask = mask;
  }

  /**
   * The tree of a condition.
   *
   * @param before what was known just before the diff, or null where nothing is compared
   */
  public Node of(Condition condition, Look now, Look before) {
    return ConditionTree.of(condition, now, before, mask);
  }

  /** One of several conditions, as where a series has several entry blocks. */
  public Node any(List<Condition> conditions, Look now, Look before) {
    return of(
        conditions.size() == 1 ? conditions.get(0) : new Condition.Any(conditions), now, before);
  }

  /** The condition on the properties of one occurrence of an event. */
  public Node ofOccurrence(Condition where, EventOccurrence occurrence, Look look) {
    return OccurrenceTree.of(where, occurrence, look, mask);
  }

  /** A value of that name as it is shown, in words. */
  public String words(String name, Value value) {
    return String.valueOf(mask.shown(name, value).plain());
  }
}
