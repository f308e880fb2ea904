package io.goalpost.service.engine;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Block;
import io.goalpost.service.state.StateView;
import java.time.DateTimeException;
import java.time.Instant;

/** How long a wait block holds an entry (B8). */
final class Waits {

  /** The end of time: nobody waits longer, and local times can still be told. */
  static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

  private Waits() {}

  /** The instant until which an entry waits that reached the block then. */
  static Instant until(
      Block.Wait block, Instant reached, Looks looks, StateView state, Entry entry) {
    if (block.duration() != null) {
      return bounded(reached, block.duration());
    }
    User user = state.user(entry.user());
    Instant date = block.until();
    if (block.untilAttribute() != null) {
      Value value = user.attributes().get(block.untilAttribute().attribute());
      if (!(value instanceof Value.Date known)) {
        return reached; // a missing date proceeds at once
      }
      date = bounded(known.instant(state.zone()), block.untilAttribute().offset());
    }
    if (block.at() == null || !date.isBefore(END_OF_TIME)) {
      return date;
    }
    return LocalTimes.next(
        date,
        block.at(),
        LocalTimes.zone(block.zone(), user, looks.companies(entry), state.zone()));
  }

  private static Instant bounded(Instant from, java.time.Duration length) {
    try {
      Instant end = from.plus(length);
      if (end.isAfter(END_OF_TIME)) {
        return END_OF_TIME;
      }
      return end.isBefore(Instant.EPOCH) ? Instant.EPOCH : end;
    } catch (DateTimeException | ArithmeticException beyond) {
      return length.isNegative() ? Instant.EPOCH : END_OF_TIME;
    }
  }
}
