package io.goalpost.service.state;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Remembers how to take changes back, newest first: what a refused request, a failed commit or a
 * dry run did to the state. What is stored is forgotten, so it is bounded by what two commits may
 * hold: the one being stored and the one that is being made. Not thread-safe.
 */
final class UndoLog {

  private final Deque<Runnable> undo = new ArrayDeque<>();
  private boolean undoing;
  private long forgotten;

  void add(Runnable how) {
    if (!undoing) {
      undo.push(how);
    }
  }

  /** A point to come back to. */
  long mark() {
    return forgotten + undo.size();
  }

  /** Takes back what was done since a point, or since what was forgotten where that is later. */
  void rollback(long mark) {
    undoing = true;
    try {
      while (mark() > mark && !undo.isEmpty()) {
        undo.pop().run();
      }
    } finally {
      undoing = false;
    }
  }

  /** What was done before a point is not taken back any more. */
  void forget(long mark) {
    while (forgotten < mark && !undo.isEmpty()) {
      undo.removeLast();
      forgotten++;
    }
  }

  /** Nothing that was done is taken back any more. */
  void clear() {
    forgotten += undo.size();
    undo.clear();
  }
}
