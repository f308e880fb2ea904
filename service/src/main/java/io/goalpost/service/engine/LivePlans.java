package io.goalpost.service.engine;

import io.goalpost.model.series.Block;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The live versions, found by what may make somebody enter them. Belongs to the engine's thread.
 */
final class LivePlans {

  private final Map<String, SeriesPlan> byId = new TreeMap<>();
  private final Map<String, SeriesPlan> timed = new TreeMap<>();
  private final Map<String, SeriesPlan> ofTheUnknown = new TreeMap<>();
  private final SeriesByKey<SeriesPlan> byKey = new SeriesByKey<>(TreeMap::new);

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
    byKey.add(plan.id(), keys(plan), plan);
  }

  void remove(String series) {
    byId.remove(series);
    timed.remove(series);
    ofTheUnknown.remove(series);
    byKey.remove(series);
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
    return byKey.of(changed, Map.of()).values();
  }

  Collection<SeriesPlan> enteredByFirst(Set<String> changed) {
    return byKey.of(changed, ofTheUnknown).values();
  }
}
