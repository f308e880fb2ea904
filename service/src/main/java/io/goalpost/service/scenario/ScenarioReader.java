package io.goalpost.service.scenario;

import io.goalpost.service.scenario.Scenario.Action;
import io.goalpost.service.scenario.Scenario.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads scenario files; what is not understood is refused, with its place. */
final class ScenarioReader {

  static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

  static final Set<String> FIELDS =
      Set.of(
          "scenario",
          "rules",
          "start",
          "zone",
          "segments",
          "series",
          "steps",
          "figures",
          "blocks",
          "entries");
  static final Set<String> STEP_FIELDS =
      Set.of(
          "at",
          "diff",
          "diffs",
          "expect",
          "publish",
          "refused",
          "pause",
          "resume",
          "archive",
          "exit",
          "segments",
          "restart");

  private final Path path;
  private final Function<String, String> texts;
  private final RulesFiles files;

  /**
   * @param texts the text of a series that the scenario names; null where there is none
   */
  private ScenarioReader(Path path, Function<String, String> texts, RulesFiles files) {
    this.path = path;
    this.texts = texts;
    this.files = files;
  }

  /** Reads a file; the series it names stand in files beside it, and so do their rules. */
  static Scenario read(Path path) {
    return new ScenarioReader(
            path, name -> file(path.resolveSibling(name)), RulesBeside.scenario(path))
        .read(load(path, file(path)));
  }

  /** Reads a text that is in no file; {@code path} is its name in faults. */
  static Scenario read(Path path, String text, Function<String, String> texts, RulesFiles files) {
    return new ScenarioReader(path, texts, files).read(load(path, text));
  }

  /** Reads one that is already plain data; {@code path} is its name in faults. */
  static Scenario read(Path path, Object plain) {
    return new ScenarioReader(path, name -> null, RulesFiles.NONE).read(plain);
  }

  private Scenario read(Object plain) {
    Map<?, ?> file = map(plain, "the file");
    for (Object field : file.keySet()) {
      if (!(field instanceof String name) || !FIELDS.contains(name)) {
        throw fault("has the unknown field " + field);
      }
    }
    Instant start = file.get("start") == null ? START : instant(file.get("start"), "start");
    return new Scenario(
        path,
        files,
        file.get("scenario") instanceof String name ? name : "",
        file.get("rules") == null ? List.of() : texts(file.get("rules"), "rules"),
        start,
        zone(file.get("zone")),
        byName(file.get("segments"), "segments"),
        series(file.get("series")),
        steps(file.get("steps"), start),
        maps(file.get("figures"), "figures"),
        maps(file.get("blocks"), "blocks"),
        maps(file.get("entries"), "entries"));
  }

  private static String file(Path from) {
    try {
      return Files.readString(from);
    } catch (IOException unreadable) {
      throw new UnreadableScenarioException(from, "cannot be read: " + unreadable.getMessage());
    }
  }

  private static Object load(Path from, String text) {
    try {
      LoadSettings settings =
          LoadSettings.builder().setLabel(from.toString()).setAllowDuplicateKeys(false).build();
      return new Load(settings).loadFromString(text);
    } catch (YamlEngineException malformed) {
      throw new UnreadableScenarioException(
          from, "is no YAML: " + malformed.getMessage().replace('\n', ' '));
    }
  }

  private List<Map<?, ?>> series(Object given) {
    List<Map<?, ?>> series = new ArrayList<>();
    for (Object each : given == null ? List.of() : list(given, "series")) {
      if (each instanceof String name) {
        String text = texts.apply(name);
        if (text == null) {
          throw fault("series names " + name + ", and there is no such series");
        }
        series.add(map(load(path.resolveSibling(name), text), name));
      } else {
        series.add(map(each, "series"));
      }
    }
    return series;
  }

  private List<Step> steps(Object given, Instant start) {
    List<Step> steps = new ArrayList<>();
    Instant at = start;
    for (Object each : given == null ? List.of() : list(given, "steps")) {
      String place = "step " + (steps.size() + 1);
      Map<?, ?> step = map(each, place);
      for (Object field : step.keySet()) {
        if (!(field instanceof String name) || !STEP_FIELDS.contains(name)) {
          throw fault(place + " has the unknown field " + field);
        }
      }
      at = at(step.get("at"), at, place);
      steps.add(
          new Step(
              at,
              action(step, place),
              step.get("expect") == null ? null : texts(step.get("expect"), place + ".expect"),
              step.get("refused") == null ? null : texts(step.get("refused"), place + ".refused")));
    }
    return steps;
  }

