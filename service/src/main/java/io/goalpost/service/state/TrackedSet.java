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

  /** The set under a key of a map of sets, made where there is none. */
  static <T extends Comparable<T>> TrackedSet<T> in(
      TrackedMap<String, TrackedSet<T>> sets, String key, UndoLog undo) {
    TrackedSet<T> found = sets.get(key);
    if (found == null) {
      found = new TrackedSet<>(undo, Comparator.<T>naturalOrder());
      sets.load(key, found); // an empty set left behind by an undo harms nobody
    }
    return found;
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
