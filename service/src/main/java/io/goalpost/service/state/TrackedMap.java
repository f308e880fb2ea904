package io.goalpost.service.state;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A map whose changes can be taken back, and that knows which keys changed since it was last
 * checkpointed. Not thread-safe.
 */
final class TrackedMap<K, V> {

  private final Map<K, V> map;
  private final UndoLog undo;
  private Set<K> changed = new HashSet<>();

  TrackedMap(UndoLog undo) {
    this.undo = undo;
    this.map = new HashMap<>();
  }

  V get(K key) {
    return map.get(key);
  }

  /** Puts a value, or with null takes the key out. */
  void put(K key, V value) {
    V old = value == null ? map.remove(key) : map.put(key, value);
    changed.add(key);
    undo.add(() -> restore(key, old));
  }

  private void restore(K key, V old) {
    if (old == null) {
      map.remove(key);
    } else {
      map.put(key, old);
    }
  }

  /** Puts a value that was read from the store. */
  void load(K key, V value) {
    map.put(key, value);
  }

  Collection<V> values() {
    return map.values();
  }

  Set<K> keys() {
    return map.keySet();
  }

  int size() {
    return map.size();
  }

  /** The keys that changed since this was last asked. */
  Set<K> takeChanged() {
    Set<K> taken = changed;
    changed = new HashSet<>();
    return taken;
  }

  /** Takes back that changes were taken: the checkpoint that held them failed. */
  void giveBackChanged(Set<K> taken) {
    changed.addAll(taken);
  }
}
