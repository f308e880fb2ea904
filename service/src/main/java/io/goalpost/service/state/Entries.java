package io.goalpost.service.state;

import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Receipt;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * All entries, and what they are found by: user, series, receipt, and the timers of what they wait
 * for. Not thread-safe.
 */
final class Entries {

  private final UndoLog undo;
  private final TrackedMap<Long, Entry> byId;
  private final TrackedMap<String, List<Entry>> byUser;
  private final TrackedMap<String, TrackedSet<Long>> active;
  private final TrackedMap<String, TrackedSet<Long>> bySeries;
  private final TrackedMap<Long, Long> byReceipt;
  private final TrackedSet<Timer> timers;

  Entries(UndoLog undo) {
    this.undo = undo;
    this.byId = new TrackedMap<>(undo);
    this.byUser = TrackedMap.derived(undo);
    this.active = TrackedMap.derived(undo);
    this.bySeries = TrackedMap.derived(undo);
    this.byReceipt = TrackedMap.derived(undo);
    this.timers = new TrackedSet<>(undo, Timer.ORDER);
  }

  Entry get(long id) {
    return byId.get(id);
  }

  /** In the order entered. */
  List<Entry> ofUser(String user) {
    List<Entry> entries = byUser.get(user);
    return entries == null ? List.of() : entries;
  }

  /** The ids of those still active, in the order entered. */
  List<Long> activeIn(String series) {
    TrackedSet<Long> ids = active.get(series);
    return ids == null ? List.of() : List.copyOf(ids.elements());
  }

  /** In the order entered. */
  List<Entry> in(String series) {
    TrackedSet<Long> ids = bySeries.get(series);
    return ids == null ? List.of() : ids.elements().stream().map(byId::get).toList();
  }

  /** All of them, in the order entered. */
  List<Entry> all() {
    return byId.values().stream().sorted(Comparator.comparingLong(Entry::id)).toList();
  }

  Entry ofReceipt(long receipt) {
    Long entry = byReceipt.get(receipt);
    return entry == null ? null : byId.get(entry);
  }

  Timer firstTimer() {
    return timers.first();
  }

  void drop(Timer timer) {
    timers.remove(timer);
  }

  Set<Long> takeChanged() {
    return byId.takeChanged();
  }

  void giveBackChanged(Set<Long> taken) {
    byId.giveBackChanged(taken);
  }

  /** Puts an entry, new or changed; tells whether it ended by that. */
  boolean put(Entry entry) {
    Entry old = byId.get(entry.id());
    byId.put(entry.id(), entry);
    index(old, entry);
    return old != null && old.active() && !entry.active();
  }

  private void index(Entry old, Entry entry) {
    byUser.put(entry.user(), with(byUser.get(entry.user()), old, entry));
    if (old == null) {
      TrackedSet.in(bySeries, entry.series(), undo).add(entry.id());
    }
    boolean wasActive = old != null && old.active();
    if (entry.active() && !wasActive) {
      TrackedSet.in(active, entry.series(), undo).add(entry.id());
    } else if (!entry.active() && wasActive) {
      TrackedSet.in(active, entry.series(), undo).remove(entry.id());
    }
    List<Receipt> receipts = entry.receipts();
    for (int i = old == null ? 0 : old.receipts().size(); i < receipts.size(); i++) {
      byReceipt.put(receipts.get(i).id(), entry.id());
    }
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

  /** A user's entries with one more, or with one replaced. */
  private static List<Entry> with(List<Entry> entries, Entry old, Entry entry) {
    if (entries == null) {
      return List.of(entry);
    }
    Entry[] all = entries.toArray(new Entry[entries.size() + (old == null ? 1 : 0)]);
    int at = all.length - 1;
    while (old != null && all[at].id() != old.id()) {
      at--;
    }
    all[at] = entry;
    return List.of(all);
  }

  private static Timer timer(Entry entry, Checkpoint checkpoint) {
    Instant due = earlier(checkpoint.opens(), checkpoint.until());
    return due == null
        ? null
        : new Timer(due, checkpoint.position(), entry.id(), checkpoint.block());
  }

  private static Instant earlier(Instant one, Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
