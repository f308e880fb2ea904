package io.goalpost.service.reference;

import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Condition.Test;
import io.goalpost.model.series.Operand;
import io.goalpost.service.reference.ReferenceFacts.Happened;
import io.goalpost.service.reference.ReferenceFacts.Receipt;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether a condition holds (C1 to C10), and whether a goal's did and does (G2). */
final class ReferenceConditions {

  private ReferenceConditions() {}

  static boolean holds(Condition condition, ReferenceView view) {
    if (condition instanceof Condition.All all) {
      return all.of().stream().allMatch(each -> holds(each, view));
    }
    if (condition instanceof Condition.Any any) {
      return any.of().stream().anyMatch(each -> holds(each, view));
    }
    if (condition instanceof Condition.Not not) {
      return !holds(not.of(), view);
    }
    if (condition instanceof Condition.Attribute attribute) {
      String name = attribute.name();
      Value then = view.baseline().user().get(name);
      return test(attribute.test(), view.facts().attribute(view.user(), name), then, view);
    }
    if (condition instanceof Condition.CompanyAttribute attribute) {
      return view.companies().stream() // C2: without companies false, whatever is asked
          .anyMatch(company -> ofCompany(attribute, company, view));
    }
    if (condition instanceof Condition.Tag tag) {
      return view.facts().tagged(view.user(), tag.tag());
    }
    if (condition instanceof Condition.CompanyTag tag) {
      return view.companies().stream().anyMatch(c -> view.facts().companyTagged(c, tag.tag()));
    }
    if (condition instanceof Condition.Event event) {
      return counted(event, view);
    }
    if (condition instanceof Condition.InSegment segment) {
      Condition saved = view.segments().get(segment.segment());
      return saved != null && holds(saved, view);
    }
    if (condition instanceof Condition.Content content) {
      return view.facts().receiptsOf(view.entry()).stream().anyMatch(r -> done(content, r, view));
    }
    if (condition instanceof Condition.EntryProperty property) {
      return test(property.test(), view.properties().get(property.property()), null, view);
    }
    throw new IllegalArgumentException("a property outside where: " + condition);
  }

  /** The attributes that it compares with a baseline. */
  static Set<String> compared(Condition condition) {
    Set<String> names = new TreeSet<>();
    if (condition instanceof Condition.All all) {
      all.of().forEach(each -> names.addAll(compared(each)));
    } else if (condition instanceof Condition.Any any) {
      any.of().forEach(each -> names.addAll(compared(each)));
    } else if (condition instanceof Condition.Not not) {
      names.addAll(compared(not.of()));
    } else if (condition instanceof Condition.Attribute attribute
        && attribute.test().operator().comparesWithBaseline()) {
      names.add("attribute " + attribute.name());
    } else if (condition instanceof Condition.CompanyAttribute attribute
        && attribute.test().operator().comparesWithBaseline()) {
      names.add("company " + attribute.name());
    }
    return names;
  }

  private static boolean ofCompany(
      Condition.CompanyAttribute attribute, String company, ReferenceView view) {
    Value then = view.baseline().ofCompany(company, attribute.name());
    return test(attribute.test(), view.facts().ofCompany(company, attribute.name()), then, view);
  }

  /** One operator (C1, C2): the value, and the one it is compared with by C8. */
  private static boolean test(Test test, Value value, Value then, ReferenceView view) {
    return switch (test.operator()) {
      case KNOWN -> (value != null) == ((Operand.Flag) test.operand()).value();
      case INCREASED, DECREASED, CHANGED ->
          ReferenceValues.moved(test.operator(), value, then, view.zone());
      case OLDER_THAN, NEWER_THAN ->
          ReferenceValues.aged(
              test.operator(),
              value,
              ((Operand.Period) test.operand()).duration(),
              view.now(),
              view.zone());
      default -> {
        Value other = operand(test.operand(), view);
        yield value == null || other == null
            ? ReferenceValues.holdsOfUnknown(test.operator()) // C2, C6
            : ReferenceValues.compare(test.operator(), value, other, view.zone());
      }
    };
  }

