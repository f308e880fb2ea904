package io.goalpost.service.explain;

import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Operand;
import io.goalpost.model.series.Operator;
import io.goalpost.rules.vocabulary.Evaluation;
import io.goalpost.rules.vocabulary.Look;
import java.util.List;
import java.util.Set;

/**
 * Conditions with a plain yes or no in place of what is settled for somebody for good: what has
 * happened does not become undone, and an entry keeps what it pinned. Immutable.
 */
final class Settled {

  private static final Condition YES = new Condition.All(List.of());
  private static final Condition NO = new Condition.Any(List.of());

  /** So deep segments are looked into that ask for segments. */
  private static final int DEPTH_MAX = 5;

  private static final Set<Operator> GROWING = Set.of(Operator.GT, Operator.GTE);
  private static final Set<Operator> SHRINKING = Set.of(Operator.LT, Operator.LTE, Operator.IS);

  private final Look look;
  private final boolean ofGoal;

  private Settled(Look look, boolean ofGoal) {
    this.look = look;
    this.ofGoal = ofGoal;
  }

  /** As an entry rule or exit rule asks it. */
  static Condition rule(Condition condition, Look look) {
    return new Settled(look, false).of(condition, 0);
  }

  /** As a goal asks it, where each new event is a turn of its own (G2). */
  static Condition goal(Condition condition, Look look) {
    return new Settled(look, true).of(condition, 0);
  }

  private Condition of(Condition condition, int depth) {
    if (condition instanceof Condition.All all) {
      return new Condition.All(all.of().stream().map(each -> of(each, depth)).toList());
    } else if (condition instanceof Condition.Any any) {
      return new Condition.Any(any.of().stream().map(each -> of(each, depth)).toList());
    } else if (condition instanceof Condition.Not not) {
      return new Condition.Not(of(not.of(), depth));
    }
    if (condition instanceof Condition.InSegment segment) {
      Condition saved = look.known().workspace().segment(segment.segment());
      // A segment goes by its own terms, within a goal, too (G10).
      return saved == null || depth == DEPTH_MAX
          ? condition
          : new Settled(look.outsideOfGoals(), false).of(saved, depth + 1);
    }
    boolean settled =
        condition instanceof Condition.Event event
            ? event(event)
            : condition instanceof Condition.Content
                ? look.known().entry() != null && Evaluation.holds(condition, look)
                : condition instanceof Condition.EntryProperty property
                    && look.known().entry() != null
                    && property.test().operand() instanceof Operand.Literal;
    if (!settled) {
      return condition;
    }
    return Evaluation.holds(condition, look) ? YES : NO;
  }

  /** Events only become more; before an entry there are none since it (C5). */
  private boolean event(Condition.Event event) {
    if (event.sinceEntry() && look.known().entry() == null) {
      return true;
    } else if (ofGoal || event.within() != null || !literal(event.where())) {
      return false;
    }
    boolean holds = Evaluation.holds(event, look);
    if (event.count() == null) {
      return holds;
    }
    Operator operator = event.count().operator();
    return (GROWING.contains(operator) && holds)
        || (SHRINKING.contains(operator) && !holds && tooMany(event));
  }

  private boolean tooMany(Condition.Event event) {
    Condition.Test more = new Condition.Test(Operator.GTE, event.count().operand());
    return event.count().operand() instanceof Operand.Literal
        && Evaluation.holds(
            new Condition.Event(
                event.event(), event.where(), more, event.within(), event.sinceEntry()),
            look);
  }

  /** Whether what it asks of an event is written there, and hangs on nothing that may change. */
  private static boolean literal(Condition where) {
    if (where instanceof Condition.All all) {
      return all.of().stream().allMatch(Settled::literal);
    } else if (where instanceof Condition.Any any) {
      return any.of().stream().allMatch(Settled::literal);
    } else if (where instanceof Condition.Not not) {
      return literal(not.of());
    }
    return where == null
        || (where instanceof Condition.Property property
            && (property.test().operand() instanceof Operand.Literal
                || property.test().operand() instanceof Operand.Flag));
  }
}
