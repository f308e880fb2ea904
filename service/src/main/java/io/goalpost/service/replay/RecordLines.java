package io.goalpost.service.replay;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The lines of encoded records, one after the other. Not thread-safe. */
final class RecordLines {

  private final byte[] bytes;
  private int next;

  RecordLines(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean isEmpty() {
    return next >= bytes.length;
  }

  /** Takes the next line of both where they are the same bytes; tells whether they are. */
  boolean skipSame(RecordLines other) {
    int length = length();
    int otherLength = other.length();
    boolean same =
        Arrays.equals(
            bytes, next, next + length, other.bytes, other.next, other.next + otherLength);
    if (same) {
      next += length;
      other.next += otherLength;
    }
    return same;
  }

  /** The next line, without its end; null where there is none. */
  String peek() {
    return isEmpty()
        ? null
        : new String(bytes, next, length(), StandardCharsets.UTF_8).stripTrailing();
  }

  /** How long the next line is, its line feed included. */
  private int length() {
    int end = next;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    return Math.min(end + 1, bytes.length) - next;
  }
}
