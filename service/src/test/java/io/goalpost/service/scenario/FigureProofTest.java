package io.goalpost.service.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.port.FiguresPort.Range;
import io.goalpost.service.Goalpost;
import io.goalpost.service.differential.RandomScenario;
import io.goalpost.service.store.Durability;
import io.goalpost.service.store.Store;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Every figure is the length of its list, and what can be counted from the files of an export
 * alone: on random series and streams, in total and by version, over all time and over part of it.
 * {@code FIGURE_SEEDS="0 5000"} runs more of them.
 */
class FigureProofTest {

  private static final String SEEDS_OF_EVERY_RUN = "0 19";
  private static final int PAGE_SIZE = 2;

  private final List<String> wrong = new ArrayList<>();
  private long compared;
  private long people;

  @Test
  void everyFigureIsItsListAndItsExport() {
    String[] seeds =
        Optional.ofNullable(System.getenv("FIGURE_SEEDS"))
            .filter(given -> !given.isBlank())
            .orElse(SEEDS_OF_EVERY_RUN)
            .split(" ");
    String url = "jdbc:h2:mem:proof-" + UUID.randomUUID();
    try (InProcessTarget target =
        new InProcessTarget(Store.open(url, "sa", "", Durability.PROCESS))) {
      LongStream.rangeClosed(Long.parseLong(seeds[0]), Long.parseLong(seeds[seeds.length - 1]))
          .forEach(seed -> examine(seed, target));
    }
    System.out.printf("figures compared: %d, people on their lists: %d%n", compared, people);

    assertThat(wrong).isEmpty();
    assertThat(people).isPositive();
  }

  private void examine(long seed, InProcessTarget target) {
    Scenario scenario = ScenarioReader.read(Path.of("seed " + seed), RandomScenario.of(seed));
    Transcript.of(scenario, target);
    Goalpost goalpost = target.goalpost();
    FigureProof proof = new FigureProof(goalpost, PAGE_SIZE);
    for (Map<?, ?> each : scenario.series()) {
      String series = String.valueOf(each.get("series"));
      for (Range range : ranges(goalpost, series, scenario.start(), new Random(seed))) {
        proof.examine(series, range);
      }
    }
    proof.differences().forEach(difference -> wrong.add("seed " + seed + ": " + difference));
    compared += proof.compared();
    people += proof.people();
  }

  private static List<Range> ranges(
      Goalpost goalpost, String series, Instant start, Random random) {
    List<Range> ranges = new ArrayList<>(List.of(Range.ALL));
    goalpost
        .series()
        .versions(series)
        .forEach(version -> ranges.add(new Range(version.number(), null, null)));
    Duration run = Duration.between(start, goalpost.clocks().now());
    Instant from = start.plus(Duration.ofSeconds((long) (run.toSeconds() * random.nextDouble())));
    Instant to = from.plus(Duration.ofSeconds((long) (run.toSeconds() * random.nextDouble())));
    ranges.add(new Range(0, from, to));
    ranges.add(new Range(1, null, from));
    return ranges;
  }

  /** For a run by hand. */
  public static void main(String[] arguments) {
    new FigureProofTest().everyFigureIsItsListAndItsExport();
  }
}
