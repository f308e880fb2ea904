package io.goalpost.service.checkpoint;

import java.util.Iterator;

/** Rows in the order of their keys, each made or read when it is asked for. */
interface RowSource {

  /** Goes on to the next row; tells whether there is one. */
  boolean next();

  /** Adds the row to a piece. */
  void addTo(PieceBuilder piece);

  static RowSource of(Iterator<StateRow> rows) {
    return new RowSource() {
      private StateRow row;

      @Override
      public boolean next() {
        row = rows.hasNext() ? rows.next() : null;
        return row != null;
      }

      @Override
      public void addTo(PieceBuilder piece) {
        piece.add(row);
      }
    };
  }
}
