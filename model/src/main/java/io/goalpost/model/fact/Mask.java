package io.goalpost.model.fact;

import io.goalpost.model.diff.DiffReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which values are hidden from people: those of attributes, of users and of companies, and of event
 * properties, of certain names. Of a hidden value is shown that there is one, and nothing else.
 * Rules never ask this. Immutable.
 */
public final class Mask {

  /** What is shown in place of every hidden value. */
  public static final String MARK = "[masked]";

  /** The most names. */
  public static final int NAMES_MAX = 500;

  /** Hides nothing. */
  public static final Mask NONE = new Mask(Set.of());

  private static final Value HIDDEN = Value.of(MARK);

  private final Set<String> names;

  private Mask(Set<String> names) {
    this.names = Set.copyOf(names);
  }

  /**
   * Hides the values of these names, and of what lies below them: {@code address} also hides {@code
   * address.city}.
   *
   * @throws IllegalArgumentException with what is wrong, where there are too many names, or one is
   *     none that an attribute can have
   */
  public static Mask of(Collection<String> names) {
    Set<String> all = new TreeSet<>(names);
    if (all.size() > NAMES_MAX) {
      throw new IllegalArgumentException("names more than " + NAMES_MAX + " attributes");
    }
    for (String name : all) {
      if (name.isBlank() || name.length() > DiffReader.NAME_LENGTH_MAX) {
        throw new IllegalArgumentException(
            "has a name that is not of 1 to " + DiffReader.NAME_LENGTH_MAX + " characters");
      }
      if (!name.equals(name.strip()) || name.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(
            "has a name with blanks around it, or with control characters");
      }
      if (name.startsWith(".") || name.endsWith(".") || name.contains("..")) {
        throw new IllegalArgumentException("has a name with a dot too much: " + name);
      }
    }
    return all.isEmpty() ? NONE : new Mask(all);
  }

  /** Whether nothing is hidden. */
  public boolean isNone() {
    return names.isEmpty();
  }

  /** Whether the values of this attribute or property are hidden. */
  public boolean hides(String name) {
    if (names.isEmpty() || name == null) {
      return false;
    }
    for (int dot = name.length(); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
      if (names.contains(name.substring(0, dot))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether what lies at this path is hidden, wherever in it the name of the attribute begins: a
   * path may say before it whose attribute it is.
   *
   * @param ends of the words that may stand before the name
   */
  public boolean hidesBehind(String path, char ends) {
    for (int start = 0; start >= 0 && !names.isEmpty(); ) {
      if (hides(path.substring(start))) {
        return true;
      }
      int next = path.indexOf(ends, start);
      start = next < 0 ? -1 : next + 1;
    }
    return false;
  }

  /** Whether a text says one of the names. */
  public boolean isNamedIn(String text) {
    return names.stream().anyMatch(text::contains);
  }

  /** The value as it is shown; null, where there is none, stays null. */
  public Value shown(String name, Value value) {
    return value != null && hides(name) ? HIDDEN : value;
  }

  /** Values by name, as they are shown, in the same order. */
  public Map<String, Value> shown(Map<String, Value> values) {
    return shown(values, this::hides);
  }

  /** Facts that a rule looked at, by reference key: {@code attribute plan}, {@code company a n}. */
  public Map<String, Value> shownFacts(Map<String, Value> facts) {
    return shown(facts, key -> hidesBehind(key, ' '));
  }

  /** Baselines, by their key: {@code user/plan}, {@code company/a/n}. */
  public Map<String, Value> shownBaselines(Map<String, Value> baselines) {
    return shown(baselines, key -> hidesBehind(key, '/'));
  }

  private Map<String, Value> shown(Map<String, Value> values, Predicate<String> hidden) {
    if (values == null || names.isEmpty()) {
      return values;
    }
    List<String> found = new ArrayList<>();
    for (String key : values.keySet()) {
      if (hidden.test(key)) {
        found.add(key);
      }
    }
    if (found.isEmpty()) {
      return values;
    }
    Map<String, Value> shown = new LinkedHashMap<>(values);
    found.forEach(key -> shown.put(key, HIDDEN));
    return shown;
  }
}
