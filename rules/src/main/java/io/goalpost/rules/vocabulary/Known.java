package io.goalpost.rules.vocabulary;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.EventOccurrence;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * The facts that a condition is asked of, at one instant.
 *
 * @param user null for a company's goal (G9)
 * @param companies those that company conditions ask: all of the user's in the order joined, or the
 *     entry's own (C10)
 * @param entry null where nobody entered yet
 * @param trigger the event that would trigger an entry by this diff; null where none does
 * @param properties of the event that triggers, or triggered, the entry
 * @param baselines what {@code increased} and its like compare with; null where there are none, and
 *     then none of them holds
 * @param goalSince for goals: an event without a count must be of a later position (G2); else -1
 * @param arriving for goals asked as of before a diff: the event it brings, else null. A new event
 *     makes its condition turn, so it did not hold before (G2)
 */
public record Known(
    Workspace workspace,
    Instant now,
    User user,
    List<Company> companies,
    Entry entry,
    EventOccurrence trigger,
    Map<String, Value> properties,
    Map<String, Value> baselines,
    long goalSince,
    EventOccurrence arriving) {

  /** What is known where nobody is asked of: the zone, and no saved condition. */
  static Known ofNobody(ZoneId zone) {
    Workspace workspace =
        new Workspace() {
          @Override
          public ZoneId zone() {
            return zone;
          }

          @Override
          public Condition segment(String id) {
            return null;
          }
        };
    return new Known(
        workspace, Instant.EPOCH, null, List.of(), null, null, Map.of(), null, -1, null);
  }

  /** The same for what goes by its own terms also within a goal: saved conditions (G10). */
  Known outsideOfGoals() {
    return goalSince < 0 && arriving == null
        ? this
        : new Known(
            workspace, now, user, companies, entry, trigger, properties, baselines, -1, null);
  }
}
