package io.goalpost.service.state;

import java.util.ArrayList;
import java.util.List;

/**
 * The contents of slots: packed, but for what the commit at hand has read or changed; and which of
 * them changed since the last checkpoint. Not thread-safe.
 */
final class PackedValues<S extends Slot, T> {

  /** The most that are kept unpacked because they were read. */
  private static final int READ_MAX = 10_000;

  /** What lay in a slot before it was unpacked, and the value that it gave; of a new one, nulls. */
  private record Unpacked<S, T>(S slot, Object packed, T value) {}

  private final PackedForm<S, T> form;
  private List<Unpacked<S, T>> unpacked = new ArrayList<>();
  private List<S> changed = new ArrayList<>();

  PackedValues(PackedForm<S, T> form) {
    this.form = form;
  }

  T read(S slot) {
    T value = form.value(slot, slot.content());
    if (slot.isPacked() && unpacked.size() < READ_MAX) {
      note(slot, slot.content(), value);
      slot.put(value);
    }
    return value;
  }

  /**
   * Puts a value, new or changed.
   *
   * @return how it lay there before, for {@link #takeBack}
   */
  Object put(S slot, T value) {
    Object before = slot.content();
    note(slot, null, null);
    slot.put(value);
    change(slot);
    return before;
  }

  void takeBack(S slot, Object before) {
    slot.put(before);
    if (before != null && !slot.isPacked()) {
      note(slot, null, null); // it may have been packed meanwhile
    }
  }

  private void note(S slot, Object packed, T value) {
    if (!slot.noted) {
      slot.noted = true;
      unpacked.add(new Unpacked<>(slot, packed, value));
    }
  }

  /** Packs what was read or changed; it can be taken back all the same. */
  @SuppressWarnings({"ReferenceEquality", "unchecked"}) // whether it is the very one that was read
  void pack() {
    if (unpacked.isEmpty()) {
      return;
    }
    for (Unpacked<S, T> each : unpacked) {
      S slot = each.slot();
      slot.noted = false;
      if (slot.content() == null || slot.isPacked()) {
        continue;
      }
      T value = (T) slot.content();
      Object packed = value == each.value() ? each.packed() : form.packOrNull(value);
      if (packed != null) {
        slot.put(packed);
      }
    }
    unpacked = new ArrayList<>();
  }

  /** A slot counts as changed. */
  void change(S slot) {
    if (!slot.changed) {
      slot.changed = true;
      changed.add(slot);
    }
  }

  /** Those changed since this was last asked; the list may go to another thread. */
  List<T> takeChanged() {
    List<S> taken = new ArrayList<>(changed.size());
    for (S slot : changed) {
      slot.changed = false;
      if (slot.content() != null) {
        taken.add(slot);
      }
    }
    changed = new ArrayList<>();
    return new SlotList<>(taken, form);
  }

  /** Takes back that changes were taken: the checkpoint that held them failed. */
  void giveBackChanged(List<T> taken) {
    @SuppressWarnings("unchecked") // what takeChanged() gave
    SlotList<S, T> list = (SlotList<S, T>) taken;
    list.slots().forEach(this::change);
  }

  /** What lies in some slots, as it is now; the list may go to another thread. */
  List<T> list(List<S> slots) {
    return new SlotList<>(slots, form);
  }
}
