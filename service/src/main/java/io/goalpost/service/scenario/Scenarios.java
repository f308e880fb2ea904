package io.goalpost.service.scenario;

import io.goalpost.service.store.Durability;
import io.goalpost.service.store.Store;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Runs scenario files and folders of them, one line each, and counts. */
public final class Scenarios {

  private final PrintStream out;
  private final boolean restarting;
  private int passed;
  private int failed;
  private int unreadable;

  /**
   * @param restarting whether everything is closed and opened again between every two steps
   */
  public Scenarios(PrintStream out, boolean restarting) {
    this.out = out;
    this.restarting = restarting;
  }

  /** Runs them in this process, on a store in memory. */
  public int runInProcess(List<Path> paths) {
    String url = "jdbc:h2:mem:scenario-" + UUID.randomUUID();
    return runOn(Store.open(url, "sa", "", Durability.PROCESS), paths);
  }

  /** Runs them in this process on a store that is emptied before each file, and closed after. */
  public int runOn(Store store, List<Path> paths) {
    try (Target target = new InProcessTarget(store)) {
      return run(target, paths);
    }
  }

  /** Runs them against a server with a manual clock, which is emptied before each file. */
  public int runAgainst(String url, List<Path> paths) {
    try (Target target = new HttpTarget(url)) {
      return run(target, paths);
    }
  }

  private int run(Target target, List<Path> paths) {
    for (Path path : paths) {
      for (Path file : files(path)) {
        run(target, file);
      }
    }
    out.println(passed + " passed, " + failed + " failed");
    return unreadable > 0 ? 2 : failed > 0 ? 1 : 0;
  }

  private void run(Target target, Path file) {
    try {
      Scenario scenario = ScenarioReader.read(file);
      List<String> differences = new ScenarioRun(scenario, target, restarting).run();
      if (differences.isEmpty()) {
        passed++;
        out.println("ok " + file + ": " + scenario.name());
      } else {
        failed++;
        out.println("FAILED " + file + ": " + String.join("\n  ", differences));
      }
    } catch (UnreadableScenarioException fault) {
      unreadable++;
      failed++;
      out.println("FAILED " + fault.getMessage());
    }
  }

  /** A series has to choose whom it enrolls; no scenario says so at its beginning of a line. */
  private static boolean isSeries(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.anyMatch(line -> line.startsWith("enroll:"));
    } catch (IOException | UncheckedIOException unreadable) {
      return false; // whoever reads it tells
    }
  }

  /** A file itself; of a folder all scenario files below, in order, but for series beside them. */
  static List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> all = Files.walk(path)) {
      return new ArrayList<>(
          all.filter(Files::isRegularFile)
              .filter(each -> each.toString().endsWith(".yml") || each.toString().endsWith(".yaml"))
              .filter(each -> !isSeries(each))
              .sorted()
              .toList());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
