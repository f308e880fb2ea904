package io.goalpost.rules.series;

import io.goalpost.model.series.Condition;
import java.util.IdentityHashMap;

/** Where each condition of a definition stands in its text. Equal conditions are told apart. */
final class Marks {

  private final IdentityHashMap<Condition, Yaml.Mapping> written = new IdentityHashMap<>();

  void put(Condition condition, Yaml.Mapping mapping) {
    written.put(condition, mapping);
  }

  /** Where a field of the condition is; nowhere for a condition of another text. */
  Mark of(Condition condition, String field) {
    Yaml.Mapping mapping = written.get(condition);
    if (mapping == null) {
      return Mark.NONE;
    }
    Yaml.Field found = mapping.field(field);
    return found == null ? mapping.mark() : found.mark();
  }
}
