package io.goalpost.bench;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;

/** Publishing and restarting where many series are live. */
final class Publishing {

  private static final int PUBLISHED = 20;

  private final Sizes sizes;
  private final Path folder;
  private final Table table;

  Publishing(Sizes sizes, Path folder, Table table) {
    this.sizes = sizes;
    this.folder = folder;
    this.table = table;
  }

  void run() {
    Workload load = new Workload(sizes.seriesMany(), sizes.users());
    String url = "jdbc:h2:file:" + folder.resolve("many");
    try (Journalled goalpost = new Journalled(load, url, 1)) {
      publish(load, goalpost);
    }
    long begun = System.nanoTime();
    try (Journalled again = Journalled.reopened(url)) {
      again.prepared(load.stream(4).next(1)).run();
      double seconds = (System.nanoTime() - begun) / 1e9;
      table.add(
          "start",
          "restart, " + load.series() + " series, " + load.users() + " users",
          seconds,
          "s",
          "< 20",
          "to the first answer, beside the start of the process");
    }
  }

  /** Answers of single diffs while series go live one after the other. */
  private void publish(Workload load, Journalled goalpost) {
    Workload.Stream stream = load.stream(3);
    Histogram quiet = new Histogram(3);
    Histogram meanwhile = new Histogram(3);
    Histogram live = new Histogram(3);
    for (int i = 0; i < sizes.batches() * 50; i++) {
      answer(goalpost, stream, quiet);
    }
    AtomicBoolean done = new AtomicBoolean();
    Thread author =
        new Thread(
            () -> {
              for (int i = 0; i < PUBLISHED; i++) {
                long begun = System.nanoTime();
                goalpost.publish(load.series() + i);
                live.recordValue((System.nanoTime() - begun) / 1_000);
              }
              done.set(true);
            });
    author.start();
    while (!done.get()) {
      answer(goalpost, stream, meanwhile);
    }
    try {
      author.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    String at = " at " + load.series() + " series";
    table.add(
        "publishing",
        "live after" + at,
        live.getMaxValue() / 1e3,
        "ms",
        "< 1,000",
        "worst of " + PUBLISHED);
    table.add(
        "publishing",
        "longest answer meanwhile",
        meanwhile.getMaxValue() / 1e3,
        "ms",
        "< 200",
        String.format(
            "p99 %.1f ms; without publishing at most %.1f ms",
            meanwhile.getValueAtPercentile(99) / 1e3, quiet.getMaxValue() / 1e3));
  }

  private static void answer(Journalled goalpost, Workload.Stream stream, Histogram latency) {
    Runnable diff = goalpost.prepared(stream.next(1));
    long begun = System.nanoTime();
    diff.run();
    latency.recordValue((System.nanoTime() - begun) / 1_000);
  }
}
