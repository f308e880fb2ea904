package io.goalpost.service.state;

import java.util.Comparator;
import java.util.NavigableSet;
import java.util.TreeSet;

/** An ordered set whose changes can be taken back. Not thread-safe. */
final class TrackedSet<T> {

  private final NavigableSet<T> set;
  private final UndoLog undo;

  TrackedSet(UndoLog undo, Comparator<? super T> order) {
    this.undo = undo;
    this.set = new TreeSet<>(order);
  }

  void add(T element) {
    if (set.add(element)) {
      undo.add(() -> set.remove(element));
    }
  }

  void remove(T element) {
    if (set.remove(element)) {
      undo.add(() -> set.add(element));
    }
  }

  NavigableSet<T> elements() {
    return set;
  }

  T first() {
    return set.isEmpty() ? null : set.first();
  }
}
