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
  private final Coverage coverage;
  private final Path junit;
  private final List<Result> results = new ArrayList<>();

  /**
   * What is told beside a line for each.
   *
   * @param restarting whether everything is closed and opened again between every two steps
   * @param coverage whether to tell which parts of the series nothing came to
   * @param junit a file to write the report to, or null
   */
  public record Options(boolean restarting, boolean coverage, Path junit) {}

  /** How one went. */
  enum Outcome {
    PASSED,
    FAILED,
    UNREADABLE
  }

  /** How one file went, and how long it took. */
  record Result(Path file, String name, Outcome outcome, List<String> differences, long nanos) {}

  public Scenarios(PrintStream out, boolean restarting) {
    this(out, new Options(restarting, false, null));
  }

  public Scenarios(PrintStream out, Options options) {
    this.out = out;
    this.restarting = options.restarting();
    this.coverage = options.coverage() ? new Coverage() : null;
    this.junit = options.junit();
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
    if (coverage != null) {
      coverage.print(out);
    }
    if (junit != null) {
      JUnitReport.write(junit, results);
    }
    long passed = count(Outcome.PASSED);
    out.println(passed + " passed, " + (results.size() - passed) + " failed");
    return count(Outcome.UNREADABLE) > 0 ? 2 : passed < results.size() ? 1 : 0;
  }

  private long count(Outcome outcome) {
    return results.stream().filter(each -> each.outcome() == outcome).count();
  }

  private void run(Target target, Path file) {
    long began = System.nanoTime();
    String name = "";
    List<String> differences;
    Outcome outcome;
    try {
      Scenario scenario = ScenarioReader.read(file);
      name = scenario.name();
      ScenarioRun run = new ScenarioRun(scenario, target, restarting);
      differences = run.run();
      outcome = differences.isEmpty() ? Outcome.PASSED : Outcome.FAILED;
      if (coverage != null) {
        List<String> fired = run.went().stream().flatMap(step -> step.fired().stream()).toList();
        coverage.add(scenario, fired, target);
      }
    } catch (UnreadableScenarioException fault) {
      differences = List.of(fault.reason());
      outcome = Outcome.UNREADABLE;
    }
    results.add(new Result(file, name, outcome, differences, System.nanoTime() - began));
    out.println(
        outcome == Outcome.PASSED
            ? "ok " + file + ": " + name
            : "FAILED " + file + ": " + String.join("\n  ", differences));
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
