package io.goalpost.model.series;

import java.util.List;
import java.util.stream.Collectors;

/** A definition has errors and cannot be used (V1). */
public final class ProblemsException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Problem> problems;

  public ProblemsException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("; ")));
    this.problems = List.copyOf(problems);
  }

  public List<Problem> problems() {
    return problems;
  }
}
