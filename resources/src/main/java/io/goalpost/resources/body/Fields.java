package io.goalpost.resources.body;

import io.goalpost.model.diff.Fault;
import io.goalpost.model.diff.RefusedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes the fields of a small body one by one and collects what is wrong. Not thread-safe. */
public final class Fields {

  /** The longest text a field may have, in characters. */
  public static final int TEXT_LENGTH_MAX = 2_000;

  private final Map<?, ?> given;
  private final String prefix;
  private final List<Fault> faults;

  /**
   * @param known the names of the fields that the body may have
   */
  public Fields(Map<?, ?> given, Set<String> known) {
    this(given, known, "", new ArrayList<>());
  }

  private Fields(Map<?, ?> given, Set<String> known, String prefix, List<Fault> faults) {
    this.given = given;
    this.prefix = prefix;
    this.faults = faults;
    for (Object name : given.keySet()) {
      if (!(name instanceof String text) || !known.contains(text)) {
        fault(String.valueOf(name), "is not a field of this body");
      }
    }
  }

  /** A text that must be there. */
  public String required(String name) {
    String text = optional(name);
    if (given.get(name) == null) {
      fault(name, "is missing");
    }
    return text;
  }

  /** A text, or null. */
  public String optional(String name) {
    Object value = given.get(name);
    if (value == null) {
      return null;
    }
    if (value instanceof String text && !text.isBlank() && text.length() <= TEXT_LENGTH_MAX) {
      return text;
    }
    fault(name, "must be a string of 1 to " + TEXT_LENGTH_MAX + " characters");
    return null;
  }

  /** A text that is one of those, or the one that stands for nothing given. */
  public String oneOf(String name, Set<String> words, String otherwise) {
    String text = optional(name);
    if (text == null) {
      return otherwise;
    }
    if (!words.contains(text)) {
      fault(name, "must be one of " + String.join(", ", words));
    }
    return text;
  }

  /** An instant that must be there. */
  public Instant instant(String name) {
    return instant(name, required(name));
  }

  /** An instant, or null. */
  public Instant instantIfAny(String name) {
    return instant(name, optional(name));
  }

  private Instant instant(String name, String text) {
    try {
      return text == null ? null : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException notAnInstant) {
      fault(name, "must be an ISO 8601 instant with an offset");
      return null;
    }
  }

  /** A zone, or UTC. */
  public ZoneId zone(String name) {
    String text = optional(name);
    try {
      return ZoneId.of(text == null ? "UTC" : text);
    } catch (DateTimeException unknown) {
      fault(name, "must be the name of a time zone");
      return null;
    }
  }

  /** Any value, or null. */
  public Object value(String name) {
    return given.get(name);
  }

  /** The fields of an object that stands in this body; what is wrong with them is this body's. */
  public Fields within(String name, Map<?, ?> object, Set<String> known) {
    return new Fields(object, known, prefix + name + ".", faults);
  }

  /** Adds a fault of this body. */
  public void fault(String name, String reason) {
    faults.add(new Fault(-1, prefix + name, reason));
  }

  /**
   * To be called after the last field was taken.
   *
   * @throws RefusedException naming every field that is wrong
   */
  public void check() {
    if (!faults.isEmpty()) {
      throw new RefusedException(faults);
    }
  }
}
