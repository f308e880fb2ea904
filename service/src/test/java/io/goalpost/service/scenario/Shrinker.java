package io.goalpost.service.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Cuts plain data down while it keeps a property: takes out runs of list elements, keys of maps,
 * and puts a part in the place of the whole, until nothing can go.
 */
final class Shrinker {

  private final Predicate<Map<String, Object>> keeps;
  private Map<String, Object> best;

  private Shrinker(Map<String, Object> whole, Predicate<Map<String, Object>> keeps) {
    this.best = whole;
    this.keeps = keeps;
  }

  /** The smallest found that still keeps it; the whole does. */
  static Map<String, Object> shrink(
      Map<String, Object> whole, Predicate<Map<String, Object>> keeps) {
    Shrinker shrinker = new Shrinker(whole, keeps);
    boolean smaller = true;
    while (smaller) {
      smaller = shrinker.pass(List.of());
    }
    return shrinker.best;
  }

  /** Tries to make what stands at a path smaller, then its parts. */
  private boolean pass(List<Object> path) {
    boolean smaller = false;
    if (at(path) instanceof List<?>) {
      smaller |= runs(path);
    } else if (at(path) instanceof Map<?, ?>) {
      smaller |= keys(path);
    }
    for (Object part : parts(at(path))) {
      List<Object> below = new ArrayList<>(path);
      below.add(part);
      if (exists(below)) {
        smaller |= pass(below);
      }
    }
    return smaller;
  }

  private boolean runs(List<Object> path) {
    boolean smaller = false;
    for (int run = Math.max(1, size(path) / 2); run >= 1; run /= 2) {
      for (int from = size(path) - run; from >= 0; from -= run) {
        List<Object> fewer = new ArrayList<>((List<?>) at(path));
        if (from + run <= fewer.size()) {
          fewer.subList(from, from + run).clear();
          smaller |= accept(path, fewer);
        }
      }
    }
    return smaller;
  }

  private int size(List<Object> path) {
    return ((List<?>) at(path)).size();
  }

  private boolean keys(List<Object> path) {
    boolean smaller = false;
    for (Object key : parts(at(path))) {
      if (!(at(path) instanceof Map<?, ?> map) || !map.containsKey(key)) {
        return smaller;
      }
      Map<Object, Object> fewer = new LinkedHashMap<>(map);
      Object gone = fewer.remove(key);
      if (accept(path, fewer)) {
        smaller = true;
      } else if (hoist(path, gone)) {
        return true;
      }
    }
    return smaller;
  }

  /** Puts a condition in the place of the group that it stands in. */
  private boolean hoist(List<Object> path, Object inner) {
    if (path.isEmpty()) {
      return false;
    }
    if (inner instanceof Map<?, ?>) {
      return accept(path, inner);
    }
    return inner instanceof List<?> list
        && list.size() == 1
        && list.get(0) instanceof Map<?, ?>
        && accept(path, list.get(0));
  }

  private boolean accept(List<Object> path, Object instead) {
    @SuppressWarnings("unchecked")
    Map<String, Object> candidate = (Map<String, Object>) replaced(best, path, 0, instead);
    if (keeps.test(candidate)) {
      best = candidate;
      return true;
    }
    return false;
  }

  private static Object replaced(Object whole, List<Object> path, int depth, Object instead) {
    if (depth == path.size()) {
      return instead;
    }
    Object step = path.get(depth);
    if (whole instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>(map);
      copy.put(step, replaced(map.get(step), path, depth + 1, instead));
      return copy;
    }
    List<Object> copy = new ArrayList<>((List<?>) whole);
    int index = (Integer) step;
    copy.set(index, replaced(copy.get(index), path, depth + 1, instead));
    return copy;
  }

  private static List<Object> parts(Object whole) {
    if (whole instanceof Map<?, ?> map) {
      return new ArrayList<>(map.keySet());
    }
    List<Object> indexes = new ArrayList<>();
    if (whole instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        indexes.add(i);
      }
    }
    return indexes;
  }

  private boolean exists(List<Object> path) {
    Object here = best;
    for (Object step : path) {
      if (here instanceof Map<?, ?> map && map.containsKey(step)) {
        here = map.get(step);
      } else if (here instanceof List<?> list && (Integer) step < list.size()) {
        here = list.get((Integer) step);
      } else {
        return false;
      }
    }
    return true;
  }

  private Object at(List<Object> path) {
    Object here = best;
    for (Object step : path) {
      here = here instanceof Map<?, ?> map ? map.get(step) : ((List<?>) here).get((Integer) step);
    }
    return here;
  }
}
