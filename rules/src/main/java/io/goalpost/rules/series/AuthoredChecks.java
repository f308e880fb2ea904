package io.goalpost.rules.series;

import io.goalpost.model.series.AuthoredRule;
import io.goalpost.model.series.AuthoredRule.Decision;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Problem;
import io.goalpost.model.series.Problem.Severity;
import io.goalpost.model.series.Series;
import io.goalpost.rules.logic.Logic;
import io.goalpost.rules.series.Outline.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Checks that authors' rules speak of what the series has, by the rules that hold for itself. */
public final class AuthoredChecks {

  private final Series series;
  private final Outline outline;
  private final Function<String, Condition> segments;
  private final Logic logic;
  private final List<Problem> problems = new ArrayList<>();

  private AuthoredChecks(Series series, Outline outline, Function<String, Condition> segments) {
    this.series = series;
    this.outline = outline;
    this.segments = segments;
    this.logic = Logic.of(segments, series.memberScope());
  }

  /**
   * All that is wrong with rules, and with a series that leaves to rules what none decides.
   *
   * @param parsed a series that could be read
   */
  public static List<Problem> check(
      ParsedSeries parsed, List<AuthoredRule> rules, Function<String, Condition> segments) {
    AuthoredChecks checks = new AuthoredChecks(parsed.series(), parsed.outline(), segments);
    rules.forEach(checks::rule);
    checks.undecided(rules);
    return checks.problems;
  }

  private void rule(AuthoredRule rule) {
    Use use =
        switch (rule.decision()) {
          case ENTERS -> entered(rule);
          case MATCHED, UNMATCHED -> visited(rule);
          case TAGGED -> tagged(rule);
          case KEPT_OUT, EXITS -> Use.EXIT;
          case GOAL_HIT -> goal(rule);
        };
    if (use == null) {
      return;
    }
    Outline alone = outline.with(new Outline.Site(use, place(rule), rule.when()));
    Problems found = new Problems();
    new ConditionChecks(alone, new Graph(alone), segments, found).check();
    new GoalChecks(alone, segments, found).check();
    if (!found.hasErrors() && !rule.source().table() && logic.small(rule.when())) {
      new ConditionLogicChecks(alone, logic, found).check();
    }
    for (Problem each : found.sorted()) {
      problems.add(Problem.in(rule.source(), 0, each.severity(), each.message()));
    }
  }

  private static Place place(AuthoredRule rule) {
    return new Place(rule.block() == null ? "" : rule.block(), "rule");
  }

  private Use entered(AuthoredRule rule) {
    if (series.entryBlocks().stream().anyMatch(block -> block.id().equals(rule.block()))) {
      return Use.RULE;
    }
    List<String> entries = series.entryBlocks().stream().map(Block.Rule::id).toList();
    return error(
        rule,
        rule.block()
            + " is no entry block"
            + Spelling.hint(rule.block(), entries, "; name a rule block that no edge leads to."));
  }

  private Use visited(AuthoredRule rule) {
    Block block = series.block(rule.block()).orElse(null);
    if (!(block instanceof Block.Rule found)) {
      return error(rule, rule.block() + " is no rule block of this series; name one.");
    }
    boolean entry = series.entryBlocks().contains(found);
    if (rule.decision() == Decision.MATCHED && entry) {
      return error(rule, rule.block() + " is an entry block; say `enters` of a Newcomer.");
    }
    return found.tries() != null && !entry ? Use.RULE_WITH_FOR : Use.RULE;
  }

  private Use tagged(AuthoredRule rule) {
    return series.block(rule.block()).orElse(null) instanceof Block.Tag
        ? Use.RULE
        : error(rule, rule.block() + " is no tag block of this series; name one.");
  }

  private Use goal(AuthoredRule rule) {
    if (series.goal() == null) {
      return error(rule, "The series has no goal; add `goal:` to it, its `when` may be left out.");
    }
    return series.goal().ofCompany() ? Use.COMPANY_GOAL : Use.GOAL;
  }

  private Use error(AuthoredRule rule, String message) {
    problems.add(Problem.in(rule.source(), 0, Severity.ERROR, message));
    return null;
  }

  private void undecided(List<AuthoredRule> rules) {
    for (Block block : series.blocks()) {
      boolean decided =
          rules.stream()
              .anyMatch(
                  rule ->
                      block.id().equals(rule.block())
                          && (rule.decision() == Decision.ENTERS
                              || rule.decision() == Decision.MATCHED));
      if (block instanceof Block.Rule rule && rule.rule().equals(Condition.NEVER) && !decided) {
        missing(
            block.id(),
            "rule",
            mark(block.id()),
            "No rule of the files says when this matches; add one, or write the condition.");
      }
    }
    if (series.goal() != null
        && series.goal().when().equals(Condition.NEVER)
        && rules.stream().noneMatch(rule -> rule.decision() == Decision.GOAL_HIT)) {
      missing(
          "",
          "goal.when",
          outline.goal(),
          "No rule of the files says when the goal is hit; add one, or write the condition.");
    }
  }

  private Mark mark(String block) {
    return outline.nodes().stream()
        .filter(node -> node.id().equals(block))
        .findFirst()
        .map(Outline.Node::mark)
        .orElse(Mark.NONE);
  }

  private void missing(String block, String field, Mark mark, String message) {
    problems.add(new Problem(Severity.ERROR, block, field, message, mark.line(), mark.column()));
  }
}
