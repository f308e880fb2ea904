package io.goalpost.rules.series;

import io.goalpost.rules.series.Outline.Kind;
import io.goalpost.rules.series.Outline.Node;
import io.goalpost.rules.series.Outline.Target;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The blocks of an outline and the edges between them; edges to nowhere are left out. */
final class Graph {

  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Map<String, Set<String>> next = new HashMap<>();
  private final Set<String> entries = new LinkedHashSet<>();

  Graph(Outline outline) {
    for (Node node : outline.nodes()) {
      nodes.putIfAbsent(node.id(), node);
    }
    Set<String> targets = new HashSet<>();
    for (Node node : outline.nodes()) {
      Set<String> ids = next.computeIfAbsent(node.id(), id -> new LinkedHashSet<>());
      for (Target target : node.targets()) {
        if (nodes.containsKey(target.id())) {
          ids.add(target.id());
          targets.add(target.id());
        }
      }
    }
    for (Node node : nodes.values()) {
      // What could not be read may become a rule block: better no problem than a wrong one.
      boolean mayEnter = node.kind() == Kind.RULE || node.kind() == Kind.UNKNOWN;
      if (mayEnter && !targets.contains(node.id())) {
        entries.add(node.id());
      }
    }
  }

  /** The blocks by id, in the order listed; of two with one id the first. */
  Map<String, Node> nodes() {
    return nodes;
  }

  /** The rule blocks without an incoming edge (E1). */
  Set<String> entries() {
    return entries;
  }

  /** The blocks that some path from an entry block reaches. */
  Set<String> reached() {
    return reachedWithout(null);
  }

  /** The blocks that some path reaches which does not pass a certain one. */
  Set<String> reachedWithout(String block) {
    Set<String> reached = new HashSet<>(entries);
    reached.remove(block);
    Deque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (String id : next.get(open.remove())) {
        if (!id.equals(block) && reached.add(id)) {
          open.add(id);
        }
      }
    }
    return reached;
  }

  /** Whether a content block lies behind a block, however far. */
  boolean sendsBehind(String block) {
    Set<String> behind = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(next.get(block));
    while (!open.isEmpty()) {
      String id = open.remove();
      if (behind.add(id)) {
        if (nodes.get(id).kind() == Kind.CONTENT) {
          return true;
        }
        open.addAll(next.get(id));
      }
    }
    return false;
  }

  /** A way from each block that is in a loop back to itself, the block at both ends. */
  Map<String, List<String>> loops() {
    return new Loops(next).find(nodes.keySet());
  }
}
