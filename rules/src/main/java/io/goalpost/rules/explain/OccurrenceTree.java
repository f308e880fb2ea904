package io.goalpost.rules.explain;

import io.goalpost.model.explain.Node;
import io.goalpost.model.fact.EventHistory;
import io.goalpost.model.fact.EventOccurrence;
import io.goalpost.model.fact.Mask;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.rules.series.ConditionText;
import io.goalpost.rules.vocabulary.Evaluation;
import io.goalpost.rules.vocabulary.Look;
import java.util.List;

/** What is asked of an event's properties, node by node, told of one occurrence. */
final class OccurrenceTree {

  private final EventOccurrence occurrence;
  private final Look look;
  private final Seeing seeing;

  private OccurrenceTree(EventOccurrence occurrence, Look look, Mask mask) {
    this.occurrence = occurrence;
    this.look = look;
    this.seeing = new Seeing(look, mask);
  }

  /** What the last event of that name makes of the condition on its properties. */
  static List<Node> ofLast(Condition.Event event, Look look, Mask mask) {
    if (look.known().user() == null) {
      return List.of();
    }
    EventHistory history = look.known().user().events(event.event());
    return history.size() == 0
        ? List.of()
        : List.of(of(event.where(), history.get(history.size() - 1), look, mask));
  }

  /** The condition on the properties of one occurrence. */
  static Node of(Condition where, EventOccurrence occurrence, Look look, Mask mask) {
    return new OccurrenceTree(occurrence, look, mask).node(where);
  }

  private Node node(Condition where) {
    boolean holds = Evaluation.where(where, occurrence, look);
    String text = ConditionText.of(where);
    if (where instanceof Condition.All all) {
      return seeing.node(
          text, where, holds, null, null, all.of().stream().map(this::node).toList());
    } else if (where instanceof Condition.Any any) {
      return seeing.node(
          text, where, holds, null, null, any.of().stream().map(this::node).toList());
    } else if (where instanceof Condition.Not not) {
      return seeing.node(text, where, holds, null, null, List.of(node(not.of())));
    }
    Condition.Property property = (Condition.Property) where;
    Value value = occurrence.properties().get(property.name());
    return new Node(
        text,
        "property",
        holds,
        null,
        seeing.wanted(property.test()),
        seeing.shown(property.name(), value),
        null,
        null,
        null,
        List.of());
  }
}
