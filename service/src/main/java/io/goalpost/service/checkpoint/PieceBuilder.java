package io.goalpost.service.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Writes rows as bytes, one piece after the other: how many rows, then each as kind, id and body
 * with their lengths; -1 in place of the length of a body that is removed. A checked piece has
 * before it a -1, which is no count, and the CRC-32C of all that follows. Not thread-safe.
 */
final class PieceBuilder {

  static final int CHECKED = -1;
  static final int REMOVED = -1;

  private static final int CHECKED_HEAD = 2 * Integer.BYTES;
  private static final int ROOM = 1 << 12;

  private final int head;
  private ByteBuffer bytes = ByteBuffer.allocate(ROOM);
  private int rows;

  private PieceBuilder(int head) {
    this.head = head;
    begin();
  }

  /** For pieces whose bytes are told to be whole by whoever keeps them. */
  static PieceBuilder plain() {
    return new PieceBuilder(0);
  }

  static PieceBuilder checked() {
    return new PieceBuilder(CHECKED_HEAD);
  }

  private void begin() {
    rows = 0;
    bytes.position(head + Integer.BYTES);
  }

  boolean isEmpty() {
    return rows == 0;
  }

  /** In bytes. */
  int size() {
    return bytes.position();
  }

  void add(StateRow row) {
    rows++;
    put(row.kind().getBytes(StandardCharsets.UTF_8));
    put(row.id().getBytes(StandardCharsets.UTF_8));
    if (row.isRemoved()) {
      roomFor(Integer.BYTES).putInt(REMOVED);
    } else {
      put(row.body());
    }
  }

  private void put(byte[] part) {
    roomFor(Integer.BYTES + part.length).putInt(part.length).put(part);
  }

  /** Adds a row as it is written already. */
  void addWritten(byte[] from, int at, int length) {
    rows++;
    roomFor(length).put(from, at, length);
  }

  private ByteBuffer roomFor(int more) {
    if (bytes.remaining() < more) {
      int room = Math.max(bytes.capacity() * 2, Math.addExact(bytes.position(), more));
      bytes = ByteBuffer.allocate(room).put(bytes.flip());
    }
    return bytes;
  }

  /** The piece of what was added since this was last asked. */
  byte[] take() {
    bytes.putInt(head, rows);
    byte[] taken = Arrays.copyOf(bytes.array(), bytes.position());
    if (head == CHECKED_HEAD) {
      ByteBuffer.wrap(taken).putInt(CHECKED).putInt(sum(taken));
    }
    begin();
    return taken;
  }

  /** Of a checked piece, what its sum is to be. */
  static int sum(byte[] piece) {
    CRC32C sum = new CRC32C();
    sum.update(piece, CHECKED_HEAD, piece.length - CHECKED_HEAD);
    return (int) sum.getValue();
  }
}
