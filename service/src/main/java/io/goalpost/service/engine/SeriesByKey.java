package io.goalpost.service.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Something of each series, found by the keys of what may change: what a change costs goes by how
 * many series refer to it, not by how many there are. Belongs to the engine's thread.
 */
final class SeriesByKey<V> {

  private final Supplier<Map<String, V>> maps;
  private final Map<String, Set<String>> keysOf = new HashMap<>();
  private final Map<String, Map<String, V>> byKey = new HashMap<>();

  /**
   * @param maps makes what is found, by the ids of series
   */
  SeriesByKey(Supplier<Map<String, V>> maps) {
    this.maps = maps;
  }

  /** A series refers to these keys, too. */
  void add(String series, Set<String> keys, V value) {
    keysOf.computeIfAbsent(series, id -> new HashSet<>()).addAll(keys);
    for (String key : keys) {
      byKey.computeIfAbsent(key, of -> maps.get()).put(series, value);
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

  /**
   * Those that refer to any of some keys; not to be changed.
   *
   * @param also others that are among them
   */
  Map<String, V> of(Set<String> changed, Map<String, V> also) {
    Map<String, V> found = also;
    boolean mine = false;
    for (String key : changed) {
      Map<String, V> more = byKey.get(key);
      if (more != null && found.isEmpty()) {
        found = more;
      } else if (more != null) {
        if (!mine) {
          Map<String, V> merged = maps.get();
          merged.putAll(found);
          found = merged;
          mine = true;
        }
        found.putAll(more);
      }
    }
    return found;
  }
}
