package io.goalpost.service.checkpoint;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A row of the table {@code checkpoint_piece}: some rows of the state as a checkpoint changes them.
 *
 * @param number grows from piece to piece
 * @param body the rows, as {@link PieceBuilder} writes them
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes as the database takes them; never compared.
public record PieceRow(long number, byte[] body) {

  /** The next rows as the body of a piece that ends with the row that reaches a size in bytes. */
  static byte[] bodyOf(Iterator<StateRow> rest, int bytesMax) {
    PieceBuilder piece = PieceBuilder.plain();
    while (rest.hasNext() && piece.size() < bytesMax) {
      piece.add(rest.next());
    }
    return piece.take();
  }

  /**
   * The rows of the state, in the order in which they were put in.
   *
   * @throws BrokenCheckpointException where the piece is damaged
   */
  List<StateRow> rows() {
    List<StateRow> rows = new ArrayList<>();
    PieceCursor cursor = new PieceCursor(this);
    while (cursor.next()) {
      rows.add(cursor.row());
    }
    return rows;
  }
}
