package io.goalpost.service.state;

/** A single value whose changes can be taken back. Not thread-safe. */
final class TrackedValue<T> {

  private final UndoLog undo;
  private T value;

  TrackedValue(UndoLog undo, T value) {
    this.undo = undo;
    this.value = value;
  }

  T get() {
    return value;
  }

  void set(T changed) {
    T old = value;
    value = changed;
    undo.add(() -> value = old);
  }
}
