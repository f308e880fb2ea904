package io.goalpost.service.state;

import java.time.Instant;
import java.util.Comparator;

/**
 * Something that comes due: a wait, a deadline, an attempt or an opening of an entry at a block.
 *
 * @param created the position of the record that made the visit: of two due at once, the one made
 *     first goes first (T1)
 */
public record Timer(Instant due, long created, long entry, String block) {
  static final Comparator<Timer> ORDER =
      Comparator.comparing(Timer::due)
          .thenComparingLong(Timer::created)
          .thenComparingLong(Timer::entry)
          .thenComparing(Timer::block);
}
