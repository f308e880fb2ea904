package io.goalpost.rules.explain;

import io.goalpost.model.explain.Node;
import io.goalpost.model.fact.Mask;
import io.goalpost.model.series.Condition;
import io.goalpost.rules.series.ConditionText;
import io.goalpost.rules.vocabulary.Evaluation;
import io.goalpost.rules.vocabulary.Look;
import io.goalpost.rules.vocabulary.TimeTurns;
import java.time.Instant;
import java.util.List;

/**
 * A condition as it was asked, node by node. Whether a node holds is asked of the rules' own {@link
 * Look}; what is added is what it saw.
 */
final class ConditionTree {

  private final Look now;
  private final Look before;
  private final Seeing seeing;
  private final Mask mask;

  private ConditionTree(Look now, Look before, Mask mask) {
    this.now = now;
    this.before = before;
    this.seeing = new Seeing(now, mask);
    this.mask = mask;
  }

  /**
   * The tree of a condition.
   *
   * @param before what was known just before the diff, or null where nothing is compared
   */
  static Node of(Condition condition, Look now, Look before, Mask mask) {
    return new ConditionTree(now, before, mask).node(condition);
  }

  private Node node(Condition condition) {
    Boolean held = before == null ? null : Evaluation.holds(condition, before);
    return seeing.node(
        ConditionText.of(condition),
        condition,
        Evaluation.holds(condition, now),
        held,
        turns(condition),
        children(condition));
  }

  private Instant turns(Condition condition) {
    return TimeTurns.next(condition, now, now.known().now());
  }

  private List<Node> children(Condition condition) {
    if (condition instanceof Condition.All all) {
      return all.of().stream().map(this::node).toList();
    } else if (condition instanceof Condition.Any any) {
      return any.of().stream().map(this::node).toList();
    } else if (condition instanceof Condition.Not not) {
      return List.of(node(not.of()));
    } else if (condition instanceof Condition.InSegment segment) {
      Condition saved = now.known().workspace().segment(segment.segment());
      return saved == null
          ? List.of()
          : List.of(
              of(
                  saved,
                  now.outsideOfGoals(),
                  before == null ? null : before.outsideOfGoals(),
                  mask));
    } else if (condition instanceof Condition.Event event && event.where() != null) {
      return OccurrenceTree.ofLast(event, now, mask);
    }
    return List.of();
  }
}
