package io.goalpost.service.figures;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.port.BacktestPort.Counted;
import io.goalpost.model.port.FiguresPort;
import io.goalpost.model.port.PeoplePort.Status;
import io.goalpost.model.series.Block;
import io.goalpost.service.figures.Roll.Standing;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.StateView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Figures, counted over a series' entries as they stand (S1, S2). Thread-safe. */
public final class Figures implements FiguresPort {

  private static final int SPARK_DAYS = 14;

  private final Rolls rolls;
  private final Supplier<Instant> now;
  private final Supplier<ZoneId> workspace;

  public Figures(Rolls rolls, Supplier<Instant> now, Supplier<ZoneId> workspace) {
    this.rolls = rolls;
    this.now = now;
    this.workspace = workspace;
  }

  @Override
  public Map<String, Long> figures(String series) {
    return figures(rolls.take(series, null));
  }

  private static Map<String, Long> figures(Roll roll) {
    Map<String, Long> figures = zeros();
    roll.ofSeries(Range.ALL, standing -> add(figures, standing));
    return figures;
  }

  /** The figures of a series, and of its blocks, as they are in a state. */
  public static Counted count(StateView state, String series) {
    Roll roll =
        new Roll(
            state.position(),
            state.series(series),
            state.entriesIn(series),
            state.qualificationsIn(series),
            null,
            null,
            new Endings(null));
    return new Counted(figures(roll), blocks(roll, Range.ALL).blocks());
  }

  static Map<String, Long> zeros() {
    Map<String, Long> figures = new LinkedHashMap<>();
    NAMES.forEach(name -> figures.put(name, 0L));
    return figures;
  }

  private static void add(Map<String, Long> figures, Standing standing) {
    figures.merge(standing.status().word(), 1L, Long::sum);
  }

  @Override
  public Overview overview(String series, Range range, Every every, ZoneId zone) {
    Roll roll = rolls.take(series, null);
    Map<String, Long> figures = zeros();
    Map<String, Long> left = new LinkedHashMap<>();
    for (Entry.Status how : Entry.Status.values()) {
      left.put(how.word(), 0L);
    }
    long[] companies = new long[1];
    TimeLine course = new TimeLine(every, zone, range);
    roll.ofSeries(
        range,
        standing -> {
          add(figures, standing);
          course.add(standing);
          if (standing.qualification() != null) {
            companies[0]++;
          } else if (standing.status() == Status.GOAL) {
            left.merge(standing.left(roll.endings()), 1L, Long::sum);
          }
        });
    return new Overview(
        roll.position(),
        figures,
        tiles(roll.series(), range.version()),
        figures.get("goal") - companies[0],
        companies[0],
        left,
        course.points());
  }

  /** Goal and exit are shown where a version has, or had, one (S4): its hits are counted on. */
  private static List<String> tiles(SeriesState series, int version) {
    List<String> tiles = new ArrayList<>(NAMES);
    List<SeriesState.Version> versions =
        series.versions().stream()
            .filter(each -> version == 0 || each.number() == version)
            .toList();
    if (versions.stream().allMatch(each -> each.definition().goal() == null)) {
      tiles.remove("goal");
    }
    if (versions.stream().allMatch(each -> each.definition().exit() == null)) {
      tiles.remove("exited");
    }
    return tiles;
  }

  @Override
  public Map<String, Map<String, Long>> blocks(String series) {
    return blocks(series, Range.ALL).blocks();
  }

  /**
   * The blocks of the live version in its order, then those of earlier versions that were visited:
   * a count does not vanish with the block, or with its kind, that it was made at.
   */
  @Override
  public Blocks blocks(String series, Range range) {
    return blocks(rolls.take(series, null), range);
  }

  private static Blocks blocks(Roll roll, Range range) {
    Map<String, Map<String, Long>> blocks = new LinkedHashMap<>();
    roll.series()
        .latest()
        .ifPresent(
            version ->
                version
                    .definition()
                    .blocks()
                    .forEach(block -> blocks.put(block.id(), empty(block, version))));
    roll.ofBlocks(
        range,
        standing ->
            add(
                blocks.computeIfAbsent(standing.visit().block(), gone -> new LinkedHashMap<>()),
                standing));
    return new Blocks(roll.position(), blocks);
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

  @Override
  public Summary summary(String series) {
    Roll roll = rolls.take(series, null);
    ZoneId zone = workspace.get();
    LocalDate last = now.get().atZone(zone).toLocalDate();
    Long[] spark = new Long[SPARK_DAYS];
    java.util.Arrays.fill(spark, 0L);
    for (Entry entry : roll.entries()) {
      long daysAgo = last.toEpochDay() - entry.began().atZone(zone).toLocalDate().toEpochDay();
      if (daysAgo >= 0 && daysAgo < SPARK_DAYS) {
        spark[SPARK_DAYS - 1 - (int) daysAgo]++;
      }
    }
    return new Summary(figures(roll), List.of(spark));
  }
}
