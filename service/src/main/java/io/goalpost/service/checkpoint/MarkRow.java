package io.goalpost.service.checkpoint;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The row of the table {@code checkpoint}; instants as text, since PostgreSQL keeps no nanoseconds.
 *
 * @param pieces the last {@link PieceRow piece} that belongs to it; later ones are of a checkpoint
 *     that was not ended
 */
public record MarkRow(long position, String at, String clock, String zone, long pieces) {

  static MarkRow of(CheckpointMark mark, long pieces) {
    return new MarkRow(
        mark.position(),
        mark.at().toString(),
        mark.clock().toString(),
        mark.zone().getId(),
        pieces);
  }

  CheckpointMark mark() {
    return new CheckpointMark(position, Instant.parse(at), Instant.parse(clock), ZoneId.of(zone));
  }
}
