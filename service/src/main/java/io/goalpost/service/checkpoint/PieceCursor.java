package io.goalpost.service.checkpoint;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Goes through the rows of a piece where they lie, one after the other. Not thread-safe. */
final class PieceCursor {

  private static final int SURROGATES_END = 0xEE; // the first byte of what lies behind them
  private static final int PAIRS = 0xF0; // the first byte of what needs a pair of them

  private final PieceRow piece;
  private final byte[] body;
  private final ByteBuffer in;
  private int left;
  private int from; // where the row begins
  private int kind; // where its kind's bytes begin, and end
  private int kindEnd;
  private int id;
  private int idEnd;
  private int content; // where its body's begin; -1 where it is removed

  /**
   * @throws BrokenCheckpointException where its bytes are not those that were written
   */
  PieceCursor(PieceRow piece) {
    this.piece = piece;
    this.body = piece.body();
    this.in = ByteBuffer.wrap(body);
    try {
      int count = in.getInt();
      if (count == PieceBuilder.CHECKED) {
        if (in.getInt() != PieceBuilder.sum(body)) {
          throw broken(null);
        }
        count = in.getInt();
      }
      left = count;
    } catch (BufferUnderflowException tooShort) {
      throw broken(tooShort);
    }
    if (left < 0 || (left == 0 && in.hasRemaining())) {
      throw broken(null);
    }
  }

  private BrokenCheckpointException broken(RuntimeException why) {
    return new BrokenCheckpointException(
        "piece " + piece.number() + " of the checkpoint is damaged", why);
  }

  /**
   * Goes on to the next row; tells whether there is one.
   *
   * @throws BrokenCheckpointException where its bytes are none
   */
  boolean next() {
    if (left == 0) {
      return false;
    }
    left--;
    try {
      from = in.position();
      kind = part();
      kindEnd = in.position();
      id = part();
      idEnd = in.position();
      content = part();
    } catch (BufferUnderflowException tooShort) {
      throw broken(tooShort);
    }
    if (kind < 0 || id < 0 || (left == 0 && in.hasRemaining())) {
      throw broken(null);
    }
    return true;
  }

  /** Goes over a part; gives where its bytes begin, or -1 where it is removed. */
  private int part() {
    int length = in.getInt();
    if (length == PieceBuilder.REMOVED) {
      return -1;
    }
    int begins = in.position();
    if (length < 0 || length > in.remaining()) {
      throw broken(null);
    }
    in.position(begins + length);
    return begins;
  }

  boolean isRemoved() {
    return content < 0;
  }

  /** The order of keys, which is that of {@link StateRow#compareKeys}. */
  int compareKeys(PieceCursor other) {
    int order = compare(body, kind, kindEnd, other.body, other.kind, other.kindEnd);
    return order != 0 ? order : compare(body, id, idEnd, other.body, other.id, other.idEnd);
  }

  /** Texts in UTF-8 in the order that they have as strings, which is not that of their bytes. */
  private static int compare(byte[] a, int aFrom, int aTo, byte[] b, int bFrom, int bTo) {
    int at = Arrays.mismatch(a, aFrom, aTo, b, bFrom, bTo);
    if (at < 0) {
      return 0;
    }
    if (aFrom + at == aTo || bFrom + at == bTo) {
      return aTo - aFrom - (bTo - bFrom);
    }
    int one = a[aFrom + at] & 0xFF;
    int other = b[bFrom + at] & 0xFF;
    boolean onlyOneIsAPair = one >= PAIRS != other >= PAIRS;
    return onlyOneIsAPair && Math.min(one, other) >= SURROGATES_END ? other - one : one - other;
  }

  /** The row as it is. */
  StateRow row() {
    return new StateRow(
        new String(body, kind, kindEnd - kind, StandardCharsets.UTF_8),
        new String(body, id, idEnd - id, StandardCharsets.UTF_8),
        isRemoved() ? null : Arrays.copyOfRange(body, content, in.position()));
  }

  /** Adds the row to a piece. */
  void addTo(PieceBuilder another) {
    another.addWritten(body, from, in.position() - from);
  }
}
