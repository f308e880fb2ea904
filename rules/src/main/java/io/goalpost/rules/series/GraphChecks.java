package io.goalpost.rules.series;

import io.goalpost.rules.series.Outline.Kind;
import io.goalpost.rules.series.Outline.Node;
import io.goalpost.rules.series.Outline.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks how the blocks hang together (V1, E1, E3, E5). */
final class GraphChecks {

  private static final int LOOP_SHOWN_MAX = 8;

  private final Outline outline;
  private final Graph graph;
  private final Problems problems;

  GraphChecks(Outline outline, Graph graph, Problems problems) {
    this.outline = outline;
    this.graph = graph;
    this.problems = problems;
  }

  void check() {
    edgesToNowhere();
    Set<String> inLoops = loops();
    if (graph.entries().isEmpty()) {
      noEntry();
    } else if (outline.complete()) {
      unreached(inLoops);
    }
    entryBlocks();
    key();
  }

  private void edgesToNowhere() {
    for (Node node : outline.nodes()) {
      for (Target target : node.targets()) {
        if (!graph.nodes().containsKey(target.id())) {
          problems.error(
              target.place(),
              target.mark(),
              "No block has the id "
                  + target.id()
                  + Spelling.hint(
                      target.id(), graph.nodes().keySet(), "; add it or take the edge out."));
        }
      }
    }
  }

  private Set<String> loops() {
    Map<String, List<String>> loops = graph.loops();
    loops.forEach(
        (id, way) ->
            problems.error(
                new Place(id, "next"),
                graph.nodes().get(id).mark(),
                "A block runs once, and this is in a loop ("
                    + shown(way)
                    + "); take out one of its edges."));
    return loops.keySet();
  }

  private static String shown(List<String> way) {
    if (way.size() <= LOOP_SHOWN_MAX) {
      return String.join(" → ", way);
    }
    return String.join(" → ", way.subList(0, LOOP_SHOWN_MAX - 2))
        + " → … → "
        + way.get(way.size() - 1);
  }

  private void noEntry() {
    if (outline.complete()) {
      problems.error(
          new Place("", "blocks"),
          outline.blocks(),
          "Nobody can enter; add a rule block that no edge leads to.");
    }
  }

  private void unreached(Set<String> inLoops) {
    Set<String> reached = graph.reached();
    for (Node node : graph.nodes().values()) {
      if (!reached.contains(node.id()) && !inLoops.contains(node.id())) {
        problems.error(
            new Place(node.id(), ""),
            node.mark(),
            "No path from an entry block reaches this; lead an edge here or take it out.");
      }
    }
  }

  private void entryBlocks() {
    for (Node node : outline.nodes()) {
      boolean entry = graph.entries().contains(node.id());
      if (node.kind() != Kind.RULE) {
        continue;
      }
      if (!entry && node.trigger() != null) {
        problems.error(
            new Place(node.id(), "trigger"),
            node.trigger(),
            "Only an entry block has a trigger, and an edge leads here; take out `trigger`.");
      }
      if (entry && node.tries() != null) {
        problems.warning(
            new Place(node.id(), "for"),
            node.tries(),
            "An entry block is not arrived at, so `for` does nothing; take it out.");
      }
      if (entry && node.unmatched() != null) {
        problems.warning(
            new Place(node.id(), "next.unmatched"),
            node.unmatched(),
            "Who does not match an entry block does not enter, so nobody takes this edge; take it"
                + " out.");
      }
    }
  }

  private void key() {
    boolean triggered =
        outline.nodes().stream()
            .anyMatch(node -> node.trigger() != null && graph.entries().contains(node.id()));
    if (outline.key() != null && !triggered && outline.complete()) {
      problems.error(
          new Place("", "key"),
          outline.key(),
          "`key` is a property of a trigger, and no entry block has one; add a trigger or take it"
              + " out.");
    }
  }
}
