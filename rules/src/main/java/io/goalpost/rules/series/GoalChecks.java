package io.goalpost.rules.series;

import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Condition.Test;
import io.goalpost.model.series.Operand;
import io.goalpost.model.series.Operator.Takes;
import io.goalpost.rules.series.Outline.Site;
import io.goalpost.rules.series.Outline.Use;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/** Checks what a goal may ask: no dates but {@code known} (C9), companies alone (G9). */
final class GoalChecks {

  private final Outline outline;
  private final Function<String, Condition> segments;
  private final Problems problems;

  GoalChecks(Outline outline, Function<String, Condition> segments, Problems problems) {
    this.outline = outline;
    this.segments = segments;
    this.problems = problems;
  }

  void check() {
    for (Site site : outline.sites()) {
      if (site.use() == Use.GOAL
          || site.use() == Use.COMPANY_GOAL
          || site.use() == Use.MESSAGE_GOAL) {
        ConditionLeaves.visit(
            site.condition(), site.place(), (leaf, place) -> leaf(site, leaf, place));
      }
    }
  }

  private void leaf(Site site, Condition leaf, Place place) {
    Test test = ConditionLeaves.test(leaf);
    if (asksDate(test)) {
      String word = test.operator().word();
      problems.error(
          place.at(word),
          outline.marks().of(leaf, word),
          "A goal may ask of a date only whether it is `known`; use another condition (C9).");
    }
    if (site.use() == Use.COMPANY_GOAL && !ofCompany(leaf, test)) {
      problems.error(
          place,
          outline.marks().of(leaf, ""),
          "A company goal asks of the company only, with `company` and `companyTag`; use those or"
              + " `subject: user` (G9).");
    } else if (leaf instanceof Condition.InSegment segment
        && segmentAsksDate(segment.segment(), new HashSet<>())) {
      problems.error(
          place.at("segment"),
          outline.marks().of(leaf, "segment"),
          "A goal may ask of a date only whether it is `known`, and the segment "
              + segment.segment()
              + " asks more; use another (C9).");
    }
  }

  private static boolean ofCompany(Condition leaf, Test test) {
    if (leaf instanceof Condition.CompanyTag) {
      return true;
    }
    return leaf instanceof Condition.CompanyAttribute
        && !(test.operand() instanceof Operand.OfAttribute)
        && !(test.operand() instanceof Operand.OfEntry);
  }

  private boolean segmentAsksDate(String segment, Set<String> seen) {
    Condition condition = seen.add(segment) ? segments.apply(segment) : null;
    if (condition == null) {
      return false;
    }
    boolean[] asks = new boolean[1];
    ConditionLeaves.visit(
        condition,
        Place.ROOT,
        (leaf, place) ->
            asks[0] |=
                asksDate(ConditionLeaves.test(leaf))
                    || (leaf instanceof Condition.InSegment other
                        && segmentAsksDate(other.segment(), seen)));
    return asks[0];
  }

  private static boolean asksDate(Test test) {
    if (test == null) {
      return false;
    }
    Takes takes = test.operator().takes();
    return takes == Takes.DATE
        || takes == Takes.PERIOD
        || (test.operand() instanceof Operand.Literal literal && isDate(literal.value()));
  }

  private static boolean isDate(Value value) {
    return value instanceof Value.Date
        || (value instanceof Value.Many many
            && many.values().stream().anyMatch(GoalChecks::isDate));
  }
}
