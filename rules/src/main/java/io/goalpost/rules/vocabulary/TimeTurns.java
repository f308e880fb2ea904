package io.goalpost.rules.vocabulary;

import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.EventHistory;
import io.goalpost.model.fact.FoldedEvents;
import io.goalpost.model.fact.Tally;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Operand;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/**
 * When a condition may turn by itself (T5): the earliest instant to come at which one of its parts
 * that speak of elapsed time would read differently, all facts staying as they are.
 */
public final class TimeTurns {

  private final Look look;
  private final Instant after;
  private Instant next;

  private TimeTurns(Look look, Instant after) {
    this.look = look;
    this.after = after;
  }

  /** The earliest such instant after another, or null where time alone never turns it. */
  public static Instant next(Condition condition, Look look, Instant after) {
    TimeTurns turns = new TimeTurns(look, after);
    turns.visit(condition);
    return turns.next;
  }

  /** Whether a condition speaks of elapsed time at all, its saved conditions included. */
  public static boolean speaksOfTime(Condition condition, Function<String, Condition> segments) {
    if (condition instanceof Condition.All all) {
      return all.of().stream().anyMatch(each -> speaksOfTime(each, segments));
    } else if (condition instanceof Condition.Any any) {
      return any.of().stream().anyMatch(each -> speaksOfTime(each, segments));
    } else if (condition instanceof Condition.Not not) {
      return speaksOfTime(not.of(), segments);
    } else if (condition instanceof Condition.Attribute attribute) {
      return attribute.test().operator().turnsWithTime();
    } else if (condition instanceof Condition.CompanyAttribute company) {
      return company.test().operator().turnsWithTime();
    } else if (condition instanceof Condition.EntryProperty property) {
      return property.test().operator().turnsWithTime();
    } else if (condition instanceof Condition.Event event) {
      return event.within() != null
          || (event.where() != null && speaksOfTime(event.where(), segments));
    } else if (condition instanceof Condition.Property property) {
      return property.test().operator().turnsWithTime();
    } else if (condition instanceof Condition.InSegment segment) {
      Condition saved = segments.apply(segment.segment());
      return saved != null && speaksOfTime(saved, segments);
    }
    return false;
  }

  private void visit(Condition condition) {
    if (condition instanceof Condition.All all) {
      all.of().forEach(this::visit);
    } else if (condition instanceof Condition.Any any) {
      any.of().forEach(this::visit);
    } else if (condition instanceof Condition.Not not) {
      visit(not.of());
    } else if (condition instanceof Condition.Attribute attribute) {
      if (look.known().user() != null) {
        visit(look.known().user().attributes().get(attribute.name()), attribute.test());
      }
    } else if (condition instanceof Condition.CompanyAttribute attribute) {
      for (Company company : look.known().companies()) {
        visit(company.attributes().get(attribute.name()), attribute.test());
      }
    } else if (condition instanceof Condition.EntryProperty property) {
      visit(look.known().properties().get(property.property()), property.test());
    } else if (condition instanceof Condition.Event event) {
      visit(event);
    } else if (condition instanceof Condition.InSegment segment) {
      Condition saved = look.known().workspace().segment(segment.segment());
      if (saved != null) {
        visit(saved);
      }
    }
  }

  private void visit(Value value, Condition.Test test) {
    if (test.operator().turnsWithTime()
        && value instanceof Value.Date date
        && test.operand() instanceof Operand.Period period) {
      at(Seen.later(date.instant(look.known().workspace().zone()), period.duration()));
    }
  }

  private void visit(Condition.Event event) {
    if (look.known().user() == null) {
      return;
    }
    EventHistory history = look.known().user().events(event.event());
    for (int i = history.size() - 1; i >= 0; i--) {
      if (event.within() != null) {
        Instant leaves = Seen.later(history.get(i).at(), event.within());
        if (!leaves.isAfter(after)) {
          return; // received in order: all before have left the window
        }
        at(leaves);
      }
      if (event.where() != null) {
        visitProperties(event.where(), history.get(i).properties());
      }
    }
    visitFolded(event, history.folded());
  }

  private void visitFolded(Condition.Event event, FoldedEvents folded) {
    if (event.within() != null) {
      for (Tally tally : EventFolding.asked(folded, event.where())) {
        tally.latest().forEach(mark -> at(Seen.later(mark.at(), event.within())));
      }
    }
    if (event.where() != null) {
      folded.like().keySet().forEach(values -> visitProperties(event.where(), values));
    }
  }

  private void visitProperties(Condition where, Map<String, Value> properties) {
    if (where instanceof Condition.All all) {
      all.of().forEach(each -> visitProperties(each, properties));
    } else if (where instanceof Condition.Any any) {
      any.of().forEach(each -> visitProperties(each, properties));
    } else if (where instanceof Condition.Not not) {
      visitProperties(not.of(), properties);
    } else if (where instanceof Condition.Property property) {
      visit(properties.get(property.name()), property.test());
    }
  }

  private void at(Instant instant) {
    if (instant.isAfter(after) && (next == null || instant.isBefore(next))) {
      next = instant;
    }
  }
}
