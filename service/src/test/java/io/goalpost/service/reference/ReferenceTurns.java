package io.goalpost.service.reference;

import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Goal;
import io.goalpost.model.series.Series;
import io.goalpost.service.reference.ReferenceFacts.Happened;
import io.goalpost.service.reference.ReferenceFacts.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Every instant at which any condition could turn by itself (T5), naively all of them. */
final class ReferenceTurns {

  private ReferenceTurns() {}

  static TreeSet<Instant> instants(ReferenceState state) {
    List<Duration> ages = new ArrayList<>();
    List<Duration> windows = new ArrayList<>();
    conditions(state).forEach(each -> ReferenceMentions.periods(each, ages, windows));
    TreeSet<Instant> instants = new TreeSet<>();
    for (Value value : ages.isEmpty() ? List.<Value>of() : values(state)) {
      if (value instanceof Value.Date date) {
        ages.forEach(age -> instants.add(date.instant(state.zone).plus(age)));
      }
    }
    for (Person person : state.facts.people.values()) {
      for (Happened event : person.events()) {
        windows.forEach(window -> instants.add(event.at().plus(window)));
      }
    }
    return instants;
  }

  private static List<Condition> conditions(ReferenceState state) {
    List<Condition> conditions = new ArrayList<>(state.segments.values());
    for (ReferenceState.Live live : state.series.values()) {
      Series series = live.series;
      for (Block block : series.blocks()) {
        if (block instanceof Block.Rule rule) {
          conditions.add(rule.rule());
        }
      }
      if (series.exit().when() != null) {
        conditions.add(series.exit().when());
      }
      add(series.goal(), conditions);
    }
    state.entries.forEach(entry -> add(entry.goal, conditions)); // X2 asks the pinned one
    return conditions;
  }

  private static void add(Goal goal, List<Condition> conditions) {
    if (goal != null) {
      conditions.add(goal.when());
    }
  }

  private static List<Value> values(ReferenceState state) {
    List<Value> values = new ArrayList<>();
    for (Person person : state.facts.people.values()) {
      values.addAll(person.attributes().values());
      person.events().stream().map(Happened::properties).map(Map::values).forEach(values::addAll);
    }
    state.facts.firms.values().forEach(firm -> addAll(values, firm.attributes().values()));
    state.entries.forEach(entry -> addAll(values, entry.properties.values()));
    return values;
  }

  private static void addAll(List<Value> values, Collection<Value> more) {
    values.addAll(more);
  }
}