  /** C6: a value, or what a reference refers to; null where that is missing. */
  static Value operand(Operand operand, ReferenceView view) {
    if (operand instanceof Operand.Literal literal) {
      return literal.value();
    }
    if (operand instanceof Operand.OfAttribute attribute) {
      return view.facts().attribute(view.user(), attribute.name());
    }
    if (operand instanceof Operand.OfCompany company) {
      return view.companies().isEmpty()
          ? null
          : view.facts().ofCompany(view.companies().get(0), company.name());
    }
    if (operand instanceof Operand.OfEntry entry) {
      return view.properties().get(entry.property());
    }
    throw new IllegalArgumentException("no value: " + operand);
  }

  /** C5: how many there are, by default at least one. */
  private static boolean counted(Condition.Event event, ReferenceView view) {
    long count =
        view.facts().events(view.user(), event.event()).stream()
            .filter(each -> counts(event, each, view))
            .count();
    return event.count() == null
        ? count >= 1
        : test(event.count(), new Value.Num(BigDecimal.valueOf(count)), null, view);
  }

  /** C5: within counts what was received less than P ago, since what a later diff brought. */
  private static boolean counts(Condition.Event event, Happened each, ReferenceView view) {
    return (event.within() == null
            || windowEnd(event, view).isBefore(each.at().plus(event.within())))
        && (!event.sinceEntry() || each.position() > view.cause())
        && where(event.where(), each.properties(), view);
  }

  /** E2: just before an instant with diffs of that instant known is that instant. */
  private static Instant windowEnd(Condition.Event event, ReferenceView view) {
    return view.facts().events(view.user(), event.event()).stream()
        .map(Happened::at)
        .filter(view.now()::isBefore)
        .findFirst()
        .orElse(view.now());
  }

  /** C5: a condition over the properties of an event; none holds of every event. */
  static boolean where(Condition where, Map<String, Value> properties, ReferenceView view) {
    if (where == null) {
      return true;
    }
    if (where instanceof Condition.All all) {
      return all.of().stream().allMatch(each -> where(each, properties, view));
    }
    if (where instanceof Condition.Any any) {
      return any.of().stream().anyMatch(each -> where(each, properties, view));
    }
    if (where instanceof Condition.Not not) {
      return !where(not.of(), properties, view);
    }
    Condition.Property property = (Condition.Property) where;
    return test(property.test(), properties.get(property.name()), null, view);
  }

  /** C7: what became of the message; without a link any tracked one was clicked. */
  private static boolean done(Condition.Content content, Receipt receipt, ReferenceView view) {
    if (!receipt.block().equals(content.block())) {
      return false;
    }
    if (content.is() == null) {
      return true;
    }
    return view.facts().touch(receipt, content.is()) != null
        && (content.link() == null
            || view.facts().done.get(receipt.id()).links().contains(content.link()));
  }

  // G2: a goal looks at events in a way of its own.

  /** Whether a goal holds after the diff: an event it asks for came after the entry. */
  static boolean goalHolds(Condition goal, ReferenceView after) {
    if (goal instanceof Condition.All all) {
      return all.of().stream().allMatch(each -> goalHolds(each, after));
    }
    if (goal instanceof Condition.Any any) {
      return any.of().stream().anyMatch(each -> goalHolds(each, after));
    }
    if (goal instanceof Condition.Event event && event.count() == null) {
      return after.facts().events(after.user(), event.event()).stream()
          .anyMatch(each -> each.position() > after.cause() && counts(event, each, after));
    }
    return holds(goal, after); // under a not, and in a segment, over all time
  }

  /** Whether it held before the diff: an event turns true with each new one. */
  static boolean goalHeld(
      Condition goal, ReferenceView before, ReferenceView after, long position) {
    if (goal instanceof Condition.All all) {
      return all.of().stream().allMatch(each -> goalHeld(each, before, after, position));
    }
    if (goal instanceof Condition.Any any) {
      return any.of().stream().anyMatch(each -> goalHeld(each, before, after, position));
    }
    if (goal instanceof Condition.Event event && event.count() == null) {
      boolean fresh =
          after.facts().events(after.user(), event.event()).stream()
              .anyMatch(each -> each.position() == position && counts(event, each, after));
      return !fresh && goalHolds(goal, before);
    }
    return holds(goal, before);
  }
}
