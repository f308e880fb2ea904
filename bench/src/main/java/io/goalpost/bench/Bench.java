package io.goalpost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Measures everything that docs/performance.md tells of, prints it as a table, and writes {@code
 * bench.csv} and {@code bench.svg} into the folder {@code bench/target}. Ends with 1 where two
 * rungs did not fire the same.
 */
public final class Bench {

  private Bench() {}

  /** {@code --smoke} is small and quick; the rest stands in {@link Sizes}. */
  public static void main(String[] arguments) throws Exception {
    Sizes sizes;
    try {
      sizes = Sizes.of(arguments);
    } catch (IllegalArgumentException unknown) {
      System.err.println(unknown.getMessage());
      System.exit(2);
      return;
    }
    Path results = Path.of(System.getProperty("bench.results", "bench/target"));
    Files.createDirectories(results);
    Path folder = Files.createTempDirectory("goalpost-bench-");
    int status = 0;
    try {
      run(sizes, folder, results);
    } catch (Rounds.DifferentFiringsException differ) {
      System.err.println(differ.getMessage());
      status = 1;
    } finally {
      delete(folder);
    }
    System.exit(status);
  }

  private static void run(Sizes sizes, Path folder, Path results) throws IOException {
    System.out.printf(
        "JDK %s, %d cores, heap at most %d MiB; %d series, %d users%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.getRuntime().maxMemory() >> 20,
        sizes.series(),
        sizes.users());
    Table table = new Table();
    InProcessParts inProcess = new InProcessParts(sizes, folder, table);
    ServiceParts service = new ServiceParts(sizes, folder, table);
    if (sizes.runs("start")) {
      service.start();
    }
    if (sizes.runs("ladder")) {
      inProcess.ladder();
    }
    if (sizes.runs("peer")) {
      inProcess.peer();
    }
    if (sizes.runs("service")) {
      service.h2();
    }
    if (sizes.runs("postgresql")) {
      service.postgresql();
    }
    if (sizes.runs("waits")) {
      new Waits(sizes, folder, table).run();
    }
    if (sizes.runs("growth")) {
      inProcess.growth();
    }
    if (sizes.runs("memory")) {
      inProcess.memory();
    }
    if (sizes.runs("skew")) {
      new Skew(sizes, table).run();
    }
    if (sizes.runs("publishing")) {
      inProcess.publishing();
    }
    System.out.println();
    table.print();
    table.writeCsv(results.resolve("bench.csv"));
    List<Table.Row> ladder =
        table.rows().stream().filter(row -> row.unit().equals("diffs/s")).toList();
    Picture.write(
        "Goalpost, diffs in a second: JDK " + Runtime.version().feature(),
        ladder,
        results.resolve("bench.svg"));
    System.out.println("written: " + results.resolve("bench.csv") + ", bench.svg beside it");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
