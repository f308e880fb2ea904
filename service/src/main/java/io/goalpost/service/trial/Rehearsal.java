package io.goalpost.service.trial;

import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.JournalRecord;
import io.goalpost.model.journal.Movement;
import io.goalpost.model.port.DraftPort.AtBlock;
import io.goalpost.model.port.DraftPort.Becoming;
import io.goalpost.model.port.DraftPort.Preview;
import io.goalpost.model.series.Series;
import io.goalpost.service.engine.BlockWork;
import io.goalpost.service.engine.Engine;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.StateCopy;
import io.goalpost.service.state.StateView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Plays a publication on a copy of the state, by the engine that plays the real one, and tells what
 * became of those who were in the series (V2). For one run, on one thread.
 */
public final class Rehearsal {

  private final String series;
  private final Series old;
  private final Series now;
  private final StateView after;
  private final Map<Visit, String> next = new HashMap<>();

  private Rehearsal(String series, Series old, Series now, StateView after) {
    this.series = series;
    this.old = old;
    this.now = now;
    this.after = after;
  }

  /** An entry at a block. */
  private record Visit(long entry, String block) {}

  /** What a visit comes to; {@code to} is a block or null. */
  private record Fate(String block, Becoming becomes, String to) {}

  /** What publishing a checked definition would do at the instant of the copy. */
  public static Preview of(StateCopy copy, String series, String text) {
    try (Engine engine = new Engine(copy.toState())) {
      SeriesState before = engine.state().series(series);
      Series old =
          before == null ? null : before.latest().map(SeriesState.Version::definition).orElse(null);
      List<Entry> active =
          engine.state().activeEntries(series).stream().map(engine.state()::entry).toList();
      Engine.Outcome outcome = engine.publish(series, text, null, null);
      Series now = engine.state().series(series).latest().orElseThrow().definition();
      return new Rehearsal(series, old, now, engine.state()).compare(active, outcome.records());
    }
  }

  private Preview compare(List<Entry> active, List<JournalRecord> records) {
    followMoves(active, records);
    Map<String, Integer> entries = new LinkedHashMap<>();
    Map<Fate, Integer> fates = new LinkedHashMap<>();
    for (Entry entry : active) {
      for (Checkpoint at : entry.openCheckpoints()) {
        entries.merge(at.block(), 1, Integer::sum);
        fates.merge(fate(entry, at), 1, Integer::sum);
      }
    }
    long exits =
        active.stream()
            .filter(entry -> after.entry(entry.id()).status() == Entry.Status.EXITED)
            .count();
    long enrolls =
        records.stream().filter(each -> each instanceof Firing firing && entered(firing)).count();
    return new Preview(
        active.size(),
        after.series(series).versions().size(),
        inOrder(entries, fates),
        (int) exits,
        (int) enrolls);
  }

  private boolean entered(Firing firing) {
    return firing.kind() == Firing.Kind.ENTERED && firing.series().equals(series);
  }

  /** The block at which each path that left its block came to stay. */
  private void followMoves(List<Entry> active, List<JournalRecord> records) {
    Map<Long, Set<String>> open =
        active.stream()
            .collect(
                Collectors.toMap(
                    Entry::id,
                    entry ->
                        entry.openCheckpoints().stream()
                            .map(Checkpoint::block)
                            .collect(Collectors.toSet())));
    Map<Long, Visit> leaving = new HashMap<>();
    for (JournalRecord record : records) {
      Visit left = null;
      if (record instanceof Firing firing && firing.block() != null) {
        left = new Visit(firing.entry(), firing.block());
      } else if (record instanceof Movement.Passed passed) {
        left = new Visit(passed.entry(), passed.block());
      } else if (record instanceof Movement.Reached reached
          && leaving.get(reached.entry()) != null) {
        next.put(leaving.get(reached.entry()), reached.block());
      }
      if (left != null && open.getOrDefault(left.entry(), Set.of()).contains(left.block())) {
        leaving.put(left.entry(), left);
      }
    }
  }

  private Fate fate(Entry before, Checkpoint at) {
    Entry entry = after.entry(before.id());
    if (entry.status() == Entry.Status.EXITED) {
      return new Fate(at.block(), Becoming.EXITS, null);
    }
    Optional<Checkpoint> still =
        entry.openAt(at.block()).filter(each -> each.position() == at.position());
    if (still.isEmpty()) {
      String to = next.get(new Visit(before.id(), at.block()));
      boolean there = to != null && entry.openAt(to).isPresent();
      return new Fate(at.block(), Becoming.MOVES, there ? to : null);
    }
    return new Fate(at.block(), staying(at, still.get()), null);
  }

  private Becoming staying(Checkpoint before, Checkpoint after) {
    int until = compare(after.until(), before.until());
    if (until != 0) {
      return until > 0 ? Becoming.WAITS_LONGER : Becoming.WAITS_SHORTER;
    }
    if (!Objects.equals(before.opens(), after.opens())) {
      return compare(after.opens(), before.opens()) > 0
          ? Becoming.WAITS_LONGER
          : Becoming.WAITS_SHORTER;
    }
    boolean sameWork =
        BlockWork.same(
            old.block(before.block()).orElseThrow(), now.block(before.block()).orElseThrow());
    return sameWork ? Becoming.SAME : Becoming.ASKED_AGAIN;
  }

  /** What has no end comes after everything. */
  private static int compare(Instant one, Instant other) {
    if (one == null || other == null) {
      return Boolean.compare(one == null, other == null);
    }
    return one.compareTo(other);
  }

  /** By block as the old version lists them, then as they come. */
  private List<AtBlock> inOrder(Map<String, Integer> entries, Map<Fate, Integer> fates) {
    List<AtBlock> blocks = new ArrayList<>();
    List<String> order = old == null ? List.of() : old.blocks().stream().map(b -> b.id()).toList();
    for (String block : order) {
      fates.forEach(
          (fate, count) -> {
            if (fate.block().equals(block)) {
              blocks.add(new AtBlock(block, entries.get(block), fate.becomes(), fate.to(), count));
            }
          });
    }
    return blocks;
  }
}
