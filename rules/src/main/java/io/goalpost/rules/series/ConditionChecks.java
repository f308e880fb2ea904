package io.goalpost.rules.series;

import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Condition.Test;
import io.goalpost.model.series.Operand;
import io.goalpost.rules.series.Outline.Kind;
import io.goalpost.rules.series.Outline.Node;
import io.goalpost.rules.series.Outline.Site;
import io.goalpost.rules.series.Outline.Use;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** Checks that conditions ask only what can be known where they stand (C1, C6, C7, G10). */
final class ConditionChecks {

  private static final BigDecimal COUNT_IN_WINDOW_MAX =
      BigDecimal.valueOf(Condition.Event.COUNT_IN_WINDOW_MAX);

  private final Outline outline;
  private final Graph graph;
  private final Function<String, Condition> segments;
  private final Problems problems;
  private final boolean triggered;

  ConditionChecks(
      Outline outline, Graph graph, Function<String, Condition> segments, Problems problems) {
    this.outline = outline;
    this.graph = graph;
    this.segments = segments;
    this.problems = problems;
    this.triggered = outline.nodes().stream().anyMatch(node -> node.trigger() != null);
  }

  void check() {
    for (Site site : outline.sites()) {
      ConditionLeaves.visit(
          site.condition(), site.place(), (leaf, place) -> leaf(site, leaf, place));
    }
  }

  private void leaf(Site site, Condition leaf, Place place) {
    Test test = ConditionLeaves.test(leaf);
    if (test != null) {
      baseline(site, leaf, test, place);
      if (test.operand() instanceof Operand.OfEntry) {
        entryReference(site, leaf, place.at(test.operator().word()), test.operator().word());
      }
    }
    if (leaf instanceof Condition.Event event) {
      count(leaf, event, place);
    } else if (leaf instanceof Condition.EntryProperty) {
      entryReference(site, leaf, place.at("entry"), "entry");
    } else if (leaf instanceof Condition.Content content) {
      content(leaf, content.block(), place.at("content"));
    } else if (leaf instanceof Condition.InSegment segment) {
      segment(leaf, segment.segment(), place.at("segment"));
    }
  }

  private void baseline(Site site, Condition leaf, Test test, Place place) {
    String word = test.operator().word();
    if (!test.operator().comparesWithBaseline()) {
      return;
    }
    if (leaf instanceof Condition.Property || leaf instanceof Condition.EntryProperty) {
      error(leaf, word, place, "`" + word + "` asks of an attribute only; use another operator.");
    } else if (!hasBaseline(site)) {
      error(
          leaf,
          word,
          place,
          "`"
              + word
              + "` needs a value to compare with, which only goals and rule blocks with `for` that"
              + " an edge leads to have; use another operator (C1).");
    }
  }

  /** What is kept of old events tells apart that many in a window. */
  private void count(Condition leaf, Condition.Event event, Place place) {
    if (event.hasWindow()
        && event.count() != null
        && event.count().operand() instanceof Operand.Literal literal
        && largest(literal.value()).compareTo(COUNT_IN_WINDOW_MAX) > 0) {
      error(
          leaf,
          "count",
          place,
          "With `within` or `since` a count is compared with "
              + COUNT_IN_WINDOW_MAX
              + " at most; take a smaller number or a shorter window.");
    }
  }

  private static BigDecimal largest(Value value) {
    if (value instanceof Value.Many many) {
      return many.values().stream()
          .map(ConditionChecks::largest)
          .max(BigDecimal::compareTo)
          .orElse(BigDecimal.ZERO);
    }
    return value instanceof Value.Num num ? num.number() : BigDecimal.ZERO;
  }

  private boolean hasBaseline(Site site) {
    return switch (site.use()) {
      case GOAL, COMPANY_GOAL, MESSAGE_GOAL -> true;
      case RULE_WITH_FOR -> !graph.entries().contains(site.place().block());
      case RULE, TRIGGER, EXIT -> false;
    };
  }

  private void entryReference(Site site, Condition leaf, Place place, String field) {
    if (site.use() == Use.TRIGGER) {
      problems.warning(
          place,
          outline.marks().of(leaf, field),
          "An entry has no properties before its trigger, so this is never known; write a value.");
    } else if (!triggered) {
      problems.warning(
          place,
          outline.marks().of(leaf, field),
          "`entry` means a property of the trigger, and no block has one, so this is never known;"
              + " add a trigger.");
    }
  }

  private void content(Condition leaf, String block, Place place) {
    Node node = graph.nodes().get(block);
    if (node == null && outline.complete()) {
      List<String> contents =
          graph.nodes().values().stream()
              .filter(other -> other.kind() == Kind.CONTENT)
              .map(Node::id)
              .toList();
      problems.error(
          place,
          outline.marks().of(leaf, "content"),
          "No block has the id "
              + block
              + Spelling.hint(block, contents, "; name a content block of this series."));
    } else if (node != null && node.kind() != Kind.CONTENT && node.kind() != Kind.UNKNOWN) {
      problems.error(
          place,
          outline.marks().of(leaf, "content"),
          block + " sends nothing; name a content block of this series.");
    }
  }

  private void segment(Condition leaf, String segment, Place place) {
    if (segments.apply(segment) == null) {
      problems.error(
          place,
          outline.marks().of(leaf, "segment"),
          "There is no segment " + segment + "; save it first or name another.");
    }
  }

  private void error(Condition leaf, String field, Place place, String message) {
    problems.error(place.at(field), outline.marks().of(leaf, field), message);
  }
}
