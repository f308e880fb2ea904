package io.goalpost.service.engine;

import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Series;
import java.time.ZoneId;

/** Which of several companies a series prefers (E7). Stateless. */
public final class Preference {

  private Preference() {}

  /**
   * Whether a company comes before one that joined earlier, by the attribute that the priority
   * names; one without the attribute comes last.
   */
  public static boolean better(Value one, Value other, Series.Priority priority, ZoneId zone) {
    if (rank(one) != rank(other)) {
      return rank(one) > rank(other);
    }
    int order = order(one, other, zone);
    return priority.highest() ? order > 0 : order < 0;
  }

  /** Numbers and dates have an order; what has none comes after them, and what is missing last. */
  private static int rank(Value value) {
    return value instanceof Value.Num || value instanceof Value.Date ? 2 : value != null ? 1 : 0;
  }

  /** The order of two values of a type, else none. */
  private static int order(Value one, Value other, ZoneId zone) {
    if (one instanceof Value.Num first && other instanceof Value.Num second) {
      return first.number().compareTo(second.number());
    }
    if (one instanceof Value.Date first && other instanceof Value.Date second) {
      return first.instant(zone).compareTo(second.instant(zone));
    }
    return 0;
  }
}
