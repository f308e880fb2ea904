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
  private final boolean checkpointed;
  private Set<K> changed = new HashSet<>();

  /** A map whose changes no checkpoint asks for: it is derived from others. */
  static <K, V> TrackedMap<K, V> derived(UndoLog undo) {
    return new TrackedMap<>(undo, false);
  }

  TrackedMap(UndoLog undo) {
    this(undo, true);
  }

  private TrackedMap(UndoLog undo, boolean checkpointed) {
    this.checkpointed = checkpointed;
    this.undo = undo;
    this.map = new HashMap<>();
  }

  V get(K key) {
    return map.get(key);
  }

  /** Puts a value, or with null takes the key out. */
  void put(K key, V value) {
    V old = value == null ? map.remove(key) : map.put(key, value);
    if (checkpointed) {
      changed.add(key);
    }
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

  /** All keys that there are count as changed. */
  void changeAll() {
    changed.addAll(map.keySet());
  }

  /** Takes back that changes were taken: the checkpoint that held them failed. */
  void giveBackChanged(Set<K> taken) {
    changed.addAll(taken);
  }
}
