package io.goalpost.rules.series;

import io.goalpost.model.series.Condition;
import io.goalpost.rules.logic.Logic;
import io.goalpost.rules.series.Outline.Site;
import io.goalpost.rules.series.Outline.Use;
import java.util.List;

/** Warns of conditions, and of parts of them, that can never hold or always do. */
final class ConditionLogicChecks {

  /** The most conditions of one `all` that are held against each other, two by two. */
  private static final int PAIRS_OF_MAX = 20;

  private static final int SHOWN_LENGTH_MAX = 90;

  private final Outline outline;
  private final Logic rules;
  private final Logic goals;
  private final Problems problems;

  ConditionLogicChecks(Outline outline, Logic logic, Problems problems) {
    this.outline = outline;
    this.rules = logic;
    this.goals = logic.ofGoal();
    this.problems = problems;
  }

  void check() {
    for (Site site : outline.sites()) {
      look(site.condition(), site.place(), logicOf(site.use()));
    }
  }

  private Logic logicOf(Use use) {
    return switch (use) {
      case GOAL, COMPANY_GOAL, MESSAGE_GOAL -> goals;
      default -> rules;
    };
  }

  private void look(Condition condition, Place place, Logic logic) {
    if (logic.never(condition)) {
      never(condition, place, logic);
    } else if (logic.always(condition)) {
      warn(condition, place, "This holds of everybody; take it out, or ask for less.");
    } else if (condition instanceof Condition.All all) {
      each(all.of(), place.at("all"), logic);
    } else if (condition instanceof Condition.Any any) {
      each(any.of(), place.at("any"), logic);
    } else if (condition instanceof Condition.Not not) {
      look(not.of(), place.at("not"), logic);
    } else if (condition instanceof Condition.Event event && event.where() != null) {
      look(event.where(), place.at("where"), rules);
    }
  }

  private void each(List<Condition> conditions, Place place, Logic logic) {
    for (int i = 0; i < conditions.size(); i++) {
      look(conditions.get(i), place.at(i), logic);
    }
  }

  /** Says it where it is narrowest: of one part, of two that exclude each other, or of all. */
  private void never(Condition condition, Place place, Logic logic) {
    List<Condition> parts =
        condition instanceof Condition.All all
            ? all.of()
            : condition instanceof Condition.Any any ? any.of() : List.of();
    Place within = place.at(condition instanceof Condition.Any ? "any" : "all");
    boolean told = false;
    for (int i = 0; i < parts.size(); i++) {
      if (logic.never(parts.get(i))) {
        never(parts.get(i), within.at(i), logic);
        told = true;
      }
    }
    if (!told && condition instanceof Condition.All) {
      told = pair(parts, within, logic);
    }
    if (!told && !problems.tellOf(place)) { // what is never true of its type was told already
      warn(condition, place, "This can never hold: " + shown(condition) + "; mend or take it out.");
    }
  }

  private boolean pair(List<Condition> parts, Place place, Logic logic) {
    int most = Math.min(parts.size(), PAIRS_OF_MAX);
    for (int i = 0; i < most; i++) {
      for (int j = i + 1; j < most; j++) {
        if (logic.never(new Condition.All(List.of(parts.get(i), parts.get(j))))) {
          warn(
              parts.get(j),
              place.at(j),
              "This never holds together with "
                  + shown(parts.get(i))
                  + ", so that `all` never does; change one of them.");
          return true;
        }
      }
    }
    return false;
  }

  private void warn(Condition condition, Place place, String message) {
    problems.warning(place, outline.marks().of(condition, ""), message);
  }

  /** A condition as a line, cut where it is long. */
  static String shown(Condition condition) {
    String text = ConditionText.of(condition);
    return text.length() <= SHOWN_LENGTH_MAX ? text : text.substring(0, SHOWN_LENGTH_MAX) + "…";
  }
}
