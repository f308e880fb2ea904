package io.goalpost.service.reference;

import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.service.reference.ReferenceFacts.Baseline;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * From where a condition looks: the facts, the time, the subject, and the entry if there is one.
 *
 * @param company the entry's own company (C10), or the company of a company goal (G9); or null
 * @param entry whose receipts {@code content} asks of (C7); 0 where there is none
 * @param cause only events of later diffs are {@code since: entry} (C5)
 * @param properties of the trigger (E3)
 * @param baseline what {@code increased} compares with (C8)
 */
record ReferenceView(
    ReferenceFacts facts,
    Instant now,
    ZoneId zone,
    Map<String, Condition> segments,
    String user,
    String company,
    long entry,
    long cause,
    Map<String, Value> properties,
    Baseline baseline) {

  /** The companies that {@code {company: …}} asks of: the own one, else any of the user's (C10). */
  List<String> companies() {
    return company != null ? List.of(company) : facts.companies(user);
  }

  ReferenceView at(Instant instant) {
    return new ReferenceView(
        facts, instant, zone, segments, user, company, entry, cause, properties, baseline);
  }

  ReferenceView on(ReferenceFacts others) {
    return new ReferenceView(
        others, now, zone, segments, user, company, entry, cause, properties, baseline);
  }

  ReferenceView comparedWith(Baseline other) {
    return new ReferenceView(
        facts, now, zone, segments, user, company, entry, cause, properties, other);
  }
}
