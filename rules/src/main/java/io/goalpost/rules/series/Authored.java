package io.goalpost.rules.series;

import io.goalpost.model.series.AuthoredRule;
import io.goalpost.model.series.Problem;
import io.goalpost.model.series.Problem.Severity;
import java.util.List;

/**
 * What authors' files of rules say.
 *
 * @param rules in the order in which they count: by file, sheet and line
 * @param problems with an error among them no rule may be used
 */
public record Authored(List<AuthoredRule> rules, List<Problem> problems) {

  /** No file. */
  public static final Authored NONE = new Authored(List.of(), List.of());

  public Authored {
    rules = List.copyOf(rules);
    problems = List.copyOf(problems);
  }

  /** Whether one of the problems prevents going live. */
  public boolean hasErrors() {
    return problems.stream().anyMatch(each -> each.severity() == Severity.ERROR);
  }
}
