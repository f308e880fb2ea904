package io.goalpost.service.ports;

import io.goalpost.model.port.NotFoundException;
import io.goalpost.model.port.SeriesPort.State;
import io.goalpost.model.series.AuthoredRule;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Problem;
import io.goalpost.model.series.ProblemsException;
import io.goalpost.model.series.Series;
import io.goalpost.rules.authored.AuthoredFiles;
import io.goalpost.rules.drl.SeriesCompiler;
import io.goalpost.rules.series.Authored;
import io.goalpost.rules.series.ConditionText;
import io.goalpost.rules.series.ParsedSeries;
import io.goalpost.rules.series.SeriesChecker;
import io.goalpost.rules.series.SeriesParser;
import io.goalpost.rules.series.Surroundings;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.StateView;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What checking and compiling need to know of the state, taken on the engine's thread.
 *
 * @param series or null where there is none of that id
 */
record Bench(
    SeriesState series, Map<String, Condition> segments, ZoneId zone, Surroundings surroundings) {

  static Bench of(String id, StateView state) {
    Map<String, Condition> segments = new HashMap<>();
    state.allSegments().forEach(each -> segments.put(each.id(), each.condition()));
    List<Series> live =
        state.allSeries().stream()
            .filter(SeriesState::live)
            .map(each -> each.latest().orElseThrow().definition())
            .toList();
    Surroundings surroundings = new Surroundings(live, List.copyOf(segments.values()));
    return new Bench(state.series(id), segments, state.zone(), surroundings);
  }

  String draft(String id) {
    if (series == null || series.draft() == null) {
      throw new NotFoundException("there is no draft of the series " + id);
    }
    return series.draft();
  }

  /** The series, which there must be. */
  SeriesState known(String id) {
    if (series == null) {
      throw new NotFoundException("there is no series " + id);
    }
    return series;
  }

  /** The number of the version that comes next. */
  int next() {
    return series == null ? 1 : series.versions().size() + 1;
  }

  List<Problem> check(String text) {
    return check(SeriesParser.parse(text, zone));
  }

  /** The same of a text that is to be the series of that id. */
  List<Problem> check(String id, String text) {
    ParsedSeries parsed = SeriesParser.parse(text, zone);
    List<Problem> problems = new ArrayList<>();
    if (parsed.id() != null && !parsed.id().equals(id)) {
      problems.add(anotherSeries(id, parsed.id()));
    }
    problems.addAll(check(parsed));
    return problems;
  }

  private List<Problem> check(ParsedSeries parsed) {
    return AuthoredFiles.check(parsed, files(), segments::get, surroundings);
  }

  private Map<String, byte[]> files() {
    return series == null ? Map.of() : series.contents();
  }

  /** The rules of the files that a definition without errors names. */
  List<AuthoredRule> rules(String text) {
    return AuthoredFiles.rules(SeriesParser.parse(text, zone).series().files(), files());
  }

  /** What is said of a text whose address is another's. */
  static Problem anotherSeries(String id, String named) {
    return new Problem(
        Problem.Severity.ERROR, "", "series", "is " + named + ", but the address says " + id, 0, 0);
  }

  /**
   * Makes sure that a text may go live.
   *
   * @throws ProblemsException with all its problems where one of them is an error
   */
  void checkForGoingLive(String id, String text) {
    List<Problem> problems = check(id, text);
    if (hasErrors(problems)) {
      throw new ProblemsException(problems);
    }
  }

  static boolean hasErrors(List<Problem> problems) {
    return problems.stream().anyMatch(each -> each.severity() == Problem.Severity.ERROR);
  }

  /** The rules of a text without errors, as of the version that comes next. */
  SeriesCompiler.Compiled compile(String text) {
    return compile(text, rules(text));
  }

  /** The same with authors' rules that were read before. */
  SeriesCompiler.Compiled compile(String text, List<AuthoredRule> rules) {
    return SeriesCompiler.compile(SeriesParser.parse(text, zone).series(), rules, next());
  }

  /** What would be wrong with a series that has gone live, were the segment as it is here (C9). */
  List<Problem> brokenBy(String segment, SeriesState user) {
    SeriesState.Version live = user.latest().orElse(null);
    if (live == null || user.state() == State.ARCHIVED || !speaksOf(segment, live)) {
      return List.of();
    }
    Authored authored = new Authored(live.definition().authored(), List.of());
    ParsedSeries parsed = SeriesParser.parse(live.text(), zone);
    return SeriesChecker.check(parsed, authored, segments::get, surroundings).stream()
        .filter(problem -> problem.severity() == Problem.Severity.ERROR)
        .map(
            problem ->
                new Problem(
                    Problem.Severity.ERROR,
                    "",
                    "",
                    "The series " + user.id() + " uses this segment: " + problem,
                    0,
                    0))
        .toList();
  }

  private static boolean speaksOf(String segment, SeriesState.Version version) {
    return version.text().contains(segment)
        || version.definition().authored().stream()
            .anyMatch(rule -> ConditionText.of(rule.when()).contains(segment));
  }
}
