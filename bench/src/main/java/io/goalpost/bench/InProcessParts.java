package io.goalpost.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What is measured within this process. */
final class InProcessParts {

  /** Senders to a journal of its own, each of which waits for its commits. */
  private static final int SENDERS = 4;

  private final Sizes sizes;
  private final Path folder;
  private final Table table;

  InProcessParts(Sizes sizes, Path folder, Table table) {
    this.sizes = sizes;
    this.folder = folder;
    this.table = table;
  }

  private Rounds rounds() {
    return new Rounds(sizes.warmups(), sizes.rounds(), sizes.batches());
  }

  /** The rungs below the service, on the same stream by turns. */
  void ladder() {
    Workload load = new Workload(sizes.series(), sizes.users());
    try (Rung bare = Bare.drools(load);
        Rung engine = new InProcess(load);
        Rung journal = new Journalled(load, "jdbc:h2:file:" + folder.resolve("ladder"), 1);
        Rung shared = new Journalled(load, "jdbc:h2:file:" + folder.resolve("shared"), SENDERS)) {
      Map<Rung, Rounds.Result> results =
          rounds().run(List.of(bare, engine, journal, shared), load.stream(1));
      row(bare, results.get(bare), null);
      row(engine, results.get(engine), null);
      row(journal, results.get(journal), null);
      row(shared, results.get(shared), ">= 0.6 of bare");
    }
  }

  /** A peer against the floor, in fewer and smaller rounds: it is slower by far. */
  void peer() {
    Workload load = new Workload(sizes.series(), Math.min(sizes.users(), 10_000));
    try (Rung bare = Bare.drools(load);
        Rung peer = Bare.evrete(load)) {
      Map<Rung, Rounds.Result> results =
          new Rounds(2, 3, Math.max(1, sizes.batches() / 10))
              .run(List.of(bare, peer), load.stream(5));
      row(peer, results.get(peer), null);
    }
  }

  private void row(Rung rung, Rounds.Result result, String aim) {
    table.add(
        "ladder",
        rung.name(),
        result.rate(),
        "diffs/s",
        aim,
        String.format(
            "%.2f of bare, %,.0f bytes allocated a diff", result.ofFirst(), result.bytesPerDiff()));
  }

  /** The engine with ten and with many live series, of which the same ten are touched. */
  void growth() {
    Workload few = new Workload(Workload.TOUCHED, sizes.users());
    Workload many = new Workload(sizes.seriesMany(), sizes.users());
    try (Rung small = new InProcess(few);
        Rung large = new InProcess(many)) {
      Map<Rung, Rounds.Result> results = rounds().run(List.of(small, large), few.stream(2));
      double ratio = results.get(large).ofFirst();
      table.add(
          "growth",
          "rate at " + many.series() + " series over that at " + few.series(),
          ratio,
          "",
          ">= 0.8",
          String.format(
              "%,.0f and %,.0f diffs/s", results.get(large).rate(), results.get(small).rate()));
    }
  }

  /** What a user and an active entry cost, by what is left after a collection. */
  void memory() {
    int users = sizes.users();
    Workload load = new Workload(Workload.TOUCHED, users);
    long empty = used();
    try (InProcess engine = new InProcess(load)) {
      long withUsers = used();
      int entered = enterThree(engine, users);
      table.add(
          "memory",
          "a user of four attributes",
          bytes(empty, withUsers, users),
          "bytes",
          "< 2,000",
          "");
      table.add(
          "memory",
          "an active entry that waits, and its receipt",
          bytes(withUsers, used(), entered),
          "bytes",
          "< 300",
          entered + " entries");
    }
  }

  /** Lets each user enter three series, five hundred a commit and a second; tells how many did. */
  static int enterThree(InProcess engine, int users) {
    int each = 3;
    int commit = 500;
    int entered = 0;
    for (int from = 0; from < users * each; from += commit) {
      engine
          .prepared(
              IntStream.range(from, Math.min(from + commit, users * each))
                  .mapToObj(i -> new Workload.Change(i / each, i % each))
                  .toList())
          .run();
      entered +=
          (int) engine.takeFired().stream().filter(line -> line.startsWith("entered")).count();
      engine.later(Duration.ofSeconds(1));
    }
    return entered;
  }

  private static double bytes(long before, long after, int things) {
    return (after - before) / (double) things;
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  void publishing() {
    new Publishing(sizes, folder, table).run();
  }
}
