package io.goalpost.rules.series;

import io.goalpost.model.series.Edge;
import io.goalpost.rules.series.Outline.Kind;
import io.goalpost.rules.series.Outline.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads a block's edges: {@code next} as an id, a list of ids, or an object of such. */
final class EdgeReader {

  private static final Map<Kind, List<Edge>> EDGES =
      Map.of(
          Kind.RULE, List.of(Edge.MATCHED, Edge.UNMATCHED),
          Kind.CONTENT, List.of(Edge.SENT, Edge.UNSENT),
          Kind.WAIT, List.of(Edge.NEXT),
          Kind.TAG, List.of(Edge.NEXT),
          Kind.UNKNOWN, Arrays.asList(Edge.values()));

  private final Problems problems;

  EdgeReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * What was read.
   *
   * @param ids the blocks behind each edge
   * @param targets the same with places
   * @param unmatched where the edge of that name is, or null
   */
  record Edges(Map<Edge, List<String>> ids, List<Target> targets, Mark unmatched) {}

  Edges read(Fields block, Kind kind) {
    Map<Edge, List<String>> ids = new EnumMap<>(Edge.class);
    List<Target> targets = new ArrayList<>();
    Mark unmatched = null;
    List<Edge> known = EDGES.get(kind);
    Yaml next = block.get("next");
    if (next instanceof Yaml.Mapping mapping) {
      Fields fields = new Fields(mapping, block.place("next"), problems);
      fields.allow(
          kind == Kind.UNKNOWN
              ? "`next`"
              : "`next` of a " + kind.name().toLowerCase(Locale.ROOT) + " block",
          known.stream().map(Edge::word).toList());
      for (Edge edge : known) {
        Yaml value = fields.get(edge.word());
        if (value != null) {
          ids.put(edge, ids(value, fields.place(edge.word()), targets));
        }
      }
      unmatched = fields.has("unmatched") ? fields.mark("unmatched") : null;
    } else if (next != null) {
      ids.put(known.get(0), ids(next, block.place("next"), targets));
    }
    ids.values().removeIf(List::isEmpty);
    return new Edges(ids, targets, unmatched);
  }

  private List<String> ids(Yaml value, Place place, List<Target> targets) {
    List<String> ids = new ArrayList<>();
    if (value instanceof Yaml.Items items) {
      for (int i = 0; i < items.items().size(); i++) {
        id(items.items().get(i), place.at(i), targets, ids);
      }
    } else {
      id(value, place, targets, ids);
    }
    return ids;
  }

  private void id(Yaml value, Place place, List<Target> targets, List<String> ids) {
    if (!(value instanceof Yaml.Scalar scalar) || scalar.isNull()) {
      problems.error(
          place,
          value.mark(),
          "An edge leads to a block's id, not " + value.what() + "; write one.");
      return;
    }
    if (!(scalar.value() instanceof String)) {
      problems.error(
          place,
          value.mark(),
          "A block's id must be text; put it in quotes, \"" + scalar.text() + "\".");
    }
    targets.add(new Target(scalar.text(), place, value.mark()));
    ids.add(scalar.text());
  }
}
