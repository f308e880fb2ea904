package io.goalpost.resources.segment;

import io.goalpost.model.diff.Fault;
import io.goalpost.model.fact.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes one level of nested traits or properties: {@code address.city}. Not thread-safe. */
final class Flattened {
  private final int index;
  private final List<Fault> faults;
  private final Map<String, Object> flat = new LinkedHashMap<>();

  private Flattened(int index, List<Fault> faults) {
    this.index = index;
    this.faults = faults;
  }

  /**
   * The values by their paths; a null stays a null.
   *
   * @param field by which faults name it
   * @param given an object, or null for none
   */
  static Map<String, Object> of(Object given, String field, int index, List<Fault> faults) {
    Flattened flattened = new Flattened(index, faults);
    if (given instanceof Map<?, ?> map) {
      flattened.add(map, "", field);
    } else if (given != null) {
      flattened.fault(field, "must be an object");
    }
    return flattened.flat;
  }

  private void add(Map<?, ?> map, String prefix, String field) {
    // The reader bounds how deep a body is nested, and so this.
    map.forEach(
        (name, value) -> {
          String path = prefix + name;
          if (value instanceof Map<?, ?> nested) {
            add(nested, path + ".", field);
          } else if (flat.containsKey(path)) {
            fault(field + "." + path, "is there twice, once by its path");
          } else {
            flat.put(path, plain(value, field + "." + path));
          }
        });
  }

  private Object plain(Object value, String place) {
    try {
      return value == null ? null : Value.of(value);
    } catch (IllegalArgumentException refused) {
      fault(place, refused.getMessage());
      return null;
    }
  }

  private void fault(String field, String reason) {
    faults.add(new Fault(index, field, reason));
  }
}
