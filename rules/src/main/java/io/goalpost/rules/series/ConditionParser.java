package io.goalpost.rules.series;

import io.goalpost.model.series.Condition;
import io.goalpost.model.series.ProblemsException;

/** Reads a condition that stands by itself, as segments do, from YAML or JSON. Thread-safe. */
public final class ConditionParser {

  private ConditionParser() {}

  /**
   * Reads a condition on facts (SEMANTICS §4).
   *
   * @throws ProblemsException with every problem of the text
   */
  public static Condition parse(String text) {
    return read(text, false);
  }

  /**
   * Reads a condition on the properties of an event (C5).
   *
   * @throws ProblemsException with every problem of the text
   */
  public static Condition parseWhere(String text) {
    return read(text, true);
  }

  private static Condition read(String text, boolean where) {
    Problems problems = new Problems();
    Condition condition = ConditionReader.UNREADABLE;
    try {
      ConditionReader reader = new ConditionReader(problems, new Marks());
      Yaml yaml = YamlReader.read(text);
      condition = where ? reader.readWhere(yaml, Place.ROOT) : reader.read(yaml, Place.ROOT);
    } catch (UnreadableException unreadable) {
      problems.error(Place.ROOT, unreadable.mark(), unreadable.getMessage());
    }
    if (problems.hasErrors()) {
      throw new ProblemsException(problems.sorted());
    }
    return condition;
  }
}
