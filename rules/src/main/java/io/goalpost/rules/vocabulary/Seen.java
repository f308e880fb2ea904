package io.goalpost.rules.vocabulary;

import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Operator;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;

/**
 * A value as a condition sees it, with one method an operator (C1 to C4, C8). A missing value is
 * unknown: then only the negated operators hold. Of several values (a user's companies) one that
 * holds is enough, and of none nothing holds.
 */
public final class Seen {

  /** What was there at entry, receipt or arrival; its value is null where nothing was. */
  record Baseline(Value value) {
    /** That of an attribute which was missing. */
    static final Baseline NONE = new Baseline(null);
  }

  private final Known known;
  private final Value value;
  private final Baseline baseline;
  private final List<Seen> several;

  Seen(Known known, Value value, Baseline baseline) {
    this.known = known;
    this.value = value;
    this.baseline = baseline;
    this.several = null;
  }

  Seen(Known known, List<Seen> several) {
    this.known = known;
    this.value = null;
    this.baseline = null;
    this.several = several;
  }

  /** The one value, or null where there is none or are several. */
  public Value value() {
    return value;
  }

  public boolean is(Object other) {
    return test(Operator.IS, other);
  }

  public boolean isNot(Object other) {
    return test(Operator.IS_NOT, other);
  }

  public boolean in(Object list) {
    return test(Operator.IN, list);
  }

  public boolean notIn(Object list) {
    return test(Operator.NOT_IN, list);
  }

  public boolean contains(Object part) {
    return test(Operator.CONTAINS, part);
  }

  public boolean notContains(Object part) {
    return test(Operator.NOT_CONTAINS, part);
  }

  public boolean startsWith(Object start) {
    return test(Operator.STARTS_WITH, start);
  }

  public boolean endsWith(Object end) {
    return test(Operator.ENDS_WITH, end);
  }

  public boolean gt(Object other) {
    return test(Operator.GT, other);
  }

  public boolean gte(Object other) {
    return test(Operator.GTE, other);
  }

  public boolean lt(Object other) {
    return test(Operator.LT, other);
  }

  public boolean lte(Object other) {
    return test(Operator.LTE, other);
  }

  public boolean before(Object date) {
    return test(Operator.BEFORE, date);
  }

  public boolean after(Object date) {
    return test(Operator.AFTER, date);
  }

  /** Holds from the instant value + period on (C4). */
  public boolean olderThan(String period) {
    return test(Operator.OLDER_THAN, period);
  }

  /** Holds until just before the instant value + period (C4). */
  public boolean newerThan(String period) {
    return test(Operator.NEWER_THAN, period);
  }

  public boolean known(boolean wanted) {
    return test(Operator.KNOWN, wanted);
  }

  public boolean increased() {
    return test(Operator.INCREASED, true);
  }

  public boolean decreased() {
    return test(Operator.DECREASED, true);
  }

  public boolean changed() {
    return test(Operator.CHANGED, true);
  }

  /** The operator applied; the operand is a literal, or something seen. */
  boolean test(Operator operator, Object operand) {
    if (several == null) {
      return one(operator, operand);
    }
    for (Seen each : several) {
      if (each.one(operator, operand)) {
        return true;
      }
    }
    return false;
  }

  private boolean one(Operator operator, Object operand) {
    switch (operator) {
      case KNOWN:
        return (value != null) == (Boolean) operand;
      case INCREASED:
        return value != null && baseline != null && order(value, baselineOrZero(), 1);
      case DECREASED:
        return value != null && baseline != null && order(value, baselineOrZero(), -1);
      case CHANGED:
        return baseline != null && changedSinceBaseline();
      case OLDER_THAN:
        return value instanceof Value.Date && !known.now().isBefore(turn((String) operand));
      case NEWER_THAN:
        return value instanceof Value.Date && known.now().isBefore(turn((String) operand));
      default:
        return compare(operator, operand instanceof Seen seen ? seen.value : literal(operand));
    }
  }

  /** A literal; one list may stand in another where whole lists are compared (C1b). */
  private static Value literal(Object plain) {
    return plain instanceof List<?> list
        ? new Value.Many(list.stream().map(Seen::literal).toList())
        : Value.of(plain);
  }

  private boolean compare(Operator operator, Value other) {
    boolean unknown = value == null || other == null;
    return switch (operator) {
      case IS -> !unknown && Value.same(value, other, zone());
      case IS_NOT -> unknown || !Value.same(value, other, zone());
      case IN -> !unknown && isIn(other);
      case NOT_IN -> unknown || !isIn(other);
      case CONTAINS -> !unknown && has(other);
      case NOT_CONTAINS -> unknown || !has(other);
      case STARTS_WITH -> texts(other) && folded(value).startsWith(folded(other));
      case ENDS_WITH -> texts(other) && folded(value).endsWith(folded(other));
      case GT -> !unknown && order(value, other, 1);
      case GTE -> !unknown && (order(value, other, 1) || order(value, other, 0));
      case LT -> !unknown && order(value, other, -1);
      case LTE -> !unknown && (order(value, other, -1) || order(value, other, 0));
      case BEFORE -> dates(other) && order(value, other, -1);
      case AFTER -> dates(other) && order(value, other, 1);
      default -> throw new IllegalStateException("no comparison: " + operator);
    };
  }

  private boolean isIn(Value list) {
    if (!(list instanceof Value.Many many)) {
      return false;
    }
    for (Value element : many.values()) {
      if (Value.same(value, element, zone())) {
        return true;
      }
    }
    return false;
  }

  private boolean has(Value part) {
    if (value instanceof Value.Many many) {
      for (Value element : many.values()) {
        if (Value.same(element, part, zone())
            || (isText(element) && isText(part) && folded(element).equals(folded(part)))) {
          return true;
        }
      }
      return false;
    }
    return texts(part) && folded(value).contains(folded(part));
  }

  /** Whether both are of one ordered type and compare with that sign (C1b, C3). */
  private boolean order(Value one, Value other, int sign) {
    if (one instanceof Value.Num first && other instanceof Value.Num second) {
      return Integer.signum(first.number().compareTo(second.number())) == sign;
    }
    if (one instanceof Value.Date first && other instanceof Value.Date second) {
      return Integer.signum(first.instant(zone()).compareTo(second.instant(zone()))) == sign;
    }
    return false;
  }

  /** C2: also after an unset; what was missing and still is has not changed. */
  private boolean changedSinceBaseline() {
    return value == null ? baseline.value() != null : !Value.same(value, baselineOrZero(), zone());
  }

  private Value baselineOrZero() {
    return baseline.value() == null ? new Value.Num(BigDecimal.ZERO) : baseline.value();
  }

  /** The instant at which a comparison with a period turns. */
  private Instant turn(String period) {
    return later(((Value.Date) value).instant(zone()), Lengths.of(period));
  }

  /** An instant and a length of time later, or the last instant there is. */
  static Instant later(Instant instant, Duration period) {
    try {
      return instant.plus(period);
    } catch (DateTimeException | ArithmeticException beyondTime) {
      return period.isNegative() ? Instant.MIN : Instant.MAX;
    }
  }

  private ZoneId zone() {
    return known.workspace().zone();
  }

  private boolean dates(Value other) {
    return value instanceof Value.Date && other instanceof Value.Date;
  }

  private boolean texts(Value other) {
    return isText(value) && isText(other);
  }

  private static boolean isText(Value value) {
    return value instanceof Value.Text || value instanceof Value.Date;
  }

  private static String folded(Value value) {
    return ((String) value.plain()).toLowerCase(Locale.ROOT);
  }
}
