package io.goalpost.model.journal;

import java.time.Instant;
import java.util.Objects;

/**
 * How far the rules have come with a company's diff whose members are many: they look at them in
 * pieces, in the order in which they would look at all at once (T2), and others' diffs may stand in
 * between. The instant is that of the diff: time stands still until it is over.
 *
 * @param diff the position of the diff
 * @param step what is done with each of them, one step after the other
 * @param entry the last entry with which it is done, or 0
 * @param series the series of the last who was asked to enter, or null
 * @param user the last user with whom it is done, or null
 */
public record FanOutReached(
    long position, Instant at, long diff, Step step, long entry, String series, String user)
    implements JournalRecord {

  /** What is done with all, in this order. */
  public enum Step {
    ASK,
    GOALS,
    EXITS,
    MOVES,
    ENTRIES,
    TURNS,
    OVER
  }

  /** Whether it is as far as another of the same diff. */
  public boolean isAsFarAs(FanOutReached other) {
    return step == other.step
        && entry == other.entry
        && Objects.equals(series, other.series)
        && Objects.equals(user, other.user);
  }
}
