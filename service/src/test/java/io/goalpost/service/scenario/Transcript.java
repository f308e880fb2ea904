package io.goalpost.service.scenario;

import io.goalpost.service.scenario.Scenario.Step;
import io.goalpost.service.scenario.Target.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that a target says while a scenario is played to it: what fires at each step, what is
 * refused, and afterwards every figure and where everybody is. Receipts are numbered in the order
 * in which they appear, for targets number them each in their own way.
 */
final class Transcript {

  private final Map<String, String> receipts = new HashMap<>();
  private final List<List<String>> steps = new ArrayList<>();
  private final List<String> afterwards = new ArrayList<>();

  private Transcript() {}

  static Transcript of(Scenario scenario, Target target) {
    Transcript transcript = new Transcript();
    transcript.play(scenario, target);
    return transcript;
  }

  private void play(Scenario scenario, Target target) {
    target.reset(scenario.start(), scenario.zone());
    Actor actor = new Actor(target);
    try {
      actor.begin(scenario);
    } catch (Refused refused) {
      steps.add(List.of("refused " + new TreeSet<>(refused.places())));
      return;
    }
    for (Step step : scenario.steps()) {
      List<String> lines = new ArrayList<>();
      lines.addAll(target.move(step.at(), false));
      try {
        lines.addAll(actor.act(step.action(), step.at()));
      } catch (Refused refused) {
        if (!String.join("", refused.places())
            .isEmpty()) { // what names no place did nothing: pausing what is paused
          lines.add("refused " + new TreeSet<>(refused.places()));
        }
      }
      lines.addAll(target.move(step.at(), true));
      steps.add(lines.stream().map(this::numbered).toList());
    }
    stand(scenario, target);
  }

  private String numbered(String line) {
    int at = line.indexOf(" receipt=");
    if (at < 0) {
      return line;
    }
    String receipt = line.substring(at + " receipt=".length());
    String number = receipts.computeIfAbsent(receipt, known -> "#" + (receipts.size() + 1));
    return line.substring(0, at) + " receipt=" + number;
  }

  private void stand(Scenario scenario, Target target) {
    for (Map<?, ?> each : scenario.series()) {
      String series = String.valueOf(each.get("series"));
      afterwards.add("figures " + series + " " + counted(target.figures(series)));
      new TreeMap<>(target.blocks(series))
          .forEach(
              (block, numbers) ->
                  afterwards.add("block " + series + "/" + block + " " + counted(numbers)));
      for (String subject : subjects(scenario)) {
        Target.Standing standing = target.standing(series, subject);
        if (standing != null) {
          afterwards.add("entry " + series + "/" + subject + " " + standing);
        }
      }
    }
  }

  /** Without the zeros: which of them are told is not what counts here. */
  private static Map<String, Long> counted(Map<String, Long> numbers) {
    Map<String, Long> counted = new TreeMap<>(numbers);
    counted.values().removeIf(number -> number == 0);
    return counted;
  }

  private static Set<String> subjects(Scenario scenario) {
    Set<String> users = new TreeSet<>();
    Set<String> companies = new TreeSet<>();
    for (Step step : scenario.steps()) {
      if (step.action() instanceof Scenario.Action.Diffs diffs) {
        for (Object each : diffs.diffs()) {
          Map<?, ?> diff = (Map<?, ?>) each;
          if (diff.get("user") instanceof String user) {
            users.add(user);
          }
          if (diff.get("company") instanceof String company) {
            companies.add(company);
          }
          if (diff.get("join") instanceof String company) {
            companies.add(company);
          } else if (diff.get("join") instanceof List<?> several) {
            several.forEach(company -> companies.add(String.valueOf(company)));
          }
        }
      }
    }
    Set<String> subjects = new LinkedHashSet<>(users);
    users.forEach(user -> companies.forEach(company -> subjects.add(user + "@" + company)));
    return subjects;
  }

  /** What fired at a step, beginning with 0. */
  List<String> step(int index) {
    return steps.get(index);
  }

  int firings() {
    return steps.stream().mapToInt(List::size).sum();
  }

  /** The first difference from what it should be, as text with its place; empty if none. */
  String differenceFrom(Transcript wanted) {
    for (int i = 0; i < Math.max(steps.size(), wanted.steps.size()); i++) {
      List<String> is = i < steps.size() ? steps.get(i) : List.of();
      List<String> should = i < wanted.steps.size() ? wanted.steps.get(i) : List.of();
      if (!is.equals(should)) {
        return "step " + (i + 1) + " (- reference, + engine):\n" + Lines.difference(should, is);
      }
    }
    return afterwards.equals(wanted.afterwards)
        ? ""
        : "afterwards (- reference, + engine):\n" + Lines.difference(wanted.afterwards, afterwards);
  }
}
