package io.goalpost.rules.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the loops of a graph. Works on numbers: 1,000 blocks may have 100,000 edges, and each loop
 * is a search of its own.
 */
final class Loops {

  private static final int NONE = -1;

  private final List<String> ids;
  private final int[][] next;

  /**
   * A graph.
   *
   * @param edges the blocks behind each block; all of them are keys too
   */
  Loops(Map<String, Set<String>> edges) {
    this.ids = List.copyOf(edges.keySet());
    Map<String, Integer> numbers = new HashMap<>();
    for (String id : ids) {
      numbers.put(id, numbers.size());
    }
    this.next = new int[ids.size()][];
    for (int i = 0; i < next.length; i++) {
      next[i] = edges.get(ids.get(i)).stream().mapToInt(numbers::get).toArray();
    }
  }

  /** A way from each block that is in a loop back to itself, in the order of the blocks given. */
  Map<String, List<String>> find(Iterable<String> inOrder) {
    boolean[] suspect = suspects();
    Map<String, Integer> numbers = new HashMap<>();
    for (int i = 0; i < next.length; i++) {
      if (suspect[i]) {
        numbers.put(ids.get(i), i);
      }
    }
    Map<String, List<String>> loops = new LinkedHashMap<>();
    for (String id : inOrder) {
      Integer number = numbers.get(id);
      if (number != null && !loops.containsKey(id)) {
        putAllOf(wayBack(number, suspect), loops);
      }
    }
    return loops;
  }

  /** One way round is a way for each of its blocks: so few are looked for. */
  private static void putAllOf(List<String> way, Map<String, List<String>> loops) {
    for (int i = 0; i < way.size() - 1; i++) {
      List<String> turned = new ArrayList<>(way.subList(i, way.size() - 1));
      turned.addAll(way.subList(0, i + 1));
      loops.putIfAbsent(way.get(i), turned);
    }
  }

  /** What is left when blocks that nothing left leads to are taken away, again and again. */
  private boolean[] suspects() {
    int[] incoming = new int[next.length];
    for (int[] targets : next) {
      for (int target : targets) {
        incoming[target]++;
      }
    }
    boolean[] suspect = new boolean[next.length];
    Arrays.fill(suspect, true);
    int[] open = new int[next.length];
    int end = 0;
    for (int i = 0; i < next.length; i++) {
      if (incoming[i] == 0) {
        open[end++] = i;
      }
    }
    for (int at = 0; at < end; at++) {
      suspect[open[at]] = false;
      for (int target : next[open[at]]) {
        if (--incoming[target] == 0) {
          open[end++] = target;
        }
      }
    }
    return suspect;
  }

  /** A shortest way, or nothing where the block only lies behind a loop. */
  private List<String> wayBack(int start, boolean[] suspect) {
    int[] cameFrom = new int[next.length];
    Arrays.fill(cameFrom, NONE);
    int[] open = new int[next.length + 1];
    int end = 0;
    open[end++] = start;
    for (int at = 0; at < end; at++) {
      for (int target : next[open[at]]) {
        if (target == start) {
          return way(start, open[at], cameFrom);
        }
        if (suspect[target] && cameFrom[target] == NONE) {
          cameFrom[target] = open[at];
          open[end++] = target;
        }
      }
    }
    return List.of();
  }

  private List<String> way(int start, int last, int[] cameFrom) {
    List<String> way = new ArrayList<>(List.of(ids.get(start)));
    for (int at = last; at != start; at = cameFrom[at]) {
      way.add(1, ids.get(at));
    }
    way.add(ids.get(start));
    return way;
  }
}
