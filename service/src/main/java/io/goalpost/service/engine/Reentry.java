package io.goalpost.service.engine;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Series;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether somebody may enter a series once more: not twice at once (E5), and again only as the
 * series says (E6). Stateless.
 */
public final class Reentry {

  private Reentry() {}

  /** Why somebody may not. */
  public enum Why {
    ACTIVE_ALREADY,
    NEVER_AGAIN,
    TOO_SOON
  }

  /**
   * What stands in the way.
   *
   * @param earlier the entry that does
   * @param until when it does no longer, where time alone removes it; else null
   */
  public record Obstacle(Why why, Entry earlier, Instant until) {}

  /**
   * The obstacle, or empty where there is none.
   *
   * @param entries the user's in this series, or all of them; in the order entered
   * @param company the pair's with {@code scope: member}, else null
   * @param key the value of the series' key property, or null
   */
  public static Optional<Obstacle> obstacle(
      Series series, List<Entry> entries, String company, Value key, Instant now, ZoneId zone) {
    Entry last = null;
    for (Entry entry : entries) {
      if (entry.series().equals(series.id())
          && Objects.equals(entry.company(), company)
          && Value.same(entry.key(), key, zone)) {
        if (entry.active()) {
          return Optional.of(new Obstacle(Why.ACTIVE_ALREADY, entry, null));
        } else if (!series.reentry().allowed()) {
          return Optional.of(new Obstacle(Why.NEVER_AGAIN, entry, null));
        }
        last = entry;
      }
    }
    if (last == null || series.reentry().after() == null) {
      return Optional.empty();
    }
    Instant again = last.began().plus(series.reentry().after());
    return again.isAfter(now)
        ? Optional.of(new Obstacle(Why.TOO_SOON, last, again))
        : Optional.empty();
  }
}
