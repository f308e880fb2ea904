package io.goalpost.service.journal;

import java.util.Arrays;

/**
 * The records of one commit, as stored: a link of the hash chain. Made by {@link SegmentChain}. Its
 * arrays are not copied; nobody changes them.
 *
 * @param number 1 for the first, then dense
 * @param first the position of its first record
 * @param last the position of its last record
 * @param bytes its records, one JSON line each
 * @param previousHash the hash of the segment before; of the first, 32 zeros
 * @param hash SHA-256 of {@code previousHash ‖ bytes}
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes as the database and the digest take them.
public record Segment(
    long number, long first, long last, byte[] bytes, byte[] previousHash, byte[] hash) {

  @Override
  public boolean equals(Object other) {
    return other instanceof Segment that
        && number == that.number
        && first == that.first
        && last == that.last
        && Arrays.equals(bytes, that.bytes)
        && Arrays.equals(previousHash, that.previousHash)
        && Arrays.equals(hash, that.hash);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(number) * 31 + Arrays.hashCode(hash);
  }

  @Override
  public String toString() {
    return "segment " + number + " (records " + first + " to " + last + ")";
  }
}
