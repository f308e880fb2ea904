package io.goalpost.service.engine;

import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.fact.User;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Edge;
import io.goalpost.model.series.Series;
import io.goalpost.service.state.StateView;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What publishing, resuming and archiving do to whoever is in a series (V2 to V4). */
final class VersionChange {

  private final StateView state;
  private final Plans plans;
  private final Exits exits;
  private final Paths paths;
  private final Admission admission;

  VersionChange(StateView state, Plans plans, Exits exits, Paths paths, Admission admission) {
    this.state = state;
    this.plans = plans;
    this.exits = exits;
    this.paths = paths;
    this.admission = admission;
  }

  /**
   * Takes the active entries over to the version that just went live.
   *
   * @param old the version they were in, or null where it is the first
   */
  void published(String series, Series old, Course course) {
    if (old != null) {
      for (long id : state.activeEntries(series)) {
        for (Checkpoint at : state.entry(id).openCheckpoints()) {
          Entry entry = state.entry(id);
          if (entry.active() && entry.openAt(at.block()).isPresent()) {
            follow(entry, at, old, course);
          }
        }
      }
    }
    enrollExisting(series, course);
  }

  private void follow(Entry entry, Checkpoint at, Series old, Course course) {
    Series now = plans.current(entry.series()).series();
    Block before = old.block(at.block()).orElse(null);
    Block after = now.block(at.block()).orElse(null);
    if (after == null) {
      leaveRemoved(entry, at, before, now, course);
    } else if (!sameWork(before, after)) {
      paths.reconsider(entry, at, after, course);
    }
  }

  /** Whether a block does the same, whatever it is called and wherever it leads. */
  private static boolean sameWork(Block before, Block after) {
    return Objects.equals(work(before), work(after));
  }

  private static Block work(Block block) {
    Map<Edge, List<String>> none = Map.of();
    if (block instanceof Block.Rule rule) {
      return new Block.Rule(rule.id(), null, rule.rule(), rule.trigger(), rule.tries(), none);
    } else if (block instanceof Block.Wait w) {
      return new Block.Wait(
          w.id(), null, w.duration(), w.until(), w.untilAttribute(), w.at(), w.zone(), none);
    } else if (block instanceof Block.Content c) {
      return new Block.Content(
          c.id(),
          null,
          c.channel(),
          null,
          null,
          null,
          c.attempt(),
          c.schedule(),
          c.attributable(),
          c.fails(),
          null,
          none);
    }
    return block;
  }

  private void leaveRemoved(Entry entry, Checkpoint at, Block before, Series now, Course course) {
    Set<String> targets = new LinkedHashSet<>();
    int edges = 0;
    for (List<String> behind : before.next().values()) {
      edges += behind.size();
      targets.addAll(behind);
    }
    String target = targets.isEmpty() ? null : targets.iterator().next();
    if (edges == 1 && now.block(target).isPresent()) {
      paths.pass(entry, at, target, course);
    } else {
      exits.end(entry, "block-removed");
    }
  }

  /** Goes on with what waited while the series was paused (V3). */
  void resumed(String series, Course course) {
    SeriesPlan plan = plans.current(series);
    for (long id : state.activeEntries(series)) {
      for (Checkpoint at : state.entry(id).openCheckpoints()) {
        Entry entry = state.entry(id);
        Block block = plan.series().block(at.block()).orElseThrow();
        if (entry.active()
            && entry.openAt(at.block()).isPresent()
            && block instanceof Block.Content) {
          paths.reconsider(entry, at, block, course);
        }
      }
    }
    enrollExisting(series, course);
  }

  /** Nobody is in it any more (V4). */
  void archived(String series) {
    for (long id : state.activeEntries(series)) {
      exits.end(state.entry(id), "archived");
    }
  }

  private void enrollExisting(String series, Course course) {
    SeriesPlan plan = plans.current(series);
    if (!plans.isLive(series) || !plan.series().enrollExisting()) {
      return;
    }
    List<User> users = state.userIds().stream().map(state::user).toList();
    Map<SeriesPlan, List<User>> everybody = new LinkedHashMap<>();
    everybody.put(plan, users);
    admission.admit(everybody, Admission.Occasion.goingLive(), course);
  }
}
