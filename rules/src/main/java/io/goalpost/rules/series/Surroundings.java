package io.goalpost.rules.series;

import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Series;
import java.util.List;

/**
 * What there is beside a series: the other series that are live, and all segments. Immutable.
 *
 * @param series one of the same id is left out of account
 */
public record Surroundings(List<Series> series, List<Condition> segments) {

  /** Nothing is known of them, so nothing is said about them. */
  public static final Surroundings UNKNOWN = new Surroundings(List.of(), List.of());

  public Surroundings {
    series = List.copyOf(series);
    segments = List.copyOf(segments);
  }
}
