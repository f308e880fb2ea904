package io.goalpost.service.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.goalpost.model.series.AuthoredRule;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Problem;
import io.goalpost.model.series.ProblemsException;
import io.goalpost.rules.authored.AuthoredFiles;
import io.goalpost.rules.series.ConditionParser;
import io.goalpost.rules.series.ParsedSeries;
import io.goalpost.rules.series.SeriesParser;
import io.goalpost.rules.series.Surroundings;
import io.goalpost.service.scenario.RulesBeside;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * A series in a file, with all its problems. The segments it may name stand in {@code segments.yml}
 * beside it, as id and condition; the files of rules that it names lie there, too.
 */
record SeriesFile(
    String name, ParsedSeries parsed, List<AuthoredRule> rules, List<Problem> problems) {

  private static final String SEGMENTS = "segments.yml";
  private static final int UNREADABLE = 2;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** One with those in its folder beside it. */
  static SeriesFile read(String name) {
    return read(name, new NearbySeries(List.of()));
  }

  /**
   * @param nearby tells of the series that it is checked against
   * @throws CommandFailedException where it, or the segments beside it, cannot be read
   */
  static SeriesFile read(String name, NearbySeries nearby) {
    ParsedSeries parsed = SeriesParser.parse(Texts.read(name));
    Path segments = Texts.path(name).resolveSibling(SEGMENTS);
    Map<String, Condition> known =
        Files.isRegularFile(segments) ? segments(segments.toString()) : Map.of();
    Surroundings surroundings =
        new Surroundings(nearby.beside(Texts.path(name)), List.copyOf(known.values()));
    List<String> named = parsed.series() == null ? List.of() : parsed.series().files();
    Map<String, byte[]> files = RulesBeside.read(Texts.path(name), named);
    return new SeriesFile(
        name,
        parsed,
        AuthoredFiles.rules(named, files),
        AuthoredFiles.check(parsed, files, known::get, surroundings));
  }

  long errors() {
    return count(Problem.Severity.ERROR);
  }

  long warnings() {
    return count(Problem.Severity.WARNING);
  }

  private long count(Problem.Severity severity) {
    return problems.stream().filter(each -> each.severity() == severity).count();
  }

  /** A line for each problem, with its place. */
  List<String> lines() {
    return problems.stream()
        .map(
            each ->
                each.source() != null
                    ? each.toString()
                    : name + ":" + (each.line() > 0 ? "" : " ") + each)
        .toList();
  }

  private static Map<String, Condition> segments(String file) {
    Map<String, Condition> segments = new HashMap<>();
    try {
      Object read =
          new Load(LoadSettings.builder().setLabel(file).build()).loadFromString(Texts.read(file));
      if (!(read instanceof Map<?, ?> byId)) {
        throw unreadable(file, "must be an object: the id of each segment and its condition", null);
      }
      for (Map.Entry<?, ?> each : byId.entrySet()) {
        String id = String.valueOf(each.getKey());
        segments.put(id, condition(file, id, JSON.writeValueAsString(each.getValue())));
      }
      return segments;
    } catch (YamlEngineException | JsonProcessingException malformed) {
      throw unreadable(file, "is no YAML: " + OneLine.of(malformed.getMessage()), malformed);
    }
  }

  private static Condition condition(String file, String id, String text) {
    try {
      return ConditionParser.parse(text);
    } catch (ProblemsException wrong) {
      Problem first = wrong.problems().get(0);
      String field = first.field().isEmpty() ? id : id + "." + first.field();
      throw unreadable(file, field + ": " + first.message(), wrong);
    }
  }

  private static CommandFailedException unreadable(String file, String why, Exception cause) {
    return new CommandFailedException(UNREADABLE, file + ": " + why, cause);
  }
}
