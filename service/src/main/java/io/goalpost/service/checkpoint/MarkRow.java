package io.goalpost.service.checkpoint;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The row of the table {@code checkpoint}; instants as text, since PostgreSQL keeps no nanoseconds.
 */
public record MarkRow(long position, String at, String clock, String zone) {

  static MarkRow of(CheckpointMark mark) {
    return new MarkRow(
        mark.position(), mark.at().toString(), mark.clock().toString(), mark.zone().getId());
  }

  CheckpointMark mark() {
    return new CheckpointMark(position, Instant.parse(at), Instant.parse(clock), ZoneId.of(zone));
  }
}
