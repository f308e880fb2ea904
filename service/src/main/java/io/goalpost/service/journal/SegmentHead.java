package io.goalpost.service.journal;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where the journal stands: all that the next segment needs to know of those before. Immutable as
 * long as nobody changes the array.
 *
 * @param number of the last segment, or 0 where there is none
 * @param last the position of the last record, or 0
 * @param hash of the last segment, or 32 zeros
 */
@SuppressWarnings("ArrayRecordComponent")
public record SegmentHead(long number, long last, byte[] hash) {

  /** The head of a journal without segments. */
  public static SegmentHead none() {
    return new SegmentHead(0, 0, new byte[SegmentChain.HASH_LENGTH]);
  }

  /** The head once that segment is the last. */
  public static SegmentHead of(Segment segment) {
    return new SegmentHead(segment.number(), segment.last(), segment.hash());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SegmentHead that
        && number == that.number
        && last == that.last
        && Arrays.equals(hash, that.hash);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(number) * 31 + Arrays.hashCode(hash);
  }

  @Override
  public String toString() {
    return "segment " + number + ", record " + last + ", hash " + HexFormat.of().formatHex(hash);
  }
}
