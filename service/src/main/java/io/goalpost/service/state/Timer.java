package io.goalpost.service.state;

import java.time.Instant;
import java.util.Comparator;

/**
 * Something that comes due: a wait, a deadline, an attempt or an opening of an entry at a block.
 *
 * @param second of 1970 on at which it is due, and the {@code nano} behind it: there may be
 *     millions, so no object of its own
 * @param created the position of the record that made the visit: of two due at once, the one made
 *     first goes first (T1)
 */
public record Timer(long second, int nano, long created, long entry, String block) {
  static final Comparator<Timer> ORDER =
      Comparator.comparingLong(Timer::second)
          .thenComparingInt(Timer::nano)
          .thenComparingLong(Timer::created)
          .thenComparingLong(Timer::entry)
          .thenComparing(Timer::block);

  static Timer of(Instant due, long created, long entry, String block) {
    return new Timer(due.getEpochSecond(), due.getNano(), created, entry, block);
  }

  public Instant due() {
    return Instant.ofEpochSecond(second, nano);
  }
}
