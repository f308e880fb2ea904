package io.goalpost.rules.series;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The fields of one object, read by type. What is missing reads as null; what is of the wrong type
 * reads as null too and is a problem, so that reading goes on.
 */
final class Fields {

  /** The longest name of an attribute, event, property or tag, in characters. */
  static final int NAME_LENGTH_MAX = 256;

  private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

  private final Yaml.Mapping mapping;
  private final Place place;
  private final Problems problems;

  Fields(Yaml.Mapping mapping, Place place, Problems problems) {
    this.mapping = mapping;
    this.place = place;
    this.problems = problems;
    Set<String> seen = new HashSet<>();
    for (Yaml.Field field : mapping.fields()) {
      if (!seen.add(field.name())) {
        problems.error(
            place.at(field.name()),
            field.mark(),
            "`" + field.name() + "` is there twice; take one out.");
      }
    }
  }

  /** The fields of an object, or null and a problem where it is none. */
  static Fields of(Yaml yaml, Place place, String example, Problems problems) {
    if (yaml instanceof Yaml.Mapping mapping) {
      return new Fields(mapping, place, problems);
    }
    problems.error(
        place,
        yaml.mark(),
        "An object such as " + example + " goes here, not " + yaml.what() + ".");
    return null;
  }

  /** Reports the fields that are not known here; whether there were none. */
  boolean allow(String owner, Collection<String> known) {
    Set<String> reported = new HashSet<>();
    for (Yaml.Field field : mapping.fields()) {
      if (!known.contains(field.name()) && reported.add(field.name())) {
        problems.error(
            place.at(field.name()),
            field.mark(),
            "`"
                + field.name()
                + "` is no field of "
                + owner
                + Spelling.hint(
                    field.name(), known, ", which has " + String.join(", ", known) + "."));
      }
    }
    return reported.isEmpty();
  }

  Yaml.Mapping mapping() {
    return mapping;
  }

  Place place() {
    return place;
  }

  Place place(String name) {
    return place.at(name);
  }

  /** Where the object begins. */
  Mark mark() {
    return mapping.mark();
  }

  /** Where the field's name is, or the object where it is missing. */
  Mark mark(String name) {
    Yaml.Field field = mapping.field(name);
    return field == null ? mapping.mark() : field.mark();
  }

  /** The field's value, or null where it is missing or empty. */
  Yaml get(String name) {
    Yaml.Field field = mapping.field(name);
    return field == null || field.value().isNull() ? null : field.value();
  }

  boolean has(String name) {
    return get(name) != null;
  }

  void error(String name, String message) {
    problems.error(place.at(name), mark(name), message);
  }

  void warning(String name, String message) {
    problems.warning(place.at(name), mark(name), message);
  }

  /** The field's value; missing is a problem that ends with what to write. */
  Yaml require(String name, String toWrite) {
    Yaml value = get(name);
    if (value == null) {
      error(name, "`" + name + "` is missing; " + toWrite + ".");
    }
    return value;
  }

  String text(String name) {
    Yaml value = get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof Yaml.Scalar scalar && scalar.value() instanceof String text) {
      return text;
    }
    error(
        name,
        value instanceof Yaml.Scalar scalar
            ? "`" + name + "` must be text; put it in quotes, \"" + scalar.text() + "\"."
            : "`" + name + "` must be text, not " + value.what() + ".");
    return null;
  }

  /** The name of an attribute, event, property, tag or segment. */
  String name(String field) {
    String text = text(field);
    if (text == null) {
      if (!has(field)) {
        error(field, "`" + field + "` has no name; write one.");
      }
      return null;
    }
    if (text.isEmpty()
        || text.length() > NAME_LENGTH_MAX
        || text.chars().anyMatch(Character::isISOControl)) {
      error(
          field,
          "`" + field + "` must be 1 to " + NAME_LENGTH_MAX + " characters without line breaks.");
      return null;
    }
    return text;
  }

  /** A series' or block's id as it is written, also where it is none; null where it is missing. */
  String id(String field) {
    String text = text(field);
    if (text == null) {
      if (!has(field)) {
        error(field, "`" + field + "` is missing; write an id.");
      }
    } else if (!text.matches(ID)) {
      error(
          field,
          "An id is 1 to 100 letters (a to z), digits, -, _ and ., and begins with a letter or"
              + " digit; change `"
              + field
              + "`.");
    }
    return text;
  }

  /** True or false; false where it is missing. */
  boolean flag(String name) {
    Yaml value = get(name);
    if (value instanceof Yaml.Scalar scalar && scalar.value() instanceof Boolean flag) {
      return flag;
    }
    if (value != null) {
      error(name, "`" + name + "` must be true or false.");
    }
    return false;
  }

  /** A period of exact length that is not negative. */
  Duration period(String name) {
    Duration period = offset(name);
    if (period != null && period.isNegative()) {
      error(name, "`" + name + "` must not be negative; take out the -.");
      return null;
    }
    return period;
  }

  /** A period of exact length that may be negative. */
  Duration offset(String name) {
    String text = text(name);
    if (text == null) {
      return null;
    }
    try {
      return Periods.parse(text);
    } catch (IllegalArgumentException refused) {
      error(name, "`" + name + "` " + refused.getMessage() + ".");
      return null;
    }
  }

  /** Two words and what they mean, in the order in which a problem lists them. */
  static <T> Map<String, T> words(String one, T first, String other, T second) {
    Map<String, T> words = new LinkedHashMap<>();
    words.put(one, first);
    words.put(other, second);
    return words;
  }

  /** One of some words; the default where it is missing or another. */
  <T> T word(String name, Map<String, T> words, T otherwise) {
    Yaml value = get(name);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Yaml.Scalar scalar && words.containsKey(scalar.text())) {
      return words.get(scalar.text());
    }
    String given = value instanceof Yaml.Scalar scalar ? scalar.text() : "";
    String all = String.join(", ", words.keySet());
    error(
        name,
        "`"
            + name
            + "` must be "
            + (words.size() > 1 ? "one of " : "")
            + all
            + Spelling.hint(given, words.keySet(), "."));
    return otherwise;
  }

  /** The object in a field, or null; {@code example} says what it looks like. */
  Fields fields(String name, String example) {
    Yaml value = get(name);
    return value == null ? null : of(value, place.at(name), example, problems);
  }

  /** The elements of a list, or the one value given plainly; null where it is missing. */
  List<Yaml> oneOrMany(String name) {
    Yaml value = get(name);
    if (value == null) {
      return null;
    }
    return value instanceof Yaml.Items list ? list.items() : List.of(value);
  }
}
