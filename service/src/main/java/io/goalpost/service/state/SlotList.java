package io.goalpost.service.state;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/**
 * Values as they were when the list was made, each unpacked when it is asked for, and again when it
 * is asked for again. Immutable; read on any thread.
 */
final class SlotList<S extends Slot, T> extends AbstractList<T>
    implements RandomAccess, KnownIds<Object> {

  private final PackedForm<S, T> form;
  private final List<S> slots;
  private final Object[] contents;

  /**
   * @param slots that nobody adds to any more
   */
  SlotList(List<S> slots, PackedForm<S, T> form) {
    this.form = form;
    this.slots = slots;
    this.contents = new Object[slots.size()];
    for (int i = 0; i < contents.length; i++) {
      contents[i] = slots.get(i).content();
    }
  }

  @Override
  public T get(int index) {
    return form.value(slots.get(index), contents[index]);
  }

  @Override
  public int size() {
    return contents.length;
  }

  @Override
  public Object idAt(int index) {
    return slots.get(index).id();
  }

  /** The slots they lie in. */
  List<S> slots() {
    return slots;
  }
}
