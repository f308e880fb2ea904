package io.goalpost.service.engine;

import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Series;
import io.goalpost.service.state.BaselineCapture;
import io.goalpost.service.state.StateView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What publishing, resuming and archiving do to whoever is in a series (V2 to V4). */
final class VersionChange {

  private final StateView state;
  private final Plans plans;
  private final Looks looks;
  private final Scribe scribe;
  private final Exits exits;
  private final Paths paths;
  private final Admission admission;

  VersionChange(
      StateView state,
      Plans plans,
      Looks looks,
      Scribe scribe,
      Exits exits,
      Paths paths,
      Admission admission) {
    this.state = state;
    this.plans = plans;
    this.looks = looks;
    this.scribe = scribe;
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
      exitRemoved(series, old);
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

  /**
   * Ends the entries that wait in a block which is gone and leads nowhere now: exits come first.
   */
  private void exitRemoved(String series, Series old) {
    Series now = plans.current(series).series();
    for (long id : state.activeEntries(series)) {
      Entry entry = state.entry(id);
      boolean stranded =
          entry.openCheckpoints().stream()
              .anyMatch(
                  at ->
                      now.block(at.block()).isEmpty()
                          && behind(old.block(at.block()).orElseThrow(), now).isEmpty());
      if (stranded) {
        exits.end(entry, "block-removed");
      }
    }
  }

  /** The only block behind a removed one, if there is just one edge and its end is still there. */
  private static Optional<String> behind(Block removed, Series now) {
    List<String> targets = removed.next().values().stream().flatMap(List::stream).toList();
    return targets.size() == 1 ? now.block(targets.get(0)).map(Block::id) : Optional.empty();
  }

  private void follow(Entry entry, Checkpoint at, Series old, Course course) {
    Series now = plans.current(entry.series()).series();
    Block before = old.block(at.block()).orElse(null);
    Block after = now.block(at.block()).orElse(null);
    if (after == null) {
      paths.pass(entry, at, behind(before, now).orElseThrow(), course);
    } else if (!BlockWork.same(before, after)) {
      Checkpoint known = withBaselines(entry, at, before, after);
      paths.reconsider(entry, known, after, Messages.Occasion.RENEWED, course);
    }
  }

  /** Takes the baselines that the block asks for now and did not ask for on arrival. */
  private Checkpoint withBaselines(Entry entry, Checkpoint at, Block before, Block after) {
    if (!(after instanceof Block.Rule rule)) {
      return at;
    }
    Map<String, Value> further =
        BaselineCapture.beyond(
            before instanceof Block.Rule asked ? asked.rule() : new Condition.All(List.of()),
            rule.rule(),
            state.user(entry.user()),
            looks.companies(entry));
    if (further.isEmpty()) {
      return at;
    }
    scribe.baselinesTaken(entry, at.block(), further);
    return at.withBaselines(further);
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
          paths.reconsider(entry, at, block, Messages.Occasion.CHANGE, course);
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
