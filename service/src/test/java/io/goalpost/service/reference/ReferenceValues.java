package io.goalpost.service.reference;

import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Operator;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** How values compare (D2, C1b, C2, C3, C4). */
final class ReferenceValues {

  private static final Value ZERO = new Value.Num(BigDecimal.ZERO);

  private ReferenceValues() {}

  /** D2: numbers by value, strings exactly, dates as instants, lists element by element. */
  static boolean same(Value one, Value other, ZoneId zone) {
    if (one == null || other == null) {
      return one == other;
    }
    if (one instanceof Value.Num a && other instanceof Value.Num b) {
      return a.number().compareTo(b.number()) == 0;
    }
    if (one instanceof Value.Date a && other instanceof Value.Date b) {
      return a.instant(zone).equals(b.instant(zone));
    }
    if (one instanceof Value.Text a && other instanceof Value.Text b) {
      return a.text().equals(b.text());
    }
    if (one instanceof Value.Bool a && other instanceof Value.Bool b) {
      return a.value() == b.value();
    }
    if (one instanceof Value.Many a && other instanceof Value.Many b) {
      if (a.values().size() != b.values().size()) {
        return false;
      }
      for (int i = 0; i < a.values().size(); i++) {
        if (!same(a.values().get(i), b.values().get(i), zone)) {
          return false;
        }
      }
      return true;
    }
    return false; // C3: across types nothing is equal
  }

  /** The order of two numbers or two dates; null where there is none (C1b, C3). */
  static Integer order(Value one, Value other, ZoneId zone) {
    if (one instanceof Value.Num a && other instanceof Value.Num b) {
      return a.number().compareTo(b.number());
    }
    if (one instanceof Value.Date a && other instanceof Value.Date b) {
      return a.instant(zone).compareTo(b.instant(zone));
    }
    return null;
  }

  /** C2: what holds of the unknown. */
  static boolean holdsOfUnknown(Operator operator) {
    return operator == Operator.IS_NOT
        || operator == Operator.NOT_IN
        || operator == Operator.NOT_CONTAINS;
  }

  /** An operator that compares two known values (C1b, C3, C4). */
  static boolean compare(Operator operator, Value left, Value right, ZoneId zone) {
    Integer order = order(left, right, zone);
    boolean dates = left instanceof Value.Date && right instanceof Value.Date;
    return switch (operator) {
      case IS -> same(left, right, zone);
      case IS_NOT -> !same(left, right, zone);
      case IN -> within(left, right, zone);
      case NOT_IN -> !within(left, right, zone);
      case CONTAINS -> contains(left, right, zone);
      case NOT_CONTAINS -> !contains(left, right, zone);
      case STARTS_WITH -> bothTexts(left, right) && lower(left).startsWith(lower(right));
      case ENDS_WITH -> bothTexts(left, right) && lower(left).endsWith(lower(right));
      case GT -> order != null && order > 0;
      case GTE -> order != null && order >= 0;
      case LT -> order != null && order < 0;
      case LTE -> order != null && order <= 0;
      case BEFORE -> dates && order < 0;
      case AFTER -> dates && order > 0;
      default -> throw new IllegalArgumentException(operator.word());
    };
  }

  /** C8: against the value it had then, a missing one counting as 0. */
  static boolean moved(Operator operator, Value now, Value then, ZoneId zone) {
    if (operator == Operator.CHANGED) {
      // C2: also after an unset; what was missing and still is has not changed.
      return now == null ? then != null : !same(now, then == null ? ZERO : then, zone);
    }
    Integer order = now == null ? null : order(now, then == null ? ZERO : then, zone);
    return order != null && (operator == Operator.INCREASED ? order > 0 : order < 0);
  }

  /** C4: {@code olderThan} from the value + P on, {@code newerThan} until just before it. */
  static boolean aged(Operator operator, Value value, Duration period, Instant now, ZoneId zone) {
    if (!(value instanceof Value.Date date)) {
      return false;
    }
    boolean old = !now.isBefore(date.instant(zone).plus(period));
    return (operator == Operator.OLDER_THAN) == old;
  }

  /** C1b: the whole value is one of the list's elements. */
  private static boolean within(Value left, Value right, ZoneId zone) {
    return right instanceof Value.Many many
        && many.values().stream().anyMatch(element -> same(left, element, zone));
  }

  /** C1b: of a list it asks for an element; C3: of a string for a part, in either case. */
  private static boolean contains(Value left, Value right, ZoneId zone) {
    if (left instanceof Value.Many many) {
      return many.values().stream()
          .anyMatch(
              element ->
                  bothTexts(element, right)
                      ? lower(element).equals(lower(right))
                      : same(element, right, zone));
    }
    return bothTexts(left, right) && lower(left).contains(lower(right));
  }

  private static boolean bothTexts(Value left, Value right) {
    return left instanceof Value.Text && right instanceof Value.Text;
  }

  private static String lower(Value text) {
    return ((Value.Text) text).text().toLowerCase(Locale.ROOT);
  }
}
