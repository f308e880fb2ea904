package io.goalpost.service.checkpoint;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** Rows without those that say that something is removed. */
final class PresentRows implements Iterator<StateRow> {

  private final Iterator<StateRow> rows;
  private StateRow next;

  PresentRows(Iterator<StateRow> rows) {
    this.rows = rows;
    advance();
  }

  private void advance() {
    next = null;
    while (next == null && rows.hasNext()) {
      StateRow row = rows.next();
      next = row.isRemoved() ? null : row;
    }
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public StateRow next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    StateRow row = next;
    advance();
    return row;
  }
}
