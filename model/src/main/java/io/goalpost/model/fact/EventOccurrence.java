package io.goalpost.model.fact;

import java.time.Instant;
import java.util.Map;

/**
 * One event of a user.
 *
 * @param at when the diff that carried it was received (D7)
 * @param position the position of that diff
 */
public record EventOccurrence(
    String name, Map<String, Value> properties, Instant at, long position) {
  public EventOccurrence {
    properties = Values.copyOf(properties);
  }
}
