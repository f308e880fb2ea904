package io.goalpost.model.series;

import io.goalpost.model.fact.Value;
import java.time.Duration;

/** The right side of an operator. */
public sealed interface Operand {

  /** A value written in the series. */
  record Literal(Value value) implements Operand {}

  /** The value of a user's attribute (C6). */
  record OfAttribute(String name) implements Operand {}

  /** The value of an attribute of the company joined first, or of the entry's own (C6, C10). */
  record OfCompany(String name) implements Operand {}

  /** A property of the event that triggered the entry (C6). */
  record OfEntry(String property) implements Operand {}

  /** A length of time, for {@code olderThan} and {@code newerThan}. */
  record Period(Duration duration, String text) implements Operand {}

  /** Yes or no, for {@code known}, {@code increased}, {@code decreased} and {@code changed}. */
  record Flag(boolean value) implements Operand {}
}
