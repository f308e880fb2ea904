package io.goalpost.rules.series;

import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Block.Until;
import io.goalpost.model.series.Block.Zone;
import io.goalpost.model.series.Edge;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Reads how long a wait block waits (B8). Thread-safe. */
final class WaitReader {

  private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9]";

  private final ZoneId workspace;

  WaitReader(ZoneId workspace) {
    this.workspace = workspace;
  }

  Block read(String id, String title, Fields fields, Map<Edge, List<String>> next) {
    fields.allow("`wait`", List.of("for", "until", "at", "zone"));
    boolean until = fields.has("until");
    if (fields.has("for") == until) {
      fields.error(
          until ? "until" : "for",
          "A wait block has one of `for: P1D` and `until: …`; "
              + (until ? "take one out." : "add one."));
    }
    if (!until) {
      for (String field : List.of("at", "zone")) {
        if (fields.has(field)) {
          fields.error(field, "`" + field + "` goes with `until` only; take it out.");
        }
      }
    } else if (fields.has("zone") && !fields.has("at")) {
      fields.warning("zone", "`zone` does nothing without `at`; add a time or take it out.");
    }
    Until attribute = fields.get("until") instanceof Yaml.Mapping ? untilAttribute(fields) : null;
    Instant instant = until && attribute == null ? instant(fields) : null;
    return new Block.Wait(
        id,
        title,
        fields.period("for"),
        instant,
        attribute,
        time(fields, "at", false),
        zone(fields),
        next);
  }

  private static Until untilAttribute(Fields wait) {
    Fields fields = wait.fields("until", "{attribute: trial_ends, offset: -P1D}");
    fields.allow("`until`", List.of("attribute", "offset"));
    String attribute = fields.name("attribute");
    Duration offset = fields.offset("offset");
    return new Until(attribute, offset == null ? Duration.ZERO : offset);
  }

  private Instant instant(Fields fields) {
    Yaml until = fields.get("until");
    if (until instanceof Yaml.Scalar scalar
        && scalar.value() instanceof String text
        && text.length() <= 40
        && Value.text(text) instanceof Value.Date date) {
      return date.instant(workspace);
    }
    fields.error(
        "until",
        "`until` must be a date or an instant with an offset, such as 2026-01-31T09:00:00Z, or"
            + " {attribute: …}.");
    return null;
  }

  /** A local time such as 09:00; null where it is missing or none. */
  static LocalTime time(Fields fields, String name, boolean endOfDay) {
    if (!fields.has(name)) {
      return null;
    }
    String text = fields.get(name) instanceof Yaml.Scalar scalar ? scalar.text() : "";
    if (text.matches(TIME)) {
      return LocalTime.parse(text);
    }
    if (endOfDay && text.equals("24:00")) {
      return LocalTime.MIDNIGHT;
    }
    fields.error(
        name,
        "`"
            + name
            + "` must be a time from 00:00 to "
            + (endOfDay ? "24:00" : "23:59")
            + ", in quotes and of five characters, such as \"09:00\".");
    return null;
  }

  /** Whose local time; the recipient's where it is missing. */
  static Zone zone(Fields fields) {
    return fields.word(
        "zone",
        Fields.words("recipient", Zone.RECIPIENT, "workspace", Zone.WORKSPACE),
        Zone.RECIPIENT);
  }
}
