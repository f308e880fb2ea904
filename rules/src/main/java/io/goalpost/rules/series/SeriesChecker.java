package io.goalpost.rules.series;

import io.goalpost.model.series.AuthoredSeries;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Problem;
import io.goalpost.model.series.Series;
import io.goalpost.rules.logic.Logic;
import java.util.List;
import java.util.function.Function;

/**
 * Finds everything that keeps a series from going live, all at once (V1, C1, C6, C7, C9, E3, E5,
 * G9). Thread-safe.
 */
public final class SeriesChecker {

  private SeriesChecker() {}

  /**
   * All problems of a series, those of reading it included, in the order of its text.
   *
   * @param segments the condition of a saved segment, or null where there is none of that id
   */
  public static List<Problem> check(ParsedSeries parsed, Function<String, Condition> segments) {
    return check(parsed, segments, Surroundings.UNKNOWN);
  }

  /**
   * The same, with what other series have to do with this one.
   *
   * @param surroundings the other series and segments there are, where they are known
   */
  public static List<Problem> check(
      ParsedSeries parsed, Function<String, Condition> segments, Surroundings surroundings) {
    return check(parsed, Authored.NONE, segments, surroundings);
  }

  /**
   * The same, with authors' rules: what the series comes to is then looked at with them.
   *
   * @param authored the rules of the files that it names
   */
  public static List<Problem> check(
      ParsedSeries parsed,
      Authored authored,
      Function<String, Condition> segments,
      Surroundings surroundings) {
    Problems problems = new Problems();
    problems.addAll(parsed.problems());
    problems.addAll(authored.problems());
    Outline outline = parsed.outline();
    Graph graph = new Graph(outline);
    new GraphChecks(outline, graph, problems).check();
    new ConditionChecks(outline, graph, segments, problems).check();
    new GoalChecks(outline, segments, problems).check();
    Series series = parsed.series();
    if (series != null && !authored.hasErrors()) {
      problems.addAll(AuthoredChecks.check(parsed, authored.rules(), segments));
    }
    if (series != null && !problems.hasErrors()) { // what is broken may come to mean something else
      series = AuthoredSeries.bind(series, authored.rules());
      Logic logic = Logic.of(segments, series.memberScope());
      new ConditionLogicChecks(outline, logic, problems).check();
      new CourseChecks(series, outline, graph, logic, problems).check();
      new TagChecks(series, graph, segments, surroundings, problems).check();
    }
    return problems.sorted();
  }

  /**
   * What is wrong with a segment, by itself and beside the others.
   *
   * @param segments the condition of a saved segment, or null where there is none of that id
   */
  public static List<Problem> checkSegment(
      String id, Condition condition, Function<String, Condition> segments) {
    Problems problems = new Problems();
    new SegmentChecks(id, condition, segments, problems).check();
    return problems.sorted();
  }
}
