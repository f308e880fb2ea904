package io.goalpost.rules.series;

import io.goalpost.model.series.Problem;
import io.goalpost.model.series.Problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong with one definition. At the bound it stops collecting and says so. */
final class Problems {

  /** The most problems reported at once. */
  static final int PROBLEMS_MAX = 1_000;

  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::source, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparingInt(Problem::line)
          .thenComparingInt(Problem::column);

  private final List<Problem> found = new ArrayList<>();

  void error(Place place, Mark mark, String message) {
    add(Severity.ERROR, place, mark, message);
  }

  void warning(Place place, Mark mark, String message) {
    add(Severity.WARNING, place, mark, message);
  }

  void addAll(List<Problem> others) {
    for (Problem other : others) {
      if (found.size() <= PROBLEMS_MAX) {
        found.add(other);
      }
    }
  }

  /** Whether one of them prevents going live. */
  boolean hasErrors() {
    return found.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }

  /** Whether something is said of this place, or of a field of it. */
  boolean tellOf(Place place) {
    return found.stream()
        .anyMatch(
            problem ->
                problem.block().equals(place.block())
                    && (problem.field().equals(place.path())
                        || problem.field().startsWith(place.path() + ".")));
  }

  /** All, in the order of the text, and behind it that of authors' files. */
  List<Problem> sorted() {
    return found.stream().sorted(ORDER).toList();
  }

  private void add(Severity severity, Place place, Mark mark, String message) {
    if (found.size() < PROBLEMS_MAX) {
      found.add(
          new Problem(severity, place.block(), place.path(), message, mark.line(), mark.column()));
    } else if (found.size() == PROBLEMS_MAX) {
      found.add(
          new Problem(
              Severity.ERROR,
              "",
              "",
              "There are more problems; mend the first " + PROBLEMS_MAX + " and check again.",
              0,
              0));
    }
  }
}
