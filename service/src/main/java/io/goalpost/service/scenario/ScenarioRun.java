package io.goalpost.service.scenario;

import io.goalpost.model.port.ScenarioPort;
import io.goalpost.service.scenario.Scenario.Action;
import io.goalpost.service.scenario.Scenario.Step;
import io.goalpost.service.scenario.Target.Refused;
import io.goalpost.service.scenario.Target.Standing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One scenario, run once against a target. */
final class ScenarioRun {

  private final Scenario scenario;
  private final Target target;
  private final Actor actor;
  private final boolean restarting;
  private final List<String> differences = new ArrayList<>();
  private final List<ScenarioPort.Step> went = new ArrayList<>();

  /**
   * @param restarting whether everything is closed and opened again between every two steps
   */
  ScenarioRun(Scenario scenario, Target target, boolean restarting) {
    this.scenario = scenario;
    this.target = target;
    this.actor = new Actor(target);
    this.restarting = restarting;
  }

  /** Runs it and gives the differences, each with its place; none where it passed. */
  List<String> run() {
    target.reset(scenario.start(), scenario.zone());
    try {
      actor.begin(scenario);
      int number = 0;
      for (Step step : scenario.steps()) {
        number++;
        if (restarting && number > 1) {
          target.restart();
        }
        step(step, number);
      }
      compareAfterwards();
    } catch (Refused refused) {
      differences.add("before the first step: refused: " + refused.getMessage());
    }
    return differences;
  }

  /** The steps as they went, once it has run. */
  List<ScenarioPort.Step> went() {
    return List.copyOf(went);
  }

  private void step(Step step, int number) {
    String place = "step " + number;
    int before = differences.size();
    List<String> fired = new ArrayList<>(target.move(step.at(), false));
    try {
      fired.addAll(actor.act(step.action(), step.at()));
      if (step.refused() != null) {
        differences.add(place + ": was accepted, expected refused: " + step.refused());
      }
    } catch (Refused refused) {
      compare(step, refused, place);
    }
    fired.addAll(target.move(step.at(), true));
    if (step.expect() != null) {
      String difference = Lines.difference(step.expect(), fired);
      if (!difference.isEmpty()) {
        differences.add(place + " (- expected, + fired):\n" + difference);
      }
    }
    boolean ok = differences.size() == before;
    went.add(new ScenarioPort.Step(number, step.at(), step.expect(), List.copyOf(fired), ok));
  }

  private void compare(Step step, Refused refused, String place) {
    if (step.refused() == null) {
      differences.add(place + ": refused: " + refused.getMessage());
      return;
    }
    boolean exactly = step.action() instanceof Action.Publish;
    HashSet<String> wanted = new HashSet<>(step.refused());
    if (exactly ? !wanted.equals(refused.places()) : !refused.places().containsAll(wanted)) {
      differences.add(
          place
              + ": refused at "
              + refused.places()
              + ", expected "
              + wanted
              + ": "
              + refused.getMessage());
    }
  }

  private void compareAfterwards() {
    scenario
        .figures()
        .forEach(
            (series, wanted) ->
                compareNumbers("figures " + series, wanted, target.figures(series)));
    scenario
        .blocks()
        .forEach(
            (path, wanted) -> {
              int slash = path.indexOf('/');
              Map<String, Long> found =
                  target.blocks(path.substring(0, slash)).get(path.substring(slash + 1));
              compareNumbers("blocks " + path, wanted, found == null ? Map.of() : found);
            });
    scenario.entries().forEach(this::compareEntry);
  }

  private void compareNumbers(String place, Map<?, ?> wanted, Map<String, Long> found) {
    wanted.forEach(
        (name, number) -> {
          Long count = found.get(String.valueOf(name));
          if (count == null || !String.valueOf(number).equals(String.valueOf(count))) {
            differences.add(place + ": " + name + " is " + count + ", expected " + number);
          }
        });
  }

  private void compareEntry(String path, Map<?, ?> wanted) {
    int slash = path.indexOf('/');
    Standing standing = target.standing(path.substring(0, slash), path.substring(slash + 1));
    if (standing == null) {
      differences.add("entries " + path + ": there is none");
      return;
    }
    if (wanted.get("status") != null && !wanted.get("status").equals(standing.status())) {
      differences.add(
          "entries " + path + ": is " + standing.status() + ", expected " + wanted.get("status"));
    }
    if (wanted.get("at") != null && !Objects.equals(wanted.get("at"), standing.at())) {
      differences.add(
          "entries " + path + ": is at " + standing.at() + ", expected " + wanted.get("at"));
    }
  }
}
