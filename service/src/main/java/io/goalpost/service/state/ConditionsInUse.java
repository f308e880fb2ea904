package io.goalpost.service.state;

import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Goal;
import io.goalpost.model.series.Series;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * All conditions that may be asked of somebody: those of the latest version of each series, the
 * goals of the versions before, which entries have pinned (G5, G6), and saved ones (G10).
 */
final class ConditionsInUse {

  private final List<Condition> conditions = new ArrayList<>();

  private ConditionsInUse() {}

  static List<Condition> of(Collection<SeriesState> series, Collection<SegmentState> segments) {
    ConditionsInUse inUse = new ConditionsInUse();
    for (SeriesState each : series) {
      each.versions().forEach(version -> inUse.goals(version.definition()));
      each.latest().ifPresent(version -> inUse.others(version.definition()));
    }
    segments.forEach(segment -> inUse.add(segment.condition()));
    return inUse.conditions;
  }

  private void goals(Series series) {
    add(series.goal());
    for (Block block : series.blocks()) {
      if (block instanceof Block.Content content) {
        add(content.goal());
      }
    }
  }

  private void others(Series series) {
    add(series.exit().when());
    series.authored().forEach(rule -> add(rule.when()));
    for (Block block : series.blocks()) {
      if (block instanceof Block.Rule rule) {
        add(rule.rule());
      }
    }
  }

  private void add(Goal goal) {
    if (goal != null) {
      add(goal.when());
    }
  }

  private void add(Condition condition) {
    if (condition != null) {
      conditions.add(condition);
    }
  }
}
