package io.goalpost.service.explain;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.explain.Answer;
import io.goalpost.model.explain.Answer.About;
import io.goalpost.model.explain.Node;
import io.goalpost.model.explain.Reason;
import io.goalpost.model.journal.Firing.Kind;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.ExitRule;
import io.goalpost.model.series.Goal;
import io.goalpost.model.series.Series;
import io.goalpost.rules.explain.Needed;
import io.goalpost.rules.vocabulary.Look;
import java.util.ArrayList;
import java.util.List;

/** Whether an entry ended early, and why it does not (SEMANTICS §7). */
final class ExitAnswers {

  private final Watch watch;

  ExitAnswers(Watch watch) {
    this.watch = watch;
  }

  Answer of(Entry entry) {
    Draft draft = Draft.of(About.EXIT, entry);
    if (entry.status() == Entry.Status.EXITED) {
      Watch.Told told =
          watch.told(entry.id()).stream()
              .filter(each -> each.firing().kind() == Kind.EXITED)
              .findFirst()
              .orElse(null);
      if (told == null) {
        return draft.when(entry.ended()).happened("exited; " + watch.kept());
      }
      return draft.told(told).happened("exited: " + told.firing().text());
    } else if (!entry.active()) {
      return draft
          .when(entry.ended())
          .not(Reason.ENDED, "the entry " + entry.status().word() + " and cannot exit any more");
    }
    Series live = watch.live().definition();
    Look look = watch.looks().entry(entry, entry.snapshot().baselines());
    List<Condition> ways = conditions(entry, live);
    if (ways.isEmpty()) {
      return draft
          .needs("somebody must take them out by hand, or a new version must have an exit rule")
          .not(Reason.NO_EXIT_RULE, "the series has no exit rule");
    }
    Node node = watch.trees().any(ways, look, null);
    draft.conditions(node);
    if (node.holds()) {
      return held(draft, live);
    }
    boolean never =
        watch.logic(entry.company() != null).never(Settled.rule(new Condition.Any(ways), look));
    return never ? neverHolds(draft) : notHeld(draft, node, live);
  }

  private static Answer neverHolds(Draft draft) {
    return draft
        .needs("another version must have another exit rule: what this one asks cannot be")
        .not(Reason.CONDITION_FALSE, "no exit rule holds, or can");
  }

  private static Answer notHeld(Draft draft, Node node, Series live) {
    draft.needs(Needed.toHold(node));
    if (live.exit().beforeMessage()) {
      draft.needs("then a message must be about to leave: the rule is looked at only there");
    }
    return draft.not(Reason.CONDITION_FALSE, "no exit rule holds");
  }

  private static Answer held(Draft draft, Series live) {
    if (live.exit().beforeMessage()) {
      return draft
          .needs("a message must be about to leave")
          .not(
              Reason.BEFORE_MESSAGE,
              "an exit rule holds, but it is looked at only before a message leaves");
    }
    return draft
        .needs("a diff must change something that the exit rule refers to, and it must still hold")
        .not(
            Reason.NOT_ASKED,
            "an exit rule holds, but since it does no diff has touched what it refers to");
  }

  /** What ends the entry, any of it (X1 to X3). */
  private List<Condition> conditions(Entry entry, Series live) {
    List<Condition> conditions = new ArrayList<>();
    ExitRule exit = live.exit();
    if (exit.when() != null) {
      conditions.add(exit.when());
    }
    Goal goal = watch.goal(entry.snapshot().version());
    if (exit.onGoal() && goal != null) {
      conditions.add(goal.when());
    }
    if (exit.onMismatch()) {
      List<Condition> rules = live.entryBlocks().stream().map(Block.Rule::rule).toList();
      conditions.add(
          new Condition.Not(rules.size() == 1 ? rules.get(0) : new Condition.Any(rules)));
    }
    return conditions;
  }
}
