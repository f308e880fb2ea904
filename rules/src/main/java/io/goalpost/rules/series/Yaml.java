package io.goalpost.rules.series;

import java.util.List;

/** A piece of the text, with its place: what YAML and JSON have in common and we allow. */
sealed interface Yaml {

  Mark mark();

  /**
   * One value.
   *
   * @param value a String, BigDecimal or Boolean, null, or a Double where it is no finite number
   * @param text as it was written
   */
  record Scalar(Object value, String text, Mark mark) implements Yaml {}

  record Items(List<Yaml> items, Mark mark) implements Yaml {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** Fields in the order written; a name may still be there twice. */
  record Mapping(List<Field> fields, Mark mark) implements Yaml {
    public Mapping {
      fields = List.copyOf(fields);
    }

    /** The first field of that name, or null. */
    Field field(String name) {
      for (Field field : fields) {
        if (field.name().equals(name)) {
          return field;
        }
      }
      return null;
    }
  }

  /** A name and its value; the mark is the name's. */
  record Field(String name, Yaml value, Mark mark) {}

  /** Whether nothing is written here: a field without a value is a field left out. */
  default boolean isNull() {
    return this instanceof Scalar scalar && scalar.value() == null;
  }

  /** What it is, in words for its author. */
  default String what() {
    if (this instanceof Items) {
      return "a list";
    }
    if (this instanceof Mapping) {
      return "an object";
    }
    Object value = ((Scalar) this).value();
    if (value instanceof String) {
      return "text";
    }
    if (value instanceof Boolean) {
      return "true or false";
    }
    return value == null ? "nothing" : "a number";
  }
}
