package io.goalpost.service.scenario;

import io.goalpost.model.diff.Fault;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.port.ScenarioPort;
import io.goalpost.service.store.Durability;
import io.goalpost.service.store.Store;
import io.goalpost.service.trial.Seats;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * Runs scenarios that are handed in as text, one at a time, on an engine and a store in memory of
 * their own, which is opened for the first and emptied for each. Thread-safe.
 */
public final class ScenarioDesk implements ScenarioPort, AutoCloseable {

  private static final Path NAME = Path.of("scenario");

  private final Seats seats = new Seats(1, "scenarios");
  private final Function<String, String> drafts;
  private final RulesFiles files;
  private Target target;

  /**
   * @param drafts the text of a series that a scenario names by its id; null where there is none
   * @param files the files of rules that are kept with a series
   */
  public ScenarioDesk(
      Function<String, String> drafts, Function<String, Map<String, byte[]>> files) {
    this.drafts = drafts;
    this.files = definition -> files.apply(String.valueOf(definition.get("series")));
  }

  @Override
  public Report run(String text) {
    Scenario scenario;
    try {
      scenario = ScenarioReader.read(NAME, text, drafts, files);
    } catch (UnreadableScenarioException fault) {
      throw refused(fault.reason());
    }
    if (scenario.steps().size() > STEPS_MAX) {
      throw refused("has more than " + STEPS_MAX + " steps");
    }
    return seats.take(() -> run(scenario));
  }

  private static RefusedException refused(String reason) {
    return new RefusedException(List.of(new Fault(-1, "scenario", reason)));
  }

  private synchronized Report run(Scenario scenario) {
    if (target == null) {
      String url = "jdbc:h2:mem:scenarios-" + UUID.randomUUID();
      target = new InProcessTarget(Store.open(url, "sa", "", Durability.PROCESS));
    }
    try {
      ScenarioRun run = new ScenarioRun(scenario, target, false);
      List<String> differences = run.run();
      target.reset(ScenarioReader.START, ZoneOffset.UTC); // what it held is not kept in memory
      return new Report(
          scenario.name(),
          differences.isEmpty(),
          run.went(),
          differences.isEmpty() ? null : String.join("\n", differences));
    } catch (RuntimeException broken) {
      close(); // the next one begins afresh
      throw broken;
    }
  }

  @Override
  public synchronized void close() {
    if (target != null) {
      target.close();
      target = null;
    }
  }
}
