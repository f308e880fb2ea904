package io.goalpost.service.differential;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.goalpost.model.series.Problem;
import io.goalpost.rules.series.ConditionParser;
import io.goalpost.rules.series.SeriesChecker;
import io.goalpost.rules.series.SeriesParser;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole scenario from a seed, in the form of a scenario file. So many seeds in a row share their
 * series and differ in what happens, for compiling costs more than running.
 */
public final class RandomScenario {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** How many seeds in a row share their series. */
  public static final int STREAMS = 50;

  private static final List<String> STARTS =
      List.of(
          "2026-01-05T09:00:00Z",
          "2026-03-27T21:30:00Z", // the clock of Berlin goes forward on the 29th
          "2026-03-07T00:00:00Z", // and that of New York on the 8th
          "2026-10-23T22:00:00Z"); // and Berlin's back on the 25th

  private final Dice dice;
  private final Words words;
  private final Map<String, Object> scenario = new LinkedHashMap<>();
  private final List<List<Map<String, Object>>> versions = new ArrayList<>();
  private final List<String> segments = new ArrayList<>();
  private final Map<String, Integer> published = new HashMap<>();
  private List<String> users = List.of();

  private RandomScenario(long seed) {
    Dice definitions = new Dice(seed / STREAMS);
    String start = definitions.of(STARTS);
    this.dice = new Dice(-1 - seed);
    this.words = new Words(dice, Instant.parse(start));
    scenario.put("scenario", "seed " + seed);
    scenario.put("start", start);
    scenario.put("zone", definitions.of("UTC", "Europe/Berlin", "America/New_York"));
    define(definitions, new Words(definitions, Instant.parse(start)));
    steps();
  }

  /** The scenario of a seed, as its file would be read. */
  public static Map<String, Object> of(long seed) {
    return new RandomScenario(seed).scenario;
  }

  private void define(Dice definitions, Words of) {
    Map<String, Object> saved = new LinkedHashMap<>();
    if (definitions.chance(40)) {
      saved.put("s1", segment(definitions, of));
      segments.add("s1");
    }
    scenario.put("segments", saved);
    RandomSeries series = new RandomSeries(definitions, of, List.copyOf(segments));
    List<Object> first = new ArrayList<>();
    for (int i = definitions.between(1, 3); i > 0; i--) {
      String id = List.of("first", "other", "also").get(i - 1);
      List<Map<String, Object>> ofOne = new ArrayList<>();
      for (int version = definitions.between(1, 3); version > 0; version--) {
        ofOne.add(accepted(series, id, saved));
      }
      versions.add(ofOne);
      first.add(ofOne.get(0));
    }
    scenario.put("series", first);
  }

  /** The next one that may go live. */
  private Map<String, Object> accepted(RandomSeries series, String id, Map<String, Object> saved) {
    while (true) {
      Map<String, Object> definition = series.series(id);
      boolean refused =
          SeriesChecker.check(
                  SeriesParser.parse(json(definition), ZoneId.of((String) scenario.get("zone"))),
                  segment ->
                      saved.containsKey(segment)
                          ? ConditionParser.parse(json(saved.get(segment)))
                          : null)
              .stream()
              .anyMatch(problem -> problem.severity() == Problem.Severity.ERROR);
      if (!refused) {
        return definition;
      }
    }
  }

  private static String json(Object plain) {
    try {
      return JSON.writeValueAsString(plain);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Map<String, Object> segment(Dice dice, Words words) {
    return new RandomConditions(dice, words, List.of(), List.of(), false)
        .condition(RandomConditions.Use.SEGMENT);
  }

  private void steps() {
    List<String> contents = new ArrayList<>();
    versions.forEach(ofOne -> contents.addAll(contents(ofOne.get(0))));
    users = dice.some(Words.USERS, 3);
    RandomDiffs diffs = new RandomDiffs(dice, words, users, contents);
    List<Object> steps = new ArrayList<>();
    List<Object> newcomers = new ArrayList<>();
    for (String user : users) {
      newcomers.add(diffs.newcomer(user));
    }
    steps.add(step("diffs", newcomers));
    for (int i = dice.between(8, 30); i > 0; i--) {
      Map<String, Object> step = action(diffs);
      if (dice.chance(45)) {
        String length = dice.chance(4) ? "P30D" : words.length();
        step.put("at", "+" + length);
      }
      steps.add(step);
    }
    steps.add(new LinkedHashMap<>(Map.of("at", "+P10D")));
    scenario.put("steps", steps);
  }

  private static List<String> contents(Map<String, Object> series) {
    List<String> contents = new ArrayList<>();
    for (Object each : (List<?>) series.get("blocks")) {
      if (((Map<?, ?>) each).containsKey("content")) {
        contents.add(series.get("series") + "/" + ((Map<?, ?>) each).get("id"));
      }
    }
    return contents;
  }

  private Map<String, Object> action(RandomDiffs diffs) {
    int kind = dice.between(0, 99);
    List<Map<String, Object>> ofOne = dice.of(versions);
    Object series = ofOne.get(0).get("series");
    if (kind < 78) {
      return step("diffs", diffs.request());
    } else if (kind < 82) {
      return new LinkedHashMap<>();
    } else if (kind < 87) {
      return step("publish", next(ofOne));
    } else if (kind < 90) {
      return step("pause", series);
    } else if (kind < 93) {
      return step("resume", series);
    } else if (kind < 94) {
      return step("archive", series);
    } else if (kind < 96) {
      return step("exit", exit(series));
    } else if (kind < 98 && !segments.isEmpty()) {
      return step("segments", Map.of(dice.of(segments), segment(dice, words)));
    }
    return step("restart", true);
  }

  /** The versions in turn: so that one of a number is the same in every stream. */
  private Map<String, Object> next(List<Map<String, Object>> ofOne) {
    int number = published.merge((String) ofOne.get(0).get("series"), 1, Integer::sum);
    return ofOne.get(number % ofOne.size());
  }

  private Map<String, Object> exit(Object series) {
    Map<String, Object> exit = new LinkedHashMap<>();
    exit.put("series", series);
    exit.put("user", dice.of(users));
    exit.put("by", "somebody");
    return exit;
  }

  private static Map<String, Object> step(String action, Object what) {
    Map<String, Object> step = new LinkedHashMap<>();
    step.put(action, what);
    return step;
  }
}
