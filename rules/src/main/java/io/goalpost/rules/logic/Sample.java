package io.goalpost.rules.logic;

import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition.Test;
import io.goalpost.model.series.Operand;
import io.goalpost.model.series.Operator;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * A value, or a set of values among which the tests of a group make no difference that could be
 * told. What a test says of it is true, false or, as null, not known.
 *
 * @param value of {@link Kind#EXACT}, else null
 */
record Sample(Kind kind, Value value) {

  /** What a date may be spelt with. */
  private static final String OF_DATES = "[0-9tz:.+-]*";

  enum Kind {
    UNKNOWN,
    EXACT,
    /** A text that stands in none of the tests. */
    OTHER_TEXT,
    /** Any date. */
    SOME_DATE,
    /** Any list. */
    SOME_LIST
  }

  static Sample exactly(Value value) {
    return new Sample(Kind.EXACT, value);
  }

  boolean isDate() {
    return kind == Kind.SOME_DATE || value instanceof Value.Date;
  }

  /** Whether the claim is certainly not true of it. */
  boolean refutes(Claim claim) {
    Boolean truth = truth(claim.test());
    return truth != null && truth != claim.holds();
  }

  private Boolean truth(Test test) {
    Operator operator = test.operator();
    if (kind == Kind.UNKNOWN) {
      return operator == Operator.CHANGED ? null : Boolean.FALSE;
    }
    return switch (operator) {
      case KNOWN -> true;
      case INCREASED, DECREASED, CHANGED -> null;
      case OLDER_THAN, NEWER_THAN -> isDate() ? null : Boolean.FALSE;
      default ->
          test.operand() instanceof Operand.Literal literal
              ? compared(operator, literal.value())
              : null;
    };
  }

  private Boolean compared(Operator operator, Value other) {
    return switch (operator) {
      case IS -> same(other);
      case IN -> in(other);
      case CONTAINS ->
          kind == Kind.SOME_LIST || value instanceof Value.Many ? null : text(operator, other);
      case STARTS_WITH, ENDS_WITH -> text(operator, other);
      default -> ordered(operator, other);
    };
  }

  private Boolean same(Value other) {
    return switch (kind) {
      case EXACT -> Value.same(value, other, ZoneOffset.UTC);
      case SOME_DATE -> other instanceof Value.Date ? null : Boolean.FALSE;
      case SOME_LIST -> other instanceof Value.Many ? null : Boolean.FALSE;
      default -> false;
    };
  }

  private Boolean in(Value list) {
    if (!(list instanceof Value.Many many)) {
      return false;
    }
    boolean maybe = false;
    for (Value element : many.values()) {
      Boolean same = same(element);
      if (Boolean.TRUE.equals(same)) {
        return true;
      }
      maybe |= same == null;
    }
    return maybe ? null : Boolean.FALSE;
  }

  /** Of a date nobody knows how it is spelt. */
  private Boolean text(Operator operator, Value other) {
    if (!(other instanceof Value.Text || other instanceof Value.Date)) {
      return false;
    }
    if (isDate()) {
      return folded(other).matches(OF_DATES) ? null : Boolean.FALSE;
    }
    if (kind == Kind.OTHER_TEXT) {
      return null;
    }
    if (!(value instanceof Value.Text text)) {
      return false;
    }
    String folded = folded(text);
    return switch (operator) {
      case STARTS_WITH -> folded.startsWith(folded(other));
      case ENDS_WITH -> folded.endsWith(folded(other));
      default -> folded.contains(folded(other));
    };
  }

  static String folded(Value text) {
    return String.valueOf(text.plain()).toLowerCase(Locale.ROOT);
  }

  private Boolean ordered(Operator operator, Value other) {
    int order;
    if (value instanceof Value.Num one && other instanceof Value.Num two) {
      if (operator == Operator.BEFORE || operator == Operator.AFTER) {
        return false;
      }
      order = one.number().compareTo(two.number());
    } else if (isDate() && other instanceof Value.Date two) {
      if (!(value instanceof Value.Date one)) {
        return null;
      }
      order = one.instant(ZoneOffset.UTC).compareTo(two.instant(ZoneOffset.UTC));
    } else {
      return false;
    }
    return switch (operator) {
      case GT, AFTER -> order > 0;
      case GTE -> order >= 0;
      case LT, BEFORE -> order < 0;
      default -> order <= 0;
    };
  }
}
