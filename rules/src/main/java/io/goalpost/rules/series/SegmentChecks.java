package io.goalpost.rules.series;

import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Condition.Test;
import io.goalpost.model.series.Operand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Checks that a segment asks only what is known of every user, and not itself (C1, C7, G10). */
final class SegmentChecks {

  private final String id;
  private final Condition condition;
  private final Function<String, Condition> segments;
  private final Problems problems;

  SegmentChecks(
      String id, Condition condition, Function<String, Condition> segments, Problems problems) {
    this.id = id;
    this.condition = condition;
    this.segments = segments;
    this.problems = problems;
  }

  void check() {
    ConditionLeaves.visit(condition, Place.ROOT, this::leaf);
  }

  private void leaf(Condition leaf, Place place) {
    Test test = ConditionLeaves.test(leaf);
    if (test != null && test.operator().comparesWithBaseline()) {
      String word = test.operator().word();
      error(
          place.at(word),
          "`"
              + word
              + "` is for goals and rule blocks with `for`; use another"
              + " operator (C1).");
    }
    if (test != null && test.operand() instanceof Operand.OfEntry) {
      error(
          place.at(test.operator().word()),
          "A segment knows no entry; write a value or another" + " reference.");
    }
    if (leaf instanceof Condition.EntryProperty) {
      error(place.at("entry"), "A segment knows no entry; take this condition out.");
    } else if (leaf instanceof Condition.Content) {
      error(
          place.at("content"),
          "A segment knows no message of an entry; take this condition" + " out (C7).");
    } else if (leaf instanceof Condition.Event event && event.sinceEntry()) {
      error(place.at("since"), "A segment knows no entry; take out `since`.");
    } else if (leaf instanceof Condition.InSegment other) {
      segment(other.segment(), place.at("segment"));
    }
  }

  private void segment(String other, Place place) {
    if (!other.equals(id) && segments.apply(other) == null) {
      error(place, "There is no segment " + other + "; save it first or name another.");
      return;
    }
    List<String> circle = new ArrayList<>(List.of(id));
    if (leadsBack(other, circle, new HashSet<>())) {
      error(
          place,
          "A segment cannot ask itself ("
              + String.join(" → ", circle)
              + "); take out one"
              + " of these.");
    }
  }

  /** Whether a segment leads to this one; if so the way is added to the circle. */
  private boolean leadsBack(String from, List<String> circle, Set<String> seen) {
    circle.add(from);
    if (from.equals(id)) {
      return true;
    }
    Condition saved = seen.add(from) ? segments.apply(from) : null;
    if (saved != null) {
      Set<String> named = new LinkedHashSet<>();
      ConditionLeaves.visit(
          saved,
          Place.ROOT,
          (leaf, place) -> {
            if (leaf instanceof Condition.InSegment next) {
              named.add(next.segment());
            }
          });
      for (String next : named) {
        if (leadsBack(next, circle, seen)) {
          return true;
        }
      }
    }
    circle.remove(circle.size() - 1);
    return false;
  }

  private void error(Place place, String message) {
    problems.error(place, Mark.NONE, message);
  }
}
