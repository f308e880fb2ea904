package io.goalpost.service.state;

import java.time.Duration;

/**
 * How much of the past the state holds.
 *
 * @param idsMax diff ids remembered (D4); of more, the oldest are forgotten
 * @param idsFor how long a diff id is remembered
 * @param eventsKept how many of a user's latest events of one name are kept as they were; half as
 *     many again, and the older ones are folded into counts
 */
public record StateBounds(int idsMax, Duration idsFor, int eventsKept) {
  public static final StateBounds DEFAULT = new StateBounds(1_000_000, Duration.ofDays(366), 200);

  /** The size at which a history is folded. */
  int eventsFoldedAt() {
    return eventsKept + eventsKept / 2 + 1;
  }
}
