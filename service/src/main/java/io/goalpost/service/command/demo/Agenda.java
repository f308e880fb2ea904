package io.goalpost.service.command.demo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Who does what in which hour of the demo. An act has an id of its own, the same in every run: the
 * server then knows what it was told before.
 */
final class Agenda {

  private final NavigableMap<Integer, Map<String, Map<String, Object>>> hours = new TreeMap<>();
  private final Set<String> ids = new HashSet<>();

  /**
   * Notes a diff for an hour.
   *
   * @param id a second diff of the same id is not noted
   */
  void add(int hour, String id, Map<String, Object> diff) {
    if (ids.add(id)) {
      Map<String, Object> whole = new TreeMap<>(diff);
      whole.put("id", id);
      hours.computeIfAbsent(hour, any -> new TreeMap<>()).put(id, whole);
    }
  }

  /** What is done in an hour, in the order of the ids. */
  List<Map<String, Object>> at(int hour) {
    return new ArrayList<>(hours.getOrDefault(hour, Map.of()).values());
  }

  /** The next hour after one in which something is done, but no later than a last one. */
  int next(int hour, int last) {
    Integer next = hours.higherKey(hour);
    return next == null ? last : Math.min(next, last);
  }
}
