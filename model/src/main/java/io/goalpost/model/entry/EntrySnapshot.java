package io.goalpost.model.entry;

import io.goalpost.model.fact.Value;
import io.goalpost.model.fact.Values;
import java.util.Map;

/**
 * What an entry pins at the moment it begins.
 *
 * @param version the version entered, whose goal is the entry's goal for good (G5)
 * @param trigger the event that triggered the entry, or null (E3)
 * @param properties that event's properties
 * @param baselines what goals and rules compare with (C8), by {@link Baselines} key
 */
public record EntrySnapshot(
    int version, String trigger, Map<String, Value> properties, Map<String, Value> baselines) {
  public EntrySnapshot {
    properties = Values.copyOf(properties);
    baselines = Values.copyOf(baselines);
  }
}
