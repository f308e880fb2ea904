package io.goalpost.service.scenario;

import io.goalpost.service.differential.RandomScenario;
import io.goalpost.service.store.Durability;
import io.goalpost.service.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Plays scenarios to the engine and to the reference engine, and compares what each says. */
final class Differential implements AutoCloseable {

  private final Target engine;
  private final Target reference = new ReferenceTarget();
  private long firings;

  Differential() {
    String url = "jdbc:h2:mem:differential-" + UUID.randomUUID();
    engine = new InProcessTarget(Store.open(url, "sa", "", Durability.PROCESS));
  }

  /** The first difference on the scenario of a seed; empty where they agree. */
  String run(long seed) {
    return run(RandomScenario.of(seed), "seed " + seed);
  }

  private String run(Map<String, Object> plain, String name) {
    Scenario scenario = ScenarioReader.read(Path.of(name), plain);
    Transcript wanted = Transcript.of(scenario, reference);
    firings += wanted.firings();
    return Transcript.of(scenario, engine).differenceFrom(wanted);
  }

  /** How many firings were compared so far. */
  long firings() {
    return firings;
  }

  /**
   * Cuts the scenario of a failing seed down and writes it as a scenario file that expects what the
   * reference engine says.
   */
  Path shrink(long seed, Path folder) {
    Map<String, Object> small =
        Shrinker.shrink(
            stepsFirst(RandomScenario.of(seed)),
            candidate -> {
              try {
                return !run(candidate, "seed " + seed).isEmpty();
              } catch (RuntimeException noScenario) {
                return false;
              }
            });
    Transcript wanted =
        Transcript.of(ScenarioReader.read(Path.of("seed " + seed), small), reference);
    Path file = folder.resolve("seed-" + seed + ".yml");
    try {
      Files.createDirectories(folder);
      Files.writeString(file, ScenarioWriter.write(small, wanted));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return file;
  }

  /** What is listed first is cut down first: with fewer steps each further try is quicker. */
  private static Map<String, Object> stepsFirst(Map<String, Object> scenario) {
    Map<String, Object> ordered = new LinkedHashMap<>();
    ordered.put("steps", scenario.get("steps"));
    ordered.putAll(scenario);
    return ordered;
  }

  @Override
  public void close() {
    engine.close();
    reference.close();
  }
}
