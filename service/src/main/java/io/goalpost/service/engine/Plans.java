package io.goalpost.service.engine;

import io.goalpost.model.port.SeriesPort;
import io.goalpost.model.series.Condition;
import io.goalpost.rules.drl.SeriesCompiler;
import io.goalpost.rules.session.RulePackage;
import io.goalpost.rules.session.RuleSession;
import io.goalpost.service.state.SegmentState;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.StateView;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The versions whose rules can be asked: of each series the live one, and older ones whose goals
 * are still pinned (G5). Keeps the session's rules in step. Belongs to the engine's thread.
 */
final class Plans {

  private final StateView state;
  private final RuleSession session;
  private final Pins pins;
  private final Map<String, SeriesPlan> byVersion = new HashMap<>();
  private final Map<String, SeriesPlan> live = new TreeMap<>();
  private final Map<String, Set<String>> seriesByKey = new HashMap<>();

  Plans(StateView state, RuleSession session) {
    this.state = state;
    this.session = session;
    this.pins = new Pins(state);
  }

  /** The version whose blocks, entry and exit rules count: the last that went live. */
  SeriesPlan current(String series) {
    SeriesState known = state.series(series);
    return of(series, known.latest().orElseThrow().number());
  }

  /** A version, also an old one. */
  SeriesPlan of(String series, int version) {
    return byVersion.computeIfAbsent(
        series + "@" + version,
        key -> {
          SeriesState.Version found = state.series(series).version(version);
          String name = SeriesCompiler.packageName(series, version);
          session.add(RulePackage.compile(name, found.drl()));
          return new SeriesPlan(found.definition(), version, this::segment);
        });
  }

  /** Whether a series is live: not paused, not archived. */
  boolean isLive(String series) {
    return state.series(series).live();
  }

  Condition segment(String id) {
    SegmentState segment = state.segment(id);
    return segment == null ? null : segment.condition();
  }

  /** The series whose entry rules refer to one of the changed keys, by id; live ones only. */
  Collection<SeriesPlan> enteredBy(Set<String> changed) {
    Set<String> ids = new TreeSet<>();
    for (String key : changed) {
      ids.addAll(seriesByKey.getOrDefault(key, Set.of()));
    }
    return ids.stream().map(live::get).toList();
  }

  /** All live series, by id. */
  Collection<SeriesPlan> live() {
    return live.values();
  }

  /** Takes up what a publication, a pause or a changed saved condition made of the series. */
  void refresh() {
    byVersion.clear();
    live.clear();
    seriesByKey.clear();
    Set<String> needed = new HashSet<>();
    for (SeriesState series : state.allSeries()) {
      if (series.latest().isEmpty()) {
        continue;
      }
      SeriesPlan current = of(series.id(), series.latest().get().number());
      for (int version : pins.of(series)) {
        of(series.id(), version);
        needed.add(SeriesCompiler.packageName(series.id(), version));
      }
      if (series.state() != SeriesPort.State.ARCHIVED) {
        needed.add(SeriesCompiler.packageName(series.id(), current.version()));
      }
      if (series.live()) {
        live.put(series.id(), current);
        current.entryKeys().forEach(key -> index(key, series.id()));
        current.entryBlocks().stream()
            .filter(block -> block.trigger() != null)
            .forEach(block -> index(triggerKey(block.trigger().event()), series.id()));
      }
    }
    session.packages().stream().filter(name -> !needed.contains(name)).forEach(session::remove);
  }

  static String triggerKey(String event) {
    return "trigger " + event;
  }

  private void index(String key, String series) {
    seriesByKey.computeIfAbsent(key, k -> new TreeSet<>()).add(series);
  }
}
