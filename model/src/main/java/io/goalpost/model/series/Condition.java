package io.goalpost.model.series;

import io.goalpost.model.diff.Interaction;
import java.time.Duration;
import java.util.List;

/** A condition on facts (SEMANTICS §4), as a tree. */
public sealed interface Condition {

  /** What never holds: the condition of a block or goal that authors' rules alone decide. */
  Condition NEVER = new Any(List.of());

  /** Every one of them holds. */
  record All(List<Condition> of) implements Condition {
    public All {
      of = List.copyOf(of);
    }
  }

  /** At least one of them holds. */
  record Any(List<Condition> of) implements Condition {
    public Any {
      of = List.copyOf(of);
    }
  }

  /** It does not hold. */
  record Not(Condition of) implements Condition {}

  /** An operator and what it is compared with. */
  record Test(Operator operator, Operand operand) {}

  /** Of the user. */
  record Attribute(String name, Test test) implements Condition {}

  /** Of a company of the user's: any of them, or the entry's own (C10). */
  record CompanyAttribute(String name, Test test) implements Condition {}

  record Tag(String tag) implements Condition {}

  record CompanyTag(String tag) implements Condition {}

  /**
   * Counts the user's events of a name (C5).
   *
   * @param where over {@link Property}, or null
   * @param count the test on the number, or null for at least one
   * @param within counts those received less than that long ago, or null
   * @param sinceEntry counts those of later diffs than the one that caused the entry
   */
  record Event(String event, Condition where, Test count, Duration within, boolean sinceEntry)
      implements Condition {

    /** The largest number that what is counted in a window may be compared with. */
    public static final int COUNT_IN_WINDOW_MAX = 10_000;

    /** Whether it counts those since some instant only. */
    public boolean hasWindow() {
      return within != null || sinceEntry;
    }
  }

  /** A saved condition (G10). */
  record InSegment(String segment) implements Condition {}

  /**
   * What became of a message of the same entry (C7).
   *
   * @param is what was done with it, or null for {@code sent}
   * @param link the tracked link clicked, or null for any
   */
  record Content(String block, Interaction.Kind is, String link) implements Condition {}

  /** Of the event that triggered the entry. */
  record EntryProperty(String property, Test test) implements Condition {}

  /** Of an event, within {@code where} only. */
  record Property(String name, Test test) implements Condition {}
}
