package io.goalpost.service.state;

import java.time.Instant;
import java.util.Comparator;

/**
 * An instant at which time may turn a condition (T5): of an entry, or of a user who may enter a
 * series.
 *
 * @param entry the entry's id, or 0 where it is about entering
 * @param series where it is about entering, else empty
 * @param user where it is about entering, else empty
 */
public record Turn(Instant due, long entry, String series, String user) {
  /** Entries before newcomers; those by series and user (T2). */
  static final Comparator<Turn> ORDER =
      Comparator.comparing(Turn::due)
          .thenComparing(turn -> turn.entry() == 0)
          .thenComparingLong(Turn::entry)
          .thenComparing(Turn::series)
          .thenComparing(Turn::user);

  public static Turn ofEntry(Instant due, long entry) {
    return new Turn(due, entry, "", "");
  }

  public static Turn ofNewcomer(Instant due, String series, String user) {
    return new Turn(due, 0, series, user);
  }

  /** Whose turn it is, whenever. */
  Object owner() {
    return entry != 0 ? entry : series + '\n' + user;
  }
}
