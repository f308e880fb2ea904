package io.goalpost.service.million;

import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.port.ExplainPort;
import io.goalpost.service.Goalpost;
import io.goalpost.service.GoalpostApplication;
import io.goalpost.service.loop.EngineClock;
import io.goalpost.service.loop.Limits;
import io.goalpost.service.store.Durability;
import io.goalpost.service.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Makes a store of a million firings, and measures on it what auditors do: searching, one by one
 * and in combination, exporting with little memory, explaining. Arguments: a folder, and how many
 * users (seven firings each).
 */
final class Million {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final int BATCH = 2_000;
  private static final Duration STEP = Duration.ofMinutes(1);

  /** How it went: the slowest search in milliseconds, and the export's exit status. */
  record Result(double slowestMillis, int exportStatus) {}

  private static final String SERIES =
      """
      series: SERIES
      title: Try it
      enroll: future
      scope: member
      blocks:
        - {id: free, rule: {attribute: plan, is: free}, next: hello}
        - {id: hello, content: {channel: webhook}, next: day}
        - {id: day, wait: {for: P1D}, next: offer}
        - {id: offer, content: {channel: webhook}, next: opened}
        - {id: opened, rule: {content: offer, is: opened}, for: P3D}
      goal: {when: {attribute: plan, is: premium}}
      """;

  private final Path folder;
  private final int users;
  private final String url;

  /**
   * @param users of seven firings each
   */
  Million(Path folder, int users) {
    this.folder = folder;
    this.users = users;
    this.url = "jdbc:h2:file:" + folder.resolve("million").toAbsolutePath();
  }

  Result run() throws IOException, InterruptedException {
    double slowest;
    try (Store store = Store.open(url, "sa", "", Durability.PROCESS);
        Goalpost goalpost = Goalpost.open(store, EngineClock.manual(START), null, Limits.DEFAULT)) {
      if (goalpost.loop().position() == 0) {
        make(goalpost);
      }
      if (!goalpost.projector().waitFor(goalpost.loop().position(), Duration.ofMinutes(10))) {
        throw new IllegalStateException("the projection does not come to its end");
      }
      System.out.println(goalpost.loop().position() + " records");
      slowest = new Searches(goalpost.firings(), users).measure();
      explain(goalpost);
    }
    return new Result(slowest, export());
  }

  private void make(Goalpost goalpost) {
    long began = System.nanoTime();
    publish(goalpost, "large");
    publish(goalpost, "small");
    post(goalpost, 0, users, Million::joins);
    post(goalpost, 0, users, i -> set(i, "free"));
    passTo(goalpost, START.plus(Duration.ofDays(2)));
    publish(goalpost, "large"); // version 2: a hundredth of them enter with it
    post(goalpost, users, users + users / 100, Million::joins);
    post(goalpost, users, users + users / 100, i -> set(i, "free"));
    passTo(goalpost, START.plus(Duration.ofDays(4)));
    post(goalpost, 0, users, Million::opened);
    post(goalpost, 0, users, i -> set(i, "premium"));
    passTo(goalpost, START.plus(Duration.ofDays(10)));
    System.out.printf("made in %.0f s%n", (System.nanoTime() - began) / 1e9);
  }

  private static void publish(Goalpost goalpost, String series) {
    String rule = series.equals("small") ? "small}" : "free}";
    goalpost.series().saveDraft(series, SERIES.replace("SERIES", series).replace("free}", rule));
    goalpost.series().publish(series, null, null);
  }

  /** Half of them work for one company. */
  private static Map<String, Object> joins(int i) {
    return Map.of("user", "u" + i, "join", i % 2 == 0 ? "giant" : "c" + i % 1_000);
  }

  private static Map<String, Object> set(int i, String plan) {
    return Map.of("user", "u" + i, "set", Map.of("plan", i % 1_000 == 7 ? "small" : plan));
  }

  private static Map<String, Object> opened(int i) {
    String series = i % 1_000 == 7 ? "small" : "large";
    return Map.of("user", "u" + i, "content", series + "/offer", "is", "opened");
  }

  private static void post(
      Goalpost goalpost, int from, int to, IntFunction<Map<String, Object>> diff) {
    for (int first = from; first < to; first += BATCH) {
      List<Map<String, Object>> batch =
          IntStream.range(first, Math.min(to, first + BATCH)).mapToObj(diff).toList();
      goalpost.diffs().post(DiffReader.readAll(batch));
      goalpost.clocks().move(goalpost.clocks().now().plus(STEP), true);
    }
  }

  /** In steps, as time passes: what falls due in one step is one commit. */
  private static void passTo(Goalpost goalpost, Instant end) {
    while (goalpost.clocks().now().isBefore(end)) {
      goalpost.clocks().move(goalpost.clocks().now().plus(STEP), true);
    }
  }

  private void explain(Goalpost goalpost) {
    for (String user : List.of("u1", "u7", "u" + (users - 1))) {
      long began = System.nanoTime();
      int answers =
          goalpost.explanations().explain(ExplainPort.Query.now("large", user)).answers().size();
      System.out.printf(
          "explain %s: %d answers in %.1f s%n", user, answers, (System.nanoTime() - began) / 1e9);
    }
  }

  /** As somebody would, in a process of its own. */
  private int export() throws IOException, InterruptedException {
    long began = System.nanoTime();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                GoalpostApplication.class.getName(),
                "export",
                Path.of("../config.yml").toAbsolutePath().toString(),
                "large",
                "--out",
                folder.resolve("large.zip").toString()));
    ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("GOALPOST_DB_URL", url);
    int status = builder.start().waitFor();
    System.out.printf(
        "export with -Xmx256m: status %d, %.1f s, %d KB%n",
        status,
        (System.nanoTime() - began) / 1e9,
        status == 0 ? Files.size(folder.resolve("large.zip")) >> 10 : 0);
    return status;
  }
}
