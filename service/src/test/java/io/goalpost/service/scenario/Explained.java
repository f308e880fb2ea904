package io.goalpost.service.scenario;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.explain.Answer;
import io.goalpost.model.explain.Answer.About;
import io.goalpost.model.explain.Explanation;
import io.goalpost.model.explain.Node;
import io.goalpost.model.explain.Reason;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Firing.Kind;
import io.goalpost.model.port.ExplainPort.Query;
import io.goalpost.model.port.FiringPort;
import io.goalpost.service.Goalpost;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares what explanations say has happened with what has fired. */
final class Explained {

  private static final Map<Kind, Set<About>> TOLD_BY = new EnumMap<>(Kind.class);

  static {
    TOLD_BY.put(Kind.ENTERED, Set.of(About.ENTRY));
    TOLD_BY.put(Kind.MATCHED, Set.of(About.MOVE));
    TOLD_BY.put(Kind.UNMATCHED, Set.of(About.MOVE));
    TOLD_BY.put(Kind.SENT, Set.of(About.MOVE, About.MESSAGE));
    TOLD_BY.put(Kind.UNSENT, Set.of(About.MOVE, About.MESSAGE));
    TOLD_BY.put(Kind.WAITED, Set.of(About.MOVE));
    TOLD_BY.put(Kind.TAGGED, Set.of(About.MOVE));
    TOLD_BY.put(Kind.UNTAGGED, Set.of(About.MOVE));
    TOLD_BY.put(Kind.EXITED, Set.of(About.EXIT));
    TOLD_BY.put(Kind.GOAL_HIT, Set.of(About.GOAL));
    TOLD_BY.put(Kind.ATTRIBUTED, Set.of(About.ATTRIBUTION));
    TOLD_BY.put(Kind.CONVERTED, Set.of(About.CONVERSION));
  }

  private final Goalpost goalpost;
  private final List<String> differences = new ArrayList<>();

  Explained(Goalpost goalpost) {
    this.goalpost = goalpost;
  }

  /** What is wrong with the explanation of a user in a series, as things stand and before. */
  List<String> differences(String series, String user, List<Long> positions) {
    Explanation now = goalpost.explanations().explain(Query.now(series, user));
    List<Firing> fired =
        goalpost.firings().find(FiringPort.Query.of(series, null, 0, 10_000)).stream()
            .filter(firing -> user.equals(firing.user()))
            .toList();
    check(now, fired);
    compareEntries(now, goalpost.facts().entries(series, user));
    for (long position : positions) {
      Explanation then =
          goalpost.explanations().explain(new Query(series, user, null, position, null));
      check(then, fired.stream().filter(firing -> firing.position() <= position).toList());
      if (then.at() != position) {
        wrong(then, "stands at " + then.at() + ", asked for " + position);
      }
    }
    return differences;
  }

  private void check(Explanation of, List<Firing> fired) {
    Map<Long, Firing> byPosition =
        fired.stream().collect(Collectors.toMap(Firing::position, firing -> firing));
    Set<String> told = new HashSet<>();
    for (Answer answer : of.answers()) {
      check(of, answer);
      if (answer.happened() && answer.firing() != 0) {
        Firing firing = byPosition.get(answer.firing());
        if (firing == null && answer.entry() != 0) {
          wrong(of, "nothing fired at " + answer.firing() + ": " + answer);
        } else if (firing != null) {
          told.add(answer.about() + " " + answer.firing());
          checkConditions(of, answer, firing);
        }
      }
    }
    Set<Long> entries =
        of.answers().stream().map(Answer::entry).collect(Collectors.toCollection(TreeSet::new));
    for (Firing firing : fired) {
      long entry = firing.kind() == Kind.ENTERED ? firing.position() : firing.entry();
      if (entries.contains(entry)) {
        for (About about : TOLD_BY.getOrDefault(firing.kind(), Set.of())) {
          boolean unsent = firing.kind() == Kind.UNSENT && about == About.MESSAGE;
          if (!unsent && !told.contains(about + " " + firing.position())) {
            wrong(
                of, "is silent about " + firing.position() + " " + firing.line() + " as " + about);
          }
        }
      }
    }
  }

  private void check(Explanation of, Answer answer) {
    if (answer.happened() != (answer.reason() == Reason.HAPPENED)) {
      wrong(of, "happened, or not: " + answer);
    }
    if (answer.text().isBlank()) {
      wrong(of, "says nothing: " + answer);
    }
    if (answer.reason() == Reason.CONDITION_FALSE
        && (answer.conditions().holds()
            || answer.needed().isEmpty() != answer.text().contains("nothing can make it"))) {
      wrong(of, "condition-false, but it holds or needs nothing: " + answer);
    }
  }

  /** What was asked then is what the rule said, through the same looks. */
  private void checkConditions(Explanation of, Answer answer, Firing firing) {
    Node asked = answer.conditions();
    boolean wanted =
        switch (firing.kind()) {
          case ENTERED, MATCHED, GOAL_HIT, CONVERTED -> true;
          case EXITED -> !firing.text().equals("stopped-matching");
          default -> false;
        };
    boolean asks =
        switch (firing.kind()) {
          case ENTERED, MATCHED, UNMATCHED, GOAL_HIT, CONVERTED -> true;
          case EXITED -> Set.of("exit-rule", "goal", "stopped-matching").contains(firing.text());
          default -> false;
        };
    if (asks && (asked == null || asked.holds() != wanted)) {
      wrong(of, firing.line() + " at " + firing.position() + ", but asked " + asked);
    }
    boolean goal = firing.kind() == Kind.GOAL_HIT || firing.kind() == Kind.CONVERTED;
    if (goal && asked != null && !Boolean.FALSE.equals(asked.heldBefore())) {
      wrong(of, firing.line() + " at " + firing.position() + ", but it held before: " + asked);
    }
  }

  private void compareEntries(Explanation now, List<Entry> entries) {
    List<Entry> explained =
        entries.subList(Math.max(0, entries.size() - Explanation.ENTRIES_MAX), entries.size());
    for (Entry entry : explained) {
      boolean hit = happened(now, entry, About.GOAL);
      if (hit != (entry.goalHit() != null)) {
        wrong(now, "goal of " + entry.id() + " is " + entry.goalHit());
      }
      if (happened(now, entry, About.EXIT) != (entry.status() == Entry.Status.EXITED)) {
        wrong(now, "exit of " + entry.id() + " is " + entry.status());
      }
      long standing =
          now.answers().stream()
              .filter(a -> a.entry() == entry.id() && a.about() == About.MOVE && !a.happened())
              .filter(a -> a.reason() != Reason.ENDED)
              .count();
      if (standing != entry.openCheckpoints().size()) {
        wrong(now, "stands at " + entry.openCheckpoints());
      }
    }
  }

  private static boolean happened(Explanation of, Entry entry, About about) {
    return of.answers().stream()
        .anyMatch(a -> a.entry() == entry.id() && a.about() == about && a.happened());
  }

  private void wrong(Explanation of, String what) {
    differences.add(of.series() + " " + of.user() + " at " + of.at() + ": " + what);
  }
}
