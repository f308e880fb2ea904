package io.goalpost.service.engine;

import io.goalpost.model.port.SeriesPort;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.rules.drl.SeriesCompiler;
import io.goalpost.rules.session.RulePackage;
import io.goalpost.rules.session.RuleSession;
import io.goalpost.rules.vocabulary.Unknown;
import io.goalpost.rules.vocabulary.Workspace;
import io.goalpost.service.state.SegmentState;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.StateView;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The versions whose rules can be asked: of each series the live one, and older ones whose goals
 * are still pinned (G5). Keeps the session's rules in step. Belongs to the engine's thread.
 */
final class Plans implements Workspace {

  private final StateView state;
  private final RuleSession session;
  private final Pins pins;
  private final Map<String, Kept> kept = new HashMap<>();
  private final SeriesByKey<SeriesPlan> concerned = new SeriesByKey<>(HashMap::new);
  private final LivePlans live = new LivePlans();
  private Map<String, RulePackage> ahead = Map.of();
  private Boolean concernCompanies; // null: not known

  /** What is kept of one series. */
  private static final class Kept {
    final Map<Integer, SeriesPlan> versions = new HashMap<>();
    SeriesPlan current;
  }

  Plans(StateView state, RuleSession session) {
    this.state = state;
    this.session = session;
    this.pins = new Pins(state);
  }

  /** The version whose blocks, entry and exit rules count: the last that went live. */
  SeriesPlan current(String series) {
    Kept of = kept.get(series);
    return of != null && of.current != null
        ? of.current
        : of(series, state.series(series).latest().orElseThrow().number());
  }

  /** A version, also an old one. */
  SeriesPlan of(String series, int version) {
    Kept of = kept.get(series);
    SeriesPlan known = of == null ? null : of.versions.get(version);
    return known != null ? known : add(series, version);
  }

  /** Adds a version with its rules. */
  private SeriesPlan add(String series, int version) {
    SeriesState.Version found = state.series(series).version(version);
    String name = SeriesCompiler.packageName(series, version);
    if (!session.holds(name)) {
      RulePackage compiled = ahead.get(name);
      session.add(compiled != null ? compiled : RulePackage.compile(name, found.drl()));
    }
    return plan(series, found);
  }

  private SeriesPlan plan(String series, SeriesState.Version found) {
    SeriesPlan plan = new SeriesPlan(found.definition(), found.number(), this::segment);
    kept.computeIfAbsent(series, id -> new Kept()).versions.put(found.number(), plan);
    concerned.add(series, plan.keysOfEntries(), plan);
    return plan;
  }

  /** Whether a series is live: not paused, not archived. */
  boolean isLive(String series) {
    return state.series(series).live();
  }

  @Override
  public ZoneId zone() {
    return state.zone();
  }

  @Override
  public Condition segment(String id) {
    SegmentState segment = state.segment(id);
    return segment == null ? null : segment.condition();
  }

  /**
   * The series of whose entries something is to be asked where some keys have changed: all versions
   * whose goals can still be hit are kept (G5), so none is missed.
   */
  Set<String> concernedBy(Set<String> changed) {
    return concerned.of(changed, Map.of()).keySet();
  }

  /** The series whose entry rules refer to one of the changed keys, by id; live ones only. */
  Collection<SeriesPlan> enteredBy(Set<String> changed) {
    return live.enteredBy(changed);
  }

  /**
   * The series that a user's first diff may make them enter, by id: those that refer to what it
   * brings, and those that let in whoever nothing is known of.
   */
  Collection<SeriesPlan> enteredByFirst(Set<String> changed) {
    return live.enteredByFirst(changed);
  }

  /** All live series, by id. */
  Collection<SeriesPlan> live() {
    return live.all();
  }

  /** Whether what one user does may concern a company of theirs: its tags (B10), its goal (G9). */
  boolean concernCompanies() {
    if (concernCompanies == null) {
      concernCompanies = kept.values().stream().anyMatch(Plans::concernsCompanies);
    }
    return concernCompanies;
  }

  private static boolean concernsCompanies(Kept of) {
    return of.versions.values().stream()
        .map(SeriesPlan::series)
        .anyMatch(
            series ->
                (series.goal() != null && series.goal().ofCompany())
                    || series.blocks().stream()
                        .anyMatch(block -> block instanceof Block.Tag tag && tag.ofCompany()));
  }

  /** Those that time alone may make somebody enter (T5), by id. */
  Collection<SeriesPlan> timedEntry() {
    return live.timedEntry();
  }

  /** Takes up all series as they are. */
  void refresh() {
    Map<String, Set<Integer>> needed = new TreeMap<>();
    kept.keySet().forEach(id -> needed.put(id, Set.of())); // one may have been taken back
    state.allSeries().forEach(series -> needed.put(series.id(), needed(series)));
    ahead = RulePackage.compileAll(notLoaded(needed));
    needed.forEach(this::refresh);
    ahead = Map.of();
  }

  /** The rules of versions that are needed and not loaded, by their packages' names. */
  private Map<String, String> notLoaded(Map<String, Set<Integer>> needed) {
    Map<String, String> drls = new HashMap<>();
    needed.forEach(
        (id, versions) -> {
          for (int version : versions) {
            String name = SeriesCompiler.packageName(id, version);
            if (!session.holds(name)) {
              drls.put(name, state.series(id).version(version).drl());
            }
          }
        });
    return drls;
  }

  /** Takes up what a publication or a pause made of one series. */
  void refresh(String id) {
    SeriesState series = state.series(id);
    refresh(id, series == null ? Set.of() : needed(series));
  }

  private void refresh(String id, Set<Integer> needed) {
    concernCompanies = null;
    Kept before = kept.remove(id);
    live.remove(id);
    concerned.remove(id);
    if (before != null) {
      for (int version : before.versions.keySet()) {
        if (!needed.contains(version)) {
          session.remove(SeriesCompiler.packageName(id, version));
        }
      }
    }
    needed.forEach(version -> add(id, version));
    SeriesState series = state.series(id);
    if (series == null || series.latest().isEmpty()) {
      return;
    }
    SeriesState.Version latest = series.latest().get();
    SeriesPlan current =
        needed.contains(latest.number()) ? of(id, latest.number()) : plan(id, latest);
    kept.get(id).current = current;
    if (series.live()) {
      live.add(current, letsInTheUnknown(current));
    }
  }

  /** The versions of a series that somebody can be asked about. */
  private Set<Integer> needed(SeriesState series) {
    Set<Integer> needed = new HashSet<>(pins.of(series));
    if (series.state() != SeriesPort.State.ARCHIVED) {
      series.latest().ifPresent(version -> needed.add(version.number()));
    }
    return needed;
  }

  private boolean letsInTheUnknown(SeriesPlan plan) {
    return plan.entryBlocks().stream()
        .anyMatch(block -> block.trigger() == null && Unknown.satisfies(block.rule(), this));
  }
}
