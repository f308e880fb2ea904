package io.goalpost.service.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A row of the table {@code checkpoint_piece}: some rows of the state as a checkpoint changes them.
 *
 * @param number grows from piece to piece
 * @param body the rows, each as kind, id and bytes with their lengths; -1 for the bytes of one that
 *     is removed
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes as the database takes them; never compared.
public record PieceRow(long number, byte[] body) {

  private static final int REMOVED = -1;

  /**
   * A piece ends with the row that reaches this: what an append to the journal waits for on H2, and
   * what is read at once of each run.
   */
  private static final int PIECE_BYTES = 1 << 17;

  /** What a row takes beside its key and its JSON, about. */
  private static final int ROW_BYTES = 16;

  /** The next rows that make a piece; one at least, where there is one. */
  static List<StateRow> take(Iterator<StateRow> rest) {
    return take(rest, PIECE_BYTES);
  }

  /** The same with a size of its own, in bytes. */
  static List<StateRow> take(Iterator<StateRow> rest, int bytesMax) {
    List<StateRow> piece = new ArrayList<>();
    int size = 0;
    while (rest.hasNext() && size < bytesMax) {
      StateRow row = rest.next();
      piece.add(row);
      size += size(row);
    }
    return piece;
  }

  private static int size(StateRow row) {
    int key = ROW_BYTES + row.kind().length() + row.id().length();
    return row.isRemoved() ? key : key + row.body().length;
  }

  static PieceRow of(long number, List<StateRow> rows) {
    int size = rows.stream().mapToInt(PieceRow::size).sum(); // enough, but for what is not ASCII
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(Integer.BYTES + size);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(rows.size());
      for (StateRow row : rows) {
        write(out, row.kind().getBytes(StandardCharsets.UTF_8));
        write(out, row.id().getBytes(StandardCharsets.UTF_8));
        write(out, row.body());
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new PieceRow(number, bytes.toByteArray());
  }

  /** The rows of the state, in the order in which they were put in. */
  List<StateRow> rows() {
    List<StateRow> rows = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(body))) {
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        String kind = new String(read(in), StandardCharsets.UTF_8);
        String id = new String(read(in), StandardCharsets.UTF_8);
        rows.add(new StateRow(kind, id, read(in)));
      }
      if (rows.size() != count || in.available() > 0) {
        throw new IOException("a count of " + count);
      }
    } catch (IOException | NullPointerException broken) {
      throw new BrokenCheckpointException(
          "piece " + number + " of the checkpoint is damaged", broken);
    }
    return rows;
  }

  private static void write(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes == null ? REMOVED : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  private static byte[] read(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length > in.available() || length < REMOVED) {
      throw new IOException("a length of " + length);
    }
    return length == REMOVED ? null : in.readNBytes(length);
  }
}
