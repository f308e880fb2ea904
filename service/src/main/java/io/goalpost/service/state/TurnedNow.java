package io.goalpost.service.state;

import java.util.List;
import java.util.Set;

/**
 * Whoever entered a series at this very instant, or was kept out of it: time, or an earlier diff,
 * has turned them already. Not thread-safe.
 */
final class TurnedNow {

  private final TrackedMap<String, Boolean> turned;

  TurnedNow(UndoLog undo) {
    turned = TrackedMap.derived(undo);
  }

  boolean has(String seriesId, String user, String company) {
    return turned.get(key(seriesId, user, company)) != null;
  }

  void add(String seriesId, String user, String company) {
    add(key(seriesId, user, company));
  }

  /** The same by the key that was kept. */
  void add(String key) {
    turned.put(key, true);
  }

  /** It is another instant now. */
  void clear() {
    if (turned.size() > 0) {
      List.copyOf(turned.keys()).forEach(key -> turned.put(key, null));
    }
  }

  Set<String> keys() {
    return turned.keys();
  }

  static String key(String seriesId, String user, String company) {
    return seriesId + '\n' + user + '\n' + (company == null ? "" : company);
  }
}
