package io.goalpost.service.engine;

import io.goalpost.model.series.Block;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The live versions, found by what may make somebody enter them: what that costs goes by how many
 * series refer to a change, not by how many there are. Belongs to the engine's thread.
 */
final class LivePlans {

  private final Map<String, SeriesPlan> byId = new TreeMap<>();
  private final Map<String, SeriesPlan> timed = new TreeMap<>();
  private final Map<String, SeriesPlan> ofTheUnknown = new TreeMap<>();
  private final Map<String, Map<String, SeriesPlan>> byKey = new HashMap<>();

  static String triggerKey(String event) {
    return "trigger " + event;
  }

  /**
   * @param letsInTheUnknown whether it lets in somebody of whom nothing is known
   */
  void add(SeriesPlan plan, boolean letsInTheUnknown) {
    byId.put(plan.id(), plan);
    if (plan.timedEntry()) {
      timed.put(plan.id(), plan);
    }
    if (letsInTheUnknown) {
      ofTheUnknown.put(plan.id(), plan);
    }
    for (String key : keys(plan)) {
      byKey.computeIfAbsent(key, k -> new TreeMap<>()).put(plan.id(), plan);
    }
  }

  void remove(String series) {
    SeriesPlan plan = byId.remove(series);
    if (plan == null) {
      return;
    }
    timed.remove(series);
    ofTheUnknown.remove(series);
    for (String key : keys(plan)) {
      byKey.computeIfPresent(
          key,
          (k, plans) -> {
            plans.remove(series);
            return plans.isEmpty() ? null : plans;
          });
    }
  }

  private static Set<String> keys(SeriesPlan plan) {
    Set<String> keys = new HashSet<>(plan.entryKeys());
    for (Block.Rule block : plan.entryBlocks()) {
      if (block.trigger() != null) {
        keys.add(triggerKey(block.trigger().event()));
      }
    }
    return keys;
  }

  Collection<SeriesPlan> all() {
    return byId.values();
  }

  Collection<SeriesPlan> timedEntry() {
    return timed.values();
  }

  Collection<SeriesPlan> enteredBy(Set<String> changed) {
    return among(changed, Map.of());
  }

  Collection<SeriesPlan> enteredByFirst(Set<String> changed) {
    return among(changed, ofTheUnknown);
  }

  private Collection<SeriesPlan> among(Set<String> changed, Map<String, SeriesPlan> also) {
    Map<String, SeriesPlan> found = also;
    boolean mine = false;
    for (String key : changed) {
      Map<String, SeriesPlan> more = byKey.get(key);
      if (more != null && found.isEmpty()) {
        found = more;
      } else if (more != null) {
        if (!mine) {
          found = new TreeMap<>(found);
          mine = true;
        }
        found.putAll(more);
      }
    }
    return found.values();
  }
}