  private Action action(Map<?, ?> step, String place) {
    List<Action> actions = new ArrayList<>();
    if (step.get("diff") != null) {
      actions.add(new Action.Diffs(List.of(step.get("diff"))));
    }
    if (step.get("diffs") != null) {
      actions.add(new Action.Diffs(list(step.get("diffs"), place + ".diffs")));
    }
    if (step.get("publish") != null) {
      actions.add(new Action.Publish(map(step.get("publish"), place + ".publish")));
    }
    if (step.get("pause") != null) {
      actions.add(new Action.Pause(text(step.get("pause"), place + ".pause")));
    }
    if (step.get("resume") != null) {
      actions.add(new Action.Resume(text(step.get("resume"), place + ".resume")));
    }
    if (step.get("archive") != null) {
      actions.add(new Action.Archive(text(step.get("archive"), place + ".archive")));
    }
    if (step.get("exit") != null) {
      Map<?, ?> exit = map(step.get("exit"), place + ".exit");
      actions.add(
          new Action.Exit(
              text(exit.get("series"), place + ".exit.series"),
              text(exit.get("user"), place + ".exit.user"),
              text(exit.get("by"), place + ".exit.by")));
    }
    if (step.get("segments") != null) {
      actions.add(new Action.SaveSegments(byName(step.get("segments"), place + ".segments")));
    }
    if (Boolean.TRUE.equals(step.get("restart"))) {
      actions.add(new Action.Restart());
    }
    if (actions.size() > 1) {
      throw fault(place + " does more than one thing");
    }
    return actions.isEmpty() ? new Action.Nothing() : actions.get(0);
  }

  private Instant at(Object given, Instant before, String place) {
    if (given == null) {
      return before;
    }
    String text = text(given, place + ".at");
    if (text.startsWith("+")) {
      try {
        return before.plus(Duration.parse(text.substring(1)));
      } catch (DateTimeException malformed) {
        throw fault(place + ".at is no length of time: " + text);
      }
    }
    Instant at = instant(text, place + ".at");
    if (at.isBefore(before)) {
      throw fault(place + ".at is before the step before");
    }
    return at;
  }

  private Instant instant(Object given, String place) {
    try {
      return OffsetDateTime.parse(text(given, place)).toInstant();
    } catch (DateTimeException malformed) {
      throw fault(place + " is no ISO 8601 instant: " + given);
    }
  }

  private ZoneId zone(Object given) {
    try {
      return given == null ? ZoneId.of("UTC") : ZoneId.of(text(given, "zone"));
    } catch (DateTimeException unknown) {
      throw fault("zone is unknown: " + given);
    }
  }

  private Map<String, Object> byName(Object given, String place) {
    Map<String, Object> named = new LinkedHashMap<>();
    if (given != null) {
      map(given, place).forEach((name, value) -> named.put(String.valueOf(name), value));
    }
    return named;
  }

  private Map<String, Map<?, ?>> maps(Object given, String place) {
    Map<String, Map<?, ?>> maps = new LinkedHashMap<>();
    byName(given, place).forEach((name, value) -> maps.put(name, map(value, place + "." + name)));
    return maps;
  }

  private List<String> texts(Object given, String place) {
    if (given instanceof String one) {
      return List.of(one);
    }
    return list(given, place).stream().map(each -> text(each, place)).toList();
  }

  private Map<?, ?> map(Object given, String place) {
    if (given instanceof Map<?, ?> map) {
      return map;
    }
    throw fault(place + " must be a mapping");
  }

  private List<?> list(Object given, String place) {
    if (given instanceof List<?> list) {
      return list;
    }
    throw fault(place + " must be a list");
  }

  private String text(Object given, String place) {
    if (given instanceof String text) {
      return text;
    }
    throw fault(place + " must be a string");
  }

  private UnreadableScenarioException fault(String reason) {
    return new UnreadableScenarioException(path, reason);
  }
}
