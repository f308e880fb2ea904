package io.goalpost.model.entry;

import io.goalpost.model.fact.Value;
import io.goalpost.model.fact.Values;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * A company's chance to hit a company goal (G9).
 *
 * @param version the version whose goal it is, pinned by the entry that received (G5)
 * @param since when the receipt was that opened it
 * @param cause the position of the input that made that message leave; later diffs count
 * @param received the users who have received content of the series for the company
 * @param hit when the goal was hit, or null
 */
public record Qualification(
    String series,
    String company,
    int version,
    Instant since,
    long cause,
    Map<String, Value> baselines,
    Set<String> received,
    Instant hit) {
  public Qualification {
    baselines = Values.copyOf(baselines);
    received = Set.copyOf(received);
  }
}
