package io.goalpost.service.ports;

import io.goalpost.model.diff.Interaction;
import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.port.FiguresPort;
import io.goalpost.model.port.NotFoundException;
import io.goalpost.model.series.Block;
import io.goalpost.service.loop.EngineLoop;
import io.goalpost.service.state.SeriesState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures, counted over a series' entries as they stand (S1, S2). Thread-safe. */
public final class Figures implements FiguresPort {

  private final EngineLoop loop;

  public Figures(EngineLoop loop) {
    this.loop = loop;
  }

  /** What is counted, taken on the engine's thread: immutable, so that it can be counted beside. */
  private record Counted(
      SeriesState series, List<Entry> entries, List<Qualification> qualifications) {}

  private Counted counted(String series) {
    return loop.ask(
        engine -> {
          SeriesState known = engine.state().series(series);
          if (known == null) {
            throw new NotFoundException("there is no series " + series);
          }
          return new Counted(
              known, engine.state().entriesIn(series), engine.state().qualificationsIn(series));
        });
  }

  @Override
  public Map<String, Long> figures(String series) {
    Counted of = counted(series);
    long hits = of.entries().stream().filter(each -> each.goalHit() != null).count();
    long companies = of.qualifications().stream().filter(each -> each.hit() != null).count();
    Map<String, Long> figures = new LinkedHashMap<>();
    figures.put("started", (long) of.entries().size());
    figures.put("finished", ended(of, Entry.Status.FINISHED));
    figures.put("disengaged", of.entries().stream().filter(Entry::disengagedPath).count());
    figures.put("exited", ended(of, Entry.Status.EXITED));
    figures.put("goal", hits + companies);
    return figures;
  }

  private static long ended(Counted of, Entry.Status how) {
    return of.entries().stream().filter(each -> each.status() == how).count();
  }

  /**
   * The blocks of the live version in its order, then those of earlier versions that were visited:
   * a count does not vanish with the block, or with its kind, that it was made at.
   */
  @Override
  public Map<String, Map<String, Long>> blocks(String series) {
    Counted of = counted(series);
    Map<String, Map<String, Long>> blocks = new LinkedHashMap<>();
    of.series()
        .latest()
        .ifPresent(
            version ->
                version
                    .definition()
                    .blocks()
                    .forEach(block -> blocks.put(block.id(), empty(block, version))));
    for (Entry entry : of.entries()) {
      for (Checkpoint at : entry.checkpoints()) {
        count(blocks.computeIfAbsent(at.block(), gone -> new LinkedHashMap<>()), at);
      }
      for (Receipt receipt : entry.receipts()) {
        count(blocks.computeIfAbsent(receipt.block(), gone -> new LinkedHashMap<>()), receipt);
      }
    }
    return blocks;
  }

  /** The figures a kind of block has; an entry block counts {@code reached} only. */
  private static Map<String, Long> empty(Block block, SeriesState.Version version) {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("reached", 0L);
    if (version.definition().entryBlocks().contains(block)) {
      return counts;
    }
    List<String> keys =
        block instanceof Block.Rule
            ? List.of("trying", "matched", "unmatched")
            : block instanceof Block.Content
                ? List.of("pending", "sent", "unsent", "opened", "clicked", "converted")
                : block instanceof Block.Wait ? List.of("waiting") : List.of();
    keys.forEach(key -> counts.put(key, 0L));
    return counts;
  }

  private static void count(Map<String, Long> counts, Checkpoint at) {
    add(counts, "reached");
    if (at.open()) {
      List.of("trying", "pending", "waiting")
          .forEach(key -> counts.computeIfPresent(key, (k, n) -> n + 1));
    } else {
      switch (at.how()) {
        case MATCHED -> add(counts, "matched");
        case UNMATCHED -> add(counts, "unmatched");
        case UNSENT -> add(counts, "unsent");
        default -> {}
      }
    }
  }

  private static void count(Map<String, Long> counts, Receipt receipt) {
    add(counts, "sent");
    if (receipt.touches().containsKey(Interaction.Kind.OPENED)) {
      add(counts, "opened");
    }
    if (receipt.touches().containsKey(Interaction.Kind.CLICKED)) {
      add(counts, "clicked");
    }
    if (receipt.converted() != null) {
      add(counts, "converted");
    }
  }

  private static void add(Map<String, Long> counts, String key) {
    counts.merge(key, 1L, Long::sum);
  }
}
