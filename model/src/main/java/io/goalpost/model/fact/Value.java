package io.goalpost.model.fact;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;

/**
 * One value of an attribute or event property: a string, a number, a boolean or a list of those
 * (D2). Immutable.
 */
public sealed interface Value {

  /** The longest text a value may have, in characters. */
  int TEXT_LENGTH_MAX = 32_768;

  /** The most digits a number may have, before and behind its point. */
  int DIGITS_MAX = 340;

  /** The most elements a list may have. */
  int LIST_SIZE_MAX = 1_000;

  /** A plain string, compared exactly. */
  record Text(String text) implements Value {
    @Override
    public Object plain() {
      return text;
    }
  }

  /**
   * A string that is a full ISO 8601 instant, or a date; compared as an instant (D2).
   *
   * @param text as it was given
   * @param instant the instant, or null where it is a bare date
   * @param date the bare date, or null where it is an instant
   */
  record Date(String text, Instant instant, LocalDate date) implements Value {
    /** The instant meant: of a bare date, midnight in the workspace's zone. */
    public Instant instant(ZoneId workspace) {
      return instant != null ? instant : date.atStartOfDay(workspace).toInstant();
    }

    @Override
    public Object plain() {
      return text;
    }
  }

  /** A finite number, compared by value: 10 equals 10.0. */
  record Num(BigDecimal number) implements Value {
    @Override
    public boolean equals(Object other) {
      return other instanceof Num that && number.compareTo(that.number) == 0;
    }

    @Override
    public int hashCode() {
      return Double.hashCode(number.doubleValue());
    }

    @Override
    public Object plain() {
      return number;
    }
  }

  /** True or false. */
  record Bool(boolean value) implements Value {
    @Override
    public Object plain() {
      return value;
    }
  }

  /** A list of strings, numbers and booleans, compared as a whole (C1b). */
  record Many(List<Value> values) implements Value {
    public Many {
      values = List.copyOf(values);
    }

    @Override
    public Object plain() {
      return values.stream().map(Value::plain).toList();
    }
  }

  /** The value as plain Java: String, BigDecimal, Boolean or a List of those. */
  Object plain();

  /**
   * Reads a value from plain Java (what a JSON or YAML reader gives).
   *
   * @throws IllegalArgumentException with a reason fit for the sender, where it is no value
   */
  static Value of(Object plain) {
    if (plain instanceof Value value) {
      return value;
    }
    if (plain instanceof List<?> list) {
      if (list.size() > LIST_SIZE_MAX) {
        throw new IllegalArgumentException("has more than " + LIST_SIZE_MAX + " elements");
      }
      List<Value> values = new ArrayList<>(list.size());
      for (Object element : list) {
        if (element instanceof List<?>) {
          throw new IllegalArgumentException("is a list within a list");
        }
        values.add(of(element));
      }
      return new Many(values);
    }
    return scalar(plain);
  }

  private static Value scalar(Object plain) {
    if (plain instanceof String text) {
      return text(text);
    }
    if (plain instanceof Boolean bool) {
      return new Bool(bool);
    }
    if (plain instanceof Number number) {
      return number(number);
    }
    throw new IllegalArgumentException("must be a string, a number, a boolean or a list of those");
  }

  /** A string, or a date where it reads as one. */
  static Value text(String text) {
    if (text.length() > TEXT_LENGTH_MAX) {
      throw new IllegalArgumentException("is longer than " + TEXT_LENGTH_MAX + " characters");
    }
    Date date = dateOrNull(text);
    return date != null ? date : new Text(text);
  }

  private static Value number(Number number) {
    if (!Double.isFinite(number.doubleValue())) {
      throw new IllegalArgumentException("is a number out of range");
    }
    BigDecimal exact =
        number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
    if (exact.precision() > DIGITS_MAX || Math.abs((long) exact.scale()) > DIGITS_MAX) {
      throw new IllegalArgumentException("is a number of more than " + DIGITS_MAX + " digits");
    }
    return new Num(exact);
  }

  /** Whether both are the same value (D2); dates of different spelling may be. */
  static boolean same(Value one, Value other, ZoneId workspace) {
    if (one instanceof Date first && other instanceof Date second) {
      return first.instant(workspace).equals(second.instant(workspace));
    }
    if (one instanceof Many first && other instanceof Many second) {
      if (first.values().size() != second.values().size()) {
        return false;
      }
      for (int i = 0; i < first.values().size(); i++) {
        if (!same(first.values().get(i), second.values().get(i), workspace)) {
          return false;
        }
      }
      return true;
    }
    return one == null ? other == null : one.equals(other);
  }

  private static Date dateOrNull(String text) {
    int length = text.length();
    // Shortest 2026-01-05, longest with nanoseconds and an offset with seconds: parse nothing else.
    if (length < 10 || length > 40 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return null;
    }
    try {
      if (length == 10) {
        return new Date(text, null, LocalDate.parse(text));
      }
      OffsetDateTime time = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      return new Date(text, time.toInstant(), null);
    } catch (DateTimeParseException notADate) {
      return null;
    }
  }
}
