package io.goalpost.rules.series;

import io.goalpost.model.diff.Interaction;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Condition.Test;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads a condition that asks one thing (SEMANTICS §4, C5, C7). */
final class LeafReader {

  private static final Map<String, Optional<Interaction.Kind>> DONE = done();

  private final TestReader tests;
  private final ConditionReader conditions;

  LeafReader(Problems problems, ConditionReader conditions) {
    this.tests = new TestReader(problems);
    this.conditions = conditions;
  }

  /** Reads the condition that names a {@code kind} among its fields. */
  Condition read(String kind, Fields fields, int depth) {
    return switch (kind) {
      case "attribute" -> tested(kind, fields, Condition.Attribute::new);
      case "company" -> tested(kind, fields, Condition.CompanyAttribute::new);
      case "entry" -> tested(kind, fields, Condition.EntryProperty::new);
      case "property" -> tested(kind, fields, Condition.Property::new);
      case "event" -> event(fields, depth);
      case "content" -> content(fields);
      default -> named(kind, fields);
    };
  }

  private Condition tested(
      String kind, Fields fields, BiFunction<String, Test, Condition> condition) {
    String name = fields.name(kind);
    Test test = tests.read(fields, kind);
    return name == null || test == null ? ConditionReader.UNREADABLE : condition.apply(name, test);
  }

  private Condition named(String kind, Fields fields) {
    fields.allow("a `" + kind + "` condition", List.of(kind));
    String name = fields.name(kind);
    if (name == null) {
      return ConditionReader.UNREADABLE;
    }
    return switch (kind) {
      case "tag" -> new Condition.Tag(name);
      case "companyTag" -> new Condition.CompanyTag(name);
      default -> new Condition.InSegment(name);
    };
  }

  private Condition event(Fields fields, int depth) {
    fields.allow("an event condition", List.of("event", "where", "count", "within", "since"));
    String event = fields.name("event");
    Condition where =
        fields.has("where")
            ? conditions.read(fields.get("where"), fields.place("where"), true, depth + 1)
            : null;
    Fields count = fields.fields("count", "{gte: 2}");
    Test test = count == null ? null : tests.readCount(count);
    Duration within = fields.period("within");
    boolean since = fields.word("since", Map.of("entry", true), false);
    return event == null
        ? ConditionReader.UNREADABLE
        : new Condition.Event(event, where, test, within, since);
  }

  private Condition content(Fields fields) {
    fields.allow("a content condition", List.of("content", "is", "link"));
    String block = fields.name("content");
    fields.require("is", "write one of " + String.join(", ", DONE.keySet()));
    Optional<Interaction.Kind> is = fields.word("is", DONE, null);
    String link = fields.text("link");
    if (link != null && is != null && !is.equals(Optional.of(Interaction.Kind.CLICKED))) {
      fields.error("link", "`link` goes with `is: clicked` only; take it out.");
    }
    return block == null || is == null
        ? ConditionReader.UNREADABLE
        : new Condition.Content(block, is.orElse(null), link);
  }

  private static Map<String, Optional<Interaction.Kind>> done() {
    Map<String, Optional<Interaction.Kind>> words = new LinkedHashMap<>();
    words.put("sent", Optional.empty());
    for (Interaction.Kind kind : Interaction.Kind.values()) {
      if (kind != Interaction.Kind.UNSUBSCRIBED && kind != Interaction.Kind.FAILED) {
        words.put(kind.word(), Optional.of(kind));
      }
    }
    return words;
  }
}
