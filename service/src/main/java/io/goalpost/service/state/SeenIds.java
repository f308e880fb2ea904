package io.goalpost.service.state;

import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The ids of diffs seen, with their positions: a window of the latest, bounded in number and in age
 * (D4). Grows past its bounds only within the commit that is being made and the one that follows
 * it. Not thread-safe.
 */
final class SeenIds {

  private final LinkedHashMap<String, SeenDiff> diffs = new LinkedHashMap<>();
  private final Set<String> fresh = new LinkedHashSet<>();
  private final Set<String> forgotten = new HashSet<>();
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

  void add(String id, SeenDiff diff) {
    if (diffs.putIfAbsent(id, diff) == null) {
      fresh.add(id);
      undo.add(
          () -> {
            diffs.remove(id);
            fresh.remove(id);
          });
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
    Iterator<Map.Entry<String, SeenDiff>> oldest = diffs.entrySet().iterator();
    while (oldest.hasNext()) {
      Map.Entry<String, SeenDiff> each = oldest.next();
      if (diffs.size() - later <= bounds.idsMax() && each.getValue().atSecond() >= last) {
        return; // all behind it are younger
      }
      oldest.remove();
      if (!fresh.remove(each.getKey())) {
        forgotten.add(each.getKey());
      }
    }
  }

  /** Those added since this was last asked. */
  Map<String, SeenDiff> takeFresh() {
    Map<String, SeenDiff> taken = new LinkedHashMap<>();
    fresh.forEach(id -> taken.put(id, diffs.get(id)));
    fresh.clear();
    return taken;
  }

  /** Those forgotten since this was last asked. */
  Set<String> takeForgotten() {
    Set<String> taken = Set.copyOf(forgotten);
    forgotten.clear();
    return taken;
  }

  void giveBack(Map<String, SeenDiff> takenFresh, Set<String> takenForgotten) {
    takenFresh.keySet().stream().filter(diffs::containsKey).forEach(fresh::add);
    forgotten.addAll(takenForgotten);
  }
}
