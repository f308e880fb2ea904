package io.goalpost.rules.series;

import io.goalpost.model.series.Problem;
import io.goalpost.model.series.Series;
import java.util.List;

/**
 * What was read from a text. Immutable once read.
 *
 * @param id the series' id, also where there are problems; null where it cannot be told
 * @param title the same of its title
 * @param series or null where it could not be built: then there is an error among the problems
 * @param problems of reading alone, in the order of the text; {@link SeriesChecker} has all of them
 * @param outline what the checks run on
 */
public record ParsedSeries(
    String id, String title, Series series, List<Problem> problems, Outline outline) {
  public ParsedSeries {
    problems = List.copyOf(problems);
  }
}
