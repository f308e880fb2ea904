package io.goalpost.service.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.goalpost.model.Sha256;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a journal begins. One that was never pruned begins with nothing: {@link #NONE}. Of one that
 * was, the segments up to some are removed, and what all of their records came to is kept in their
 * place: the state, in pieces, each with the hash of the one before. Immutable as long as nobody
 * changes the arrays.
 *
 * @param head the last segment that was removed; the first one that is kept continues its hash
 * @param at the instant of its last record; every record that is kept is later
 * @param zone the workspace's as of then
 * @param pieces how many pieces the state is in
 * @param piecesHash of the last of them; the first continues the hash of the head
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes as the digest takes them.
public record JournalBase(
    SegmentHead head, Instant at, ZoneId zone, long pieces, byte[] piecesHash) {

  /** Of a journal that begins with its first record. */
  public static final JournalBase NONE =
      new JournalBase(
          SegmentHead.none(), Instant.EPOCH, ZoneOffset.UTC, 0, SegmentHead.none().hash());

  /** Whether the journal holds all of its records. */
  public boolean isNone() {
    return head.number() == 0;
  }

  /** The position of the last record that was removed; 0 where none was. */
  public long position() {
    return head.last();
  }

  /** What all of it comes to: a base whose row was changed has another. */
  String seal() {
    String text =
        String.join(
            "\n",
            Long.toString(head.number()),
            Long.toString(head.last()),
            HexFormat.of().formatHex(head.hash()),
            at.toString(),
            zone.getId(),
            Long.toString(pieces),
            HexFormat.of().formatHex(piecesHash));
    return HexFormat.of().formatHex(Sha256.of(new byte[0], text.getBytes(UTF_8)));
  }

  /** The hash of a piece that comes after one with a hash. */
  static byte[] chained(byte[] previous, byte[] body) {
    return Sha256.of(previous, body);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JournalBase that
        && head.equals(that.head)
        && at.equals(that.at)
        && zone.equals(that.zone)
        && pieces == that.pieces
        && Arrays.equals(piecesHash, that.piecesHash);
  }

  @Override
  public int hashCode() {
    return head.hashCode();
  }

  @Override
  public String toString() {
    return isNone()
        ? "the first record"
        : "the state as of record "
            + position()
            + ", "
            + at
            + " ("
            + head
            + ", state "
            + HexFormat.of().formatHex(piecesHash)
            + ")";
  }
}
