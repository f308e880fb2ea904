package io.goalpost.service.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.explain.Answer;
import io.goalpost.model.explain.Explanation;
import io.goalpost.model.explain.Reason;
import io.goalpost.model.port.ExplainPort.Query;
import io.goalpost.service.Goalpost;
import io.goalpost.service.differential.RandomScenario;
import io.goalpost.service.store.Durability;
import io.goalpost.service.store.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * On random series and random streams, explanations say what has fired, now and at past positions;
 * and once what they say is needed is done, it happens. {@code EXPLAIN_SEEDS="0 5000"} runs more of
 * them.
 */
class ExplainDifferentialTest {

  private static final String SEEDS_OF_EVERY_RUN = "146 153";
  private static final List<String> USERS = List.of("u1", "u10", "u2", "u3", "nobody");

  private final Map<Remedies.End, Integer> ends = new EnumMap<>(Remedies.End.class);
  private final Map<Reason, Integer> removed = new EnumMap<>(Reason.class);
  private final Map<String, Integer> left = new TreeMap<>();
  private final List<String> wrong = new ArrayList<>();
  private int explanations;

  @Test
  void explanationsAreTrueAndWhatTheyNeedHelps() {
    String[] seeds =
        Optional.ofNullable(System.getenv("EXPLAIN_SEEDS"))
            .filter(given -> !given.isBlank())
            .orElse(SEEDS_OF_EVERY_RUN)
            .split(" ");
    String url = "jdbc:h2:mem:explained-" + UUID.randomUUID();
    try (InProcessTarget target =
        new InProcessTarget(Store.open(url, "sa", "", Durability.PROCESS))) {
      LongStream.rangeClosed(Long.parseLong(seeds[0]), Long.parseLong(seeds[seeds.length - 1]))
          .forEach(seed -> examine(seed, target));
    }
    System.out.printf(
        "explanations compared: %d; made to happen: %s; reasons removed: %s; not to be done: %s%n",
        explanations, ends, removed, left);

    assertThat(wrong).isEmpty();
  }

  private void examine(long seed, InProcessTarget target) {
    Scenario scenario = ScenarioReader.read(Path.of("seed " + seed), RandomScenario.of(seed));
    Transcript.of(scenario, target);
    Goalpost goalpost = target.goalpost();
    Random random = new Random(seed);
    List<String> series =
        scenario.series().stream().map(each -> String.valueOf(each.get("series"))).toList();
    long last = goalpost.loop().position();
    for (String id : series) {
      for (String user : USERS) {
        List<Long> past = List.of(1 + random.nextLong(last));
        Explained explained = new Explained(goalpost);
        explained
            .differences(id, user, past)
            .forEach(difference -> wrong.add("seed " + seed + ": " + difference));
        explanations += 2;
      }
    }
    String id = series.get(random.nextInt(series.size()));
    String user = USERS.get(random.nextInt(USERS.size()));
    heal(seed, goalpost, id, user, random);
  }

  /** Takes some of what did not happen, and makes it happen. */
  private void heal(long seed, Goalpost goalpost, String series, String user, Random random) {
    Remedies remedies = new Remedies(goalpost, seed);
    for (int i = 0; i < 4; i++) {
      Explanation now = goalpost.explanations().explain(Query.now(series, user));
      List<Answer> not = now.answers().stream().filter(ExplainDifferentialTest::mayHappen).toList();
      if (not.isEmpty()) {
        return;
      }
      Answer wanted = not.get(random.nextInt(not.size()));
      Remedies.End end = remedies.make(series, user, wanted);
      ends.merge(end, 1, Integer::sum);
      if (end == Remedies.End.CANNOT) {
        left.merge(remedies.stopped(), 1, Integer::sum);
      }
      if (end == Remedies.End.STUCK) {
        wrong.add(
            "seed "
                + seed
                + " "
                + series
                + " "
                + user
                + " "
                + wanted.about()
                + " "
                + wanted.block()
                + ":\n  "
                + String.join("\n  ", remedies.story()));
      }
    }
    remedies.removed().forEach((reason, times) -> removed.merge(reason, times, Integer::sum));
  }

  /** What did not happen, and hangs on nothing but itself. */
  private static boolean mayHappen(Answer answer) {
    return !answer.happened()
        && answer.about() != Answer.About.ATTRIBUTION
        && !Remedies.FOR_GOOD.contains(answer.reason())
        && answer.reason() != Reason.NOT_REACHED;
  }

  /** For a run by hand. */
  public static void main(String[] arguments) {
    new ExplainDifferentialTest().explanationsAreTrueAndWhatTheyNeedHelps();
  }
}
