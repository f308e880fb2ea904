package io.goalpost.model.port;

import java.time.Instant;
import java.util.List;

/** Runs scenarios, the tests of series, beside the server: nothing of it is touched. */
public interface ScenarioPort {

  /** The most steps of one. */
  int STEPS_MAX = 1_000;

  /**
   * A step as it went.
   *
   * @param step its number, from 1
   * @param expected null where nothing was asked
   */
  record Step(int step, Instant at, List<String> expected, List<String> fired, boolean ok) {}

  /**
   * How it went.
   *
   * @param difference what was not as expected, as text; null where it passed
   */
  record Report(String scenario, boolean passed, List<Step> steps, String difference) {
    public Report {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Runs one.
   *
   * @param text in YAML; the series it names by id are the drafts of this server
   * @throws io.goalpost.model.diff.RefusedException where it cannot be read
   * @throws BusyException where as many run as may at once
   */
  Report run(String text);
}
