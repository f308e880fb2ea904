package io.goalpost.service.state;

import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Receipt;
import io.goalpost.service.state.packed.EntryPacker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * All entries, and what they are found by: user, series, and the timers of what they wait for. They
 * lie packed, but for those that the commit at hand has read or changed. Not thread-safe.
 */
final class Entries {

  private static final EntrySlot[] NONE = {};

  private final UndoLog undo;
  private final UnaryOperator<String> texts;
  private final SlotRoom room = new SlotRoom();
  private final EntryPacker packer = new EntryPacker();
  private final PackedValues<EntrySlot, Entry> values =
      new PackedValues<>(
          new PackedForm<>(
              packer::pack, (slot, packed) -> packer.unpack(slot.id, slot.user, packed)));
  private final EntrySlots byId = new EntrySlots();
  private final Map<String, EntrySlot[]> byUser = new HashMap<>();
  private final Map<String, EntrySlots> bySeries = new HashMap<>();
  private final TrackedSet<Timer> timers;

  /**
   * @param texts gives a user's id as the text that others have, too
   */
  Entries(UndoLog undo, UnaryOperator<String> texts) {
    this.undo = undo;
    this.texts = texts;
    this.timers = new TrackedSet<>(undo, Timer.ORDER);
  }

  Entry get(long id) {
    EntrySlot slot = byId.get(id);
    return slot == null ? null : values.read(slot);
  }

  /** In the order entered. */
  List<Entry> ofUser(String user) {
    EntrySlot[] slots = byUser.getOrDefault(user, NONE);
    Entry[] entries = new Entry[slots.length];
    for (int i = 0; i < slots.length; i++) {
      entries[i] = values.read(slots[i]);
    }
    return List.of(entries);
  }

  /** The ids of those still active, in the order entered. */
  List<Long> activeIn(String series) {
    List<Long> ids = new ArrayList<>();
    EntrySlots all = bySeries.get(series);
    if (all != null) {
      all.forEach(
          slot -> {
            if (slot.active) {
              ids.add(slot.id);
            }
          });
    }
    return ids;
  }

  /** In the order entered, as they are now; the list may go to another thread. */
  List<Entry> in(String series) {
    EntrySlots all = bySeries.get(series);
    return all == null ? List.of() : values.list(all.toList());
  }

  /** All of them, in the order entered, as they are now; the list may go to another thread. */
  List<Entry> all() {
    return values.list(byId.toList());
  }

  /** The entry of a user's receipt, or null where it is none of theirs. */
  Entry ofReceipt(String user, long receipt) {
    for (EntrySlot slot : byUser.getOrDefault(user, NONE)) {
      if (slot.id <= receipt) {
        Entry entry = values.read(slot);
        for (Receipt each : entry.receipts()) {
          if (each.id() == receipt) {
            return entry;
          }
        }
      }
    }
    return null;
  }

  Timer firstTimer() {
    return timers.first();
  }

  void drop(Timer timer) {
    timers.remove(timer);
  }

  /** Those changed since this was last asked; the list may go to another thread. */
  List<Entry> takeChanged() {
    return values.takeChanged();
  }

  /** All of them count as changed. */
  void changeAll() {
    byId.forEach(values::change);
  }

  /** Takes back that changes were taken: the checkpoint that held them failed. */
  void giveBackChanged(List<Entry> taken) {
    values.giveBackChanged(taken);
  }

  /** Puts an entry, new or changed; tells whether it ended by that. */
  boolean put(Entry entry) {
    EntrySlot slot = byId.get(entry.id());
    Entry old = slot == null ? null : values.read(slot);
    if (slot == null) {
      slot = begin(entry);
    }
    boolean activeBefore = slot.active;
    EntrySlot put = slot;
    Object before = values.put(slot, entry);
    slot.active = entry.active();
    undo.add(
        () -> {
          values.takeBack(put, before);
          put.active = activeBefore;
        });
    setTimers(old, entry);
    return activeBefore && !entry.active();
  }

  private EntrySlot begin(Entry entry) {
    String user = texts.apply(entry.user());
    EntrySlot[] theirs = byUser.getOrDefault(user, NONE);
    EntrySlot slot = new EntrySlot(entry.id(), user, room);
    EntrySlots others = bySeries.computeIfAbsent(entry.series(), none -> new EntrySlots());
    byId.add(slot);
    others.add(slot);
    byUser.put(user, with(theirs, slot));
    undo.add(
        () -> {
          slot.giveBack(room);
          byId.remove(slot);
          others.remove(slot);
          if (theirs.length == 0) {
            byUser.remove(user);
          } else {
            byUser.put(user, theirs);
          }
        });
    return slot;
  }

  /** A user's slots and one more, in the order of ids. */
  private static EntrySlot[] with(EntrySlot[] slots, EntrySlot slot) {
    EntrySlot[] more = Arrays.copyOf(slots, slots.length + 1);
    int at = slots.length;
    while (at > 0 && more[at - 1].id > slot.id) {
      more[at] = more[at - 1];
      at--;
    }
    more[at] = slot;
    return more;
  }

  /** Packs what was read or changed; it can be taken back all the same. */
  void pack() {
    values.pack();
  }

  private void setTimers(Entry old, Entry entry) {
    if (old != null) {
      for (Checkpoint checkpoint : old.openCheckpoints()) {
        Timer timer = timer(old, checkpoint);
        if (timer != null) {
          timers.remove(timer);
        }
      }
    }
    if (entry.active()) {
      for (Checkpoint checkpoint : entry.openCheckpoints()) {
        Timer timer = timer(entry, checkpoint);
        if (timer != null) {
          timers.add(timer);
        }
      }
    }
  }

  private static Timer timer(Entry entry, Checkpoint checkpoint) {
    Instant due = earlier(checkpoint.opens(), checkpoint.until());
    return due == null
        ? null
        : Timer.of(due, checkpoint.position(), entry.id(), checkpoint.block());
  }

  private static Instant earlier(Instant one, Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
