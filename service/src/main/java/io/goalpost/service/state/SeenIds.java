package io.goalpost.service.state;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The ids of diffs seen, with their positions: a window of the latest (D4). Grows past its bound
 * only within one commit. Not thread-safe.
 */
final class SeenIds {

  private final LinkedHashMap<String, Long> positions = new LinkedHashMap<>();
  private final Set<String> fresh = new LinkedHashSet<>();
  private final Set<String> forgotten = new HashSet<>();
  private final UndoLog undo;
  private final int max;

  SeenIds(UndoLog undo, int max) {
    this.undo = undo;
    this.max = max;
  }

  long position(String id) {
    Long position = positions.get(id);
    return position == null ? 0 : position;
  }

  void add(String id, long position) {
    if (positions.putIfAbsent(id, position) == null) {
      fresh.add(id);
      undo.add(
          () -> {
            positions.remove(id);
            fresh.remove(id);
          });
    }
  }

  void forgetOldest() {
    Iterator<String> oldest = positions.keySet().iterator();
    while (positions.size() > max && oldest.hasNext()) {
      String id = oldest.next();
      oldest.remove();
      if (!fresh.remove(id)) {
        forgotten.add(id);
      }
    }
  }

  /** Those added since this was last asked. */
  Map<String, Long> takeFresh() {
    Map<String, Long> taken = new LinkedHashMap<>();
    fresh.forEach(id -> taken.put(id, positions.get(id)));
    fresh.clear();
    return taken;
  }

  /** Those forgotten since this was last asked. */
  Set<String> takeForgotten() {
    Set<String> taken = Set.copyOf(forgotten);
    forgotten.clear();
    return taken;
  }

  void giveBack(Map<String, Long> takenFresh, Set<String> takenForgotten) {
    takenFresh.keySet().stream().filter(positions::containsKey).forEach(fresh::add);
    forgotten.addAll(takenForgotten);
  }
}
