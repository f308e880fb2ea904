package io.goalpost.service.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Which series have entries that a change may concern, found by what changes: a diff asks about
 * those of its user's entries only. Belongs to the engine's thread.
 */
final class ConcernedSeries {

  private final Map<String, Set<String>> keysOf = new HashMap<>();
  private final Map<String, Set<String>> byKey = new HashMap<>();

  /** A series asks for these keys, too. */
  void add(String series, Set<String> keys) {
    keysOf.computeIfAbsent(series, id -> new HashSet<>()).addAll(keys);
    for (String key : keys) {
      byKey.computeIfAbsent(key, of -> new HashSet<>()).add(series);
    }
  }

  void remove(String series) {
    Set<String> keys = keysOf.remove(series);
    if (keys == null) {
      return;
    }
    for (String key : keys) {
      byKey.computeIfPresent(
          key,
          (of, all) -> {
            all.remove(series);
            return all.isEmpty() ? null : all;
          });
    }
  }

  /** Those that ask for any of some keys; not to be changed. */
  Set<String> of(Set<String> changed) {
    Set<String> found = Set.of();
    boolean mine = false;
    for (String key : changed) {
      Set<String> more = byKey.getOrDefault(key, Set.of());
      if (found.isEmpty()) {
        found = more;
      } else if (!more.isEmpty()) {
        found = mine ? found : new HashSet<>(found);
        mine = true;
        found.addAll(more);
      }
    }
    return found;
  }
}
