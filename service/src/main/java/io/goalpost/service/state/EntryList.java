package io.goalpost.service.state;

import io.goalpost.model.entry.Entry;
import io.goalpost.service.state.packed.EntryPacker;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

/**
 * Entries as they were when the list was made, each unpacked when it is asked for, and again when
 * it is asked for again. Immutable; read on any thread.
 */
final class EntryList extends AbstractList<Entry> implements RandomAccess {

  private final EntryPacker packer;
  private final EntrySlot[] slots;
  private final Object[] contents;

  EntryList(List<EntrySlot> some, EntryPacker packer) {
    this.packer = packer;
    this.slots = some.toArray(EntrySlot[]::new);
    this.contents = new Object[slots.length];
    for (int i = 0; i < slots.length; i++) {
      contents[i] = slots[i].content();
    }
  }

  static EntryList of(EntrySlots all, EntryPacker packer) {
    List<EntrySlot> some = new ArrayList<>(all.size());
    all.forEach(some::add);
    return new EntryList(some, packer);
  }

  @Override
  public Entry get(int index) {
    return slots[index].entry(contents[index], packer);
  }

  @Override
  public int size() {
    return slots.length;
  }

  /** The slots they lie in. */
  EntrySlot slot(int index) {
    return slots[index];
  }
}
