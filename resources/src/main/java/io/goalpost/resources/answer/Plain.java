package io.goalpost.resources.answer;

import io.goalpost.model.fact.Value;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The small things of every answer: instants, words, values. */
public final class Plain {
  private Plain() {}

  /** ISO 8601 in UTC, or null. */
  public static String instant(Instant instant) {
    return instant == null ? null : instant.toString();
  }

  /** The name of a constant as a word, or null. */
  public static String word(Enum<?> constant) {
    return constant == null ? null : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A value as JSON gives it, or null. */
  public static Object value(Value value) {
    return value == null ? null : value.plain();
  }

  /** Values as JSON gives them, by name in order; null stays null. */
  public static SortedMap<String, Object> values(Map<String, Value> values) {
    if (values == null) {
      return null;
    }
    SortedMap<String, Object> plain = new TreeMap<>();
    values.forEach((name, value) -> plain.put(name, value(value)));
    return plain;
  }

  /** Values as JSON gives them, or null where there are none. */
  static SortedMap<String, Object> valuesIfAny(Map<String, Value> values) {
    return values == null || values.isEmpty() ? null : values(values);
  }

  static List<String> sorted(Collection<String> names) {
    return names.stream().sorted().toList();
  }

  static <T> List<T> ifAny(List<T> list) {
    return list.isEmpty() ? null : list;
  }

  static String ifAny(String text) {
    return text == null || text.isEmpty() ? null : text;
  }

  static Long ifAny(long number) {
    return number == 0 ? null : number;
  }

  static Integer ifAny(int number) {
    return number == 0 ? null : number;
  }
}
