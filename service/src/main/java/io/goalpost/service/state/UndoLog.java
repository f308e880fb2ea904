package io.goalpost.service.state;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Remembers how to take changes back, newest first: what a refused request, a failed commit or a
 * dry run did to the state. Cleared with every commit, so it is bounded by what a commit may hold.
 * Not thread-safe.
 */
final class UndoLog {

  private final Deque<Runnable> undo = new ArrayDeque<>();
  private boolean undoing;

  void add(Runnable how) {
    if (!undoing) {
      undo.push(how);
    }
  }

  /** A point to come back to. */
  int mark() {
    return undo.size();
  }

  void rollback(int mark) {
    undoing = true;
    try {
      while (undo.size() > mark) {
        undo.pop().run();
      }
    } finally {
      undoing = false;
    }
  }

  void clear() {
    undo.clear();
  }
}
