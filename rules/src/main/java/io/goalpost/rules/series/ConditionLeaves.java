package io.goalpost.rules.series;

import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Condition.Test;
import java.util.List;
import java.util.function.BiConsumer;

/** Visits the conditions that ask one thing, those of {@code where} too, with their places. */
final class ConditionLeaves {

  private ConditionLeaves() {}

  static void visit(Condition condition, Place place, BiConsumer<Condition, Place> visitor) {
    if (condition instanceof Condition.All all) {
      visitList(all.of(), place.at("all"), visitor);
    } else if (condition instanceof Condition.Any any) {
      visitList(any.of(), place.at("any"), visitor);
    } else if (condition instanceof Condition.Not not) {
      visit(not.of(), place.at("not"), visitor);
    } else {
      visitor.accept(condition, place);
      if (condition instanceof Condition.Event event && event.where() != null) {
        visit(event.where(), place.at("where"), visitor);
      }
    }
  }

  /** The test of a condition on one value, or null. */
  static Test test(Condition leaf) {
    if (leaf instanceof Condition.Attribute attribute) {
      return attribute.test();
    }
    if (leaf instanceof Condition.CompanyAttribute company) {
      return company.test();
    }
    if (leaf instanceof Condition.EntryProperty entry) {
      return entry.test();
    }
    return leaf instanceof Condition.Property property ? property.test() : null;
  }

  private static void visitList(
      List<Condition> conditions, Place place, BiConsumer<Condition, Place> visitor) {
    for (int i = 0; i < conditions.size(); i++) {
      visit(conditions.get(i), place.at(i), visitor);
    }
  }
}
