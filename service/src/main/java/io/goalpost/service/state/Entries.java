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
import java.util.function.Predicate;

/**
 * All entries, and what they are found by: user, series, and the timers of what they wait for. They
 * lie packed, but for those that the commit at hand has read or changed. Not thread-safe.
 */
final class Entries {

  private final UndoLog undo;
  private final Users users;
  private final SlotRoom room = new SlotRoom();
  private final EntryPacker packer = new EntryPacker();
  private final PackedValues<EntrySlot, Entry> values =
      new PackedValues<>(
          new PackedForm<>(
              packer::pack, (slot, packed) -> packer.unpack(slot.id, slot.user.id, packed)));
  private final EntrySlots byId = new EntrySlots();
  private final Map<String, InSeries> bySeries = new HashMap<>();
  private final TrackedSet<Timer> timers;

  /** Those of one series, and its id as the text that all of them share. */
  private record InSeries(String id, EntrySlots slots) {}

  Entries(UndoLog undo, Users users) {
    this.undo = undo;
    this.users = users;
    this.timers = new TrackedSet<>(undo, Timer.ORDER);
  }

  Entry get(long id) {
    EntrySlot slot = byId.get(id);
    return slot == null ? null : values.read(slot);
  }

  /** In the order entered. */
  List<Entry> ofUser(String user) {
    return ofUser(user, slot -> true);
  }

  List<Entry> ofUser(String user, String series) {
    return ofUser(user, slot -> slot.series.equals(series));
  }

  List<Entry> activeOf(String user) {
    return ofUser(user, EntrySlot::active);
  }

  private List<Entry> ofUser(String user, Predicate<EntrySlot> wanted) {
    List<Entry> entries = List.of();
    for (EntrySlot slot : slotsOf(user)) {
      if (wanted.test(slot)) {
        entries = with(entries, values.read(slot));
      }
    }
    return entries;
  }

  /** A list to which one more is added: most stay empty. */
  private static List<Entry> with(List<Entry> entries, Entry entry) {
    List<Entry> more = entries.isEmpty() ? new ArrayList<>(4) : entries;
    more.add(entry);
    return more;
  }

  /**
   * A user's in some series that are not over: one of which that is said is not unpacked again
   * until it changes.
   */
  List<Entry> notOver(String user, Predicate<String> series, Predicate<Entry> over) {
    List<Entry> entries = List.of();
    for (EntrySlot slot : slotsOf(user)) {
      if (!slot.over() && series.test(slot.series)) {
        Entry entry = values.read(slot);
        if (over.test(entry)) {
          slot.setOver(true);
          undo.add(() -> slot.setOver(false)); // it may hang on the time
        } else {
          entries = with(entries, entry);
        }
      }
    }
    return entries;
  }

  /** Whether a user has, or had, an entry in a series without company and key. */
  boolean hasBare(String user, String series) {
    for (EntrySlot slot : slotsOf(user)) {
      if (slot.bare() && slot.series.equals(series)) {
        return true;
      }
    }
    return false;
  }

  private EntrySlot[] slotsOf(String user) {
    UserSlot slot = users.find(user);
    return slot == null ? UserSlot.NONE : slot.entries;
  }

  /** The ids of those still active, in the order entered. */
  List<Long> activeIn(String series) {
    List<Long> ids = new ArrayList<>();
    InSeries all = bySeries.get(series);
    if (all != null) {
      all.slots.forEach(
          slot -> {
            if (slot.active()) {
              ids.add(slot.id);
            }
          });
    }
    return ids;
  }

  /** In the order entered, as they are now; the list may go to another thread. */
  List<Entry> in(String series) {
    InSeries all = bySeries.get(series);
    return all == null ? List.of() : values.list(all.slots.toList());
  }

  /** All of them, in the order entered, as they are now; the list may go to another thread. */
  List<Entry> all() {
    return values.list(byId.toList());
  }

  /** The entry of a user's receipt, or null where it is none of theirs. */
  Entry ofReceipt(String user, long receipt) {
    for (EntrySlot slot : slotsOf(user)) {
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
    byte knownBefore = slot.known();
    EntrySlot put = slot;
    Object before = values.put(slot, entry);
    slot.know(entry);
    undo.add(
        () -> {
          values.takeBack(put, before);
          put.knowAgain(knownBefore);
        });
    setTimers(old, entry);
    return old != null && old.active() && !entry.active();
  }

  private EntrySlot begin(Entry entry) {
    UserSlot user = users.slotOf(entry.user());
    EntrySlot[] theirs = user.entries;
    InSeries others =
        bySeries.computeIfAbsent(entry.series(), id -> new InSeries(id, new EntrySlots()));
    EntrySlot slot = new EntrySlot(entry.id(), user, others.id, room);
    byId.add(slot);
    others.slots.add(slot);
    user.entries = with(theirs, slot);
    undo.add(
        () -> {
          slot.giveBack(room);
          byId.remove(slot);
          others.slots.remove(slot);
          user.entries = theirs;
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
