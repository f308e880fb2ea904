package io.goalpost.service.state;

import java.time.Instant;

/**
 * The next instant at which time may turn something, one for each owner (T5). Derived from facts
 * and definitions by the engine. Not thread-safe.
 */
public final class TurnsAhead {

  private final TrackedSet<Turn> inOrder;
  private final TrackedMap<Object, Turn> byOwner;

  TurnsAhead(UndoLog undo) {
    inOrder = new TrackedSet<>(undo, Turn.ORDER);
    byOwner = TrackedMap.derived(undo);
  }

  /** The one that comes due first, or null. */
  Turn first() {
    return inOrder.first();
  }

  /** That of an entry, or null. */
  public Turn of(long entry) {
    return byOwner.get(entry);
  }

  /** That of a user who may enter a series, or null. */
  public Turn of(String series, String user) {
    return byOwner.get(Turn.ofNewcomer(Instant.EPOCH, series, user).owner());
  }

  /** Sets one in place of what was set for its owner before. */
  public void set(Turn turn) {
    Turn old = byOwner.get(turn.owner());
    if (turn.equals(old)) {
      return;
    }
    if (old != null) {
      inOrder.remove(old);
    }
    inOrder.add(turn);
    byOwner.put(turn.owner(), turn);
  }

  /** Time will not turn anything of this entry. */
  public void remove(long entry) {
    remove(of(entry));
  }

  /** Time will not make this user enter this series. */
  public void remove(String series, String user) {
    remove(of(series, user));
  }

  private void remove(Turn turn) {
    if (turn != null) {
      inOrder.remove(turn);
      byOwner.put(turn.owner(), null);
    }
  }
}
