package io.goalpost.service.state;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ids of diffs seen, with their positions: a window of the latest, bounded in number and in age
 * (D4). Grows past its bounds only within the commit that is being made and the one that follows
 * it. Not thread-safe.
 */
final class SeenIds {

  /** Those of a stretch of the journal; of the first in the window, the oldest may be forgotten. */
  private static final class Stretch {
    final long number;
    final List<SeenDiff> diffs = new ArrayList<>();
    int forgotten;

    Stretch(long number) {
      this.number = number;
    }
  }

  private final Map<String, SeenDiff> diffs = new HashMap<>();
  private final Deque<Stretch> stretches = new ArrayDeque<>(); // in the order of positions
  private Set<Long> changed = new HashSet<>();
  private Set<Long> forgotten = new HashSet<>();
  private final UndoLog undo;
  private final StateBounds bounds;

  SeenIds(UndoLog undo, StateBounds bounds) {
    this.undo = undo;
    this.bounds = bounds;
  }

  long position(String id) {
    SeenDiff diff = diffs.get(id);
    return diff == null ? 0 : diff.position();
  }

  /**
   * Adds one whose position is after all others'. Where its id is known, it had been forgotten when
   * this one was accepted, and only whoever folds a journal has not forgotten it yet.
   */
  void add(SeenDiff diff) {
    SeenDiff earlier = diffs.put(diff.id(), diff);
    long number = SeenStretch.numberOf(diff.position());
    Stretch last = stretches.peekLast();
    if (last == null || last.number != number) {
      last = new Stretch(number);
      stretches.add(last);
    }
    last.diffs.add(diff);
    changed.add(number);
    undo.add(() -> takeBack(diff, earlier));
  }

  /** What is taken back is always the last. */
  private void takeBack(SeenDiff diff, SeenDiff earlier) {
    if (earlier == null) {
      diffs.remove(diff.id());
    } else {
      diffs.put(diff.id(), earlier);
    }
    Stretch last = stretches.getLast();
    last.diffs.remove(last.diffs.size() - 1);
    if (last.diffs.size() == last.forgotten) {
      stretches.removeLast();
      forgotten.add(last.number); // a checkpoint may hold what was forgotten of it
    }
  }

  int size() {
    return diffs.size();
  }

  /**
   * Forgets those beyond the bounds, the oldest first.
   *
   * @param now as of the commit that was made
   * @param later how many of them came after it, and may be taken back
   */
  void forgetOldest(Instant now, int later) {
    long last = now.getEpochSecond() - bounds.idsFor().toSeconds();
    while (diffs.size() > later) {
      Stretch oldest = stretches.getFirst();
      SeenDiff diff = oldest.diffs.get(oldest.forgotten);
      boolean within = diffs.size() - later <= bounds.idsMax() && diff.atSecond() >= last;
      if (within && diff.equals(diffs.get(diff.id()))) {
        return; // all behind it are younger
      }
      diffs.remove(diff.id(), diff); // it stays where a later one has its id
      oldest.forgotten++;
      if (oldest.forgotten == oldest.diffs.size()) {
        stretches.removeFirst();
        forgotten.add(oldest.number);
      } else {
        changed.add(oldest.number);
      }
    }
  }

  /** The stretches that have changed since this was last asked, as they are now. */
  List<SeenStretch> takeChanged() {
    List<SeenStretch> taken = new ArrayList<>(changed.size());
    for (Stretch each : stretches) {
      if (changed.contains(each.number)) {
        List<SeenDiff> remembered = each.diffs.subList(each.forgotten, each.diffs.size());
        taken.add(new SeenStretch(each.number, remembered));
      }
    }
    changed = new HashSet<>();
    return taken;
  }

  /** All stretches count as changed. */
  void changeAll() {
    stretches.forEach(stretch -> changed.add(stretch.number));
  }

  /** The stretches of which nothing is remembered since this was last asked. */
  Set<Long> takeForgotten() {
    Set<Long> taken = forgotten;
    forgotten = new HashSet<>();
    return taken;
  }

  void giveBack(List<SeenStretch> takenChanged, Set<Long> takenForgotten) {
    takenChanged.forEach(stretch -> changed.add(stretch.number()));
    forgotten.addAll(takenForgotten);
  }
}
