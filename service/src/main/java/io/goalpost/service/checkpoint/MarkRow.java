package io.goalpost.service.checkpoint;

import java.time.Instant;
import java.time.ZoneId;

/**
 * The row of the table {@code checkpoint}; instants as text, since PostgreSQL keeps no nanoseconds.
 *
 * @param pieces grows with every move: the number of the last {@link PieceRow piece} that there was
 *     with it; later ones are of a checkpoint that is not ended
 * @param runs the pieces that make the state, as {@link Runs} spells them
 */
public record MarkRow(
    long position, String at, String clock, String zone, long pieces, String runs) {

  static MarkRow of(CheckpointMark mark, long pieces, Runs runs) {
    return new MarkRow(
        mark.position(),
        mark.at().toString(),
        mark.clock().toString(),
        mark.zone().getId(),
        pieces,
        runs.toString());
  }

  Runs live() {
    return Runs.parse(runs);
  }

  CheckpointMark mark() {
    return new CheckpointMark(position, Instant.parse(at), Instant.parse(clock), ZoneId.of(zone));
  }
}
