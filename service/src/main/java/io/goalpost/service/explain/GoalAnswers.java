package io.goalpost.service.explain;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.explain.Answer;
import io.goalpost.model.explain.Answer.About;
import io.goalpost.model.explain.Node;
import io.goalpost.model.explain.Reason;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Firing.Kind;
import io.goalpost.model.series.Goal;
import io.goalpost.rules.explain.Needed;
import io.goalpost.rules.logic.Logic;
import io.goalpost.rules.vocabulary.Evaluation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Whether goals were hit: an entry's, its messages', its companies' (SEMANTICS §8). */
final class GoalAnswers {

  private final Watch watch;

  GoalAnswers(Watch watch) {
    this.watch = watch;
  }

  /** The series' goal and the messages' goals of an entry. */
  List<Answer> of(Entry entry) {
    List<Answer> answers = new ArrayList<>();
    List<GoalCase> cases = watch.cases().of(entry);
    if (cases.stream().noneMatch(of -> of.about() == About.GOAL)) {
      answers.add(none(entry));
    }
    cases.forEach(of -> answers.add(answer(of)));
    return answers;
  }

  private Answer none(Entry entry) {
    Draft draft = Draft.of(About.GOAL, entry);
    Goal pinned = watch.goal(entry.snapshot().version());
    Goal live = watch.live().definition().goal();
    if (pinned != null) {
      return draft.not(Reason.NO_GOAL, "the goal is companies': each company hits it or not");
    } else if (live != null) {
      return draft.not(
          Reason.OTHER_VERSION,
          "version "
              + entry.snapshot().version()
              + ", which was entered, has no goal; the live one's is for later entries");
    }
    return draft.not(Reason.NO_GOAL, "the series has no goal");
  }

  /** A company's goal; where it never became eligible, why. */
  List<Answer> ofCompany(String company) {
    List<GoalCase> cases = watch.cases().ofCompany(company);
    if (!cases.isEmpty()) {
      return cases.stream().map(this::answer).toList();
    }
    return List.of(
        Draft.of(About.GOAL)
            .company(company)
            .needs("a user of the company must receive content of the series")
            .not(
                Reason.NOT_SENT,
                "no user of the company has received content of the series since it has this goal"));
  }

  private Answer answer(GoalCase of) {
    Draft draft = of.entry() == null ? Draft.of(of.about()) : Draft.of(of.about(), of.entry());
    draft.company(of.company()).block(of.block());
    return of.hit() != null ? hit(draft, of) : notHit(draft, of);
  }

  private Answer hit(Draft draft, GoalCase of) {
    Watch.Told told =
        (of.entry() == null ? watch.companyHits() : watch.told(of.entry().id()))
            .stream().filter(each -> tellsOf(each.firing(), of)).findFirst().orElse(null);
    return draft
        .told(told)
        .when(of.hit())
        .happened(of.about() == About.GOAL ? "the goal was hit" : "the message's goal was hit");
  }

  private static boolean tellsOf(Firing firing, GoalCase of) {
    return of.about() == About.CONVERSION
        ? firing.kind() == Kind.CONVERTED && firing.block().equals(of.block())
        : firing.kind() == Kind.GOAL_HIT && firing.at().equals(of.hit());
  }

  private Answer notHit(Draft draft, GoalCase of) {
    Trail trail = watch.trail(of);
    Node node = watch.trees().of(of.goal().when(), of.now(), null);
    draft.conditions(node);
    if (of.opened() == null) {
      return draft
          .needs(
              "the message must be " + of.goal().after().name().toLowerCase(java.util.Locale.ROOT))
          .needs("then a diff must turn the goal true")
          .not(Reason.NOT_TOUCHED, "the window opens when the message is touched, and it was not");
    } else if (!of.inside().getAsBoolean()) {
      return afterWindow(draft, of, trail);
    }
    if (outOfSight(of)) {
      draft.needs(
          "the user must join company "
              + of.company()
              + " again: what changes of a company concerns its members alone");
    }
    return node.holds() ? holds(draft, of, trail, node) : doesNot(draft, of, trail, node);
  }

  /** Whether the entry's company changes without the user, who has left it (D8). */
  private boolean outOfSight(GoalCase of) {
    return of.entry() != null
        && of.company() != null
        && !watch.companies().contains(of.company())
        && watch.asksOfCompany(of.goal().when());
  }

  private static Answer afterWindow(Draft draft, GoalCase of, Trail trail) {
    String closed = "the window closed at " + of.opened().plus(of.goal().within());
    if (trail.late() != null) {
      return draft
          .diff(trail.late().position())
          .not(
              Reason.AFTER_WINDOW,
              closed
                  + "; record "
                  + trail.late().position()
                  + ", which would have hit, came later");
    }
    return draft.not(Reason.AFTER_WINDOW, closed + " and nothing had hit before");
  }

  private Answer holds(Draft draft, GoalCase of, Trail trail, Node node) {
    if (!logic(of).always(Settled.goal(of.goal().when(), of.now()))) {
      draft.needs(Needed.toTurn(node));
    }
    if (trail.unchanged() > 0) {
      return draft
          .diff(trail.unchanged())
          .not(
              Reason.NO_CHANGE,
              "record "
                  + trail.unchanged()
                  + " posted what was there already: no rule sees what is no change");
    } else if (trail.last() == null && trail.isCutOff()) {
      return draft.not(
          Reason.NOT_KEPT, "it holds, and no diff that is kept has touched it; " + watch.kept());
    } else if (trail.last() == null && trail.heldAtFirst()) {
      return before(draft, of, trail);
    } else if (trail.last() != null && trail.last().holds() && trail.last().inside()) {
      return draft
          .diff(trail.last().position())
          .not(
              Reason.ALREADY_TRUE,
              "record "
                  + trail.last().position()
                  + " touched it, but the goal held before: only a turn from false to true counts");
    } else if (trail.late() != null && trail.late().equals(trail.last())) {
      return draft
          .diff(trail.late().position())
          .not(
              Reason.AFTER_WINDOW,
              "record "
                  + trail.late().position()
                  + " turned it true while the window was not open");
    }
    return draft.not(
        Reason.WITHOUT_DIFF,
        "it holds now, but time or a changed definition turned it: only a diff hits a goal");
  }

  private Answer doesNot(Draft draft, GoalCase of, Trail trail, Node node) {
    if (logic(of).never(Settled.goal(of.goal().when(), of.now()))) {
      return draft.not(
          Reason.CONDITION_FALSE,
          "the goal does not hold, and nothing can make it: what it asks cannot be");
    }
    draft.needs(Needed.toHold(node));
    if (Evaluation.holds(of.goal().when(), of.loosely())) {
      return before(draft, of, trail);
    }
    Goal live = watch.live().definition().goal();
    if (of.about() == About.GOAL
        && live != null
        && !live.ofCompany()
        && of.entry() != null
        && !Objects.equals(live.when(), of.goal().when())
        && Evaluation.holds(live.when(), of.now())) {
      return draft.not(
          Reason.OTHER_VERSION,
          "the live version's goal holds, but the entry has the goal of version " + of.version());
    }
    return draft
        .diff(trail.last() == null ? 0 : trail.last().position())
        .not(Reason.CONDITION_FALSE, "the goal does not hold");
  }

  /** Each new event that a goal asks for is a turn of its own, however often it came (G2). */
  private Logic logic(GoalCase of) {
    return watch.logic(of.company() != null).ofGoal();
  }

  private static Answer before(Draft draft, GoalCase of, Trail trail) {
    String since =
        trail.cameFrom() == 0 ? "" : " (last touched by record " + trail.cameFrom() + ")";
    draft.diff(trail.cameFrom());
    return of.entry() != null && of.about() == About.GOAL
        ? draft.not(
            Reason.BEFORE_ENTRY,
            "what would have hit came before, or with, the entry"
                + since
                + ": only later diffs count")
        : draft.not(
            Reason.BEFORE_MESSAGE_LEFT,
            "what would have hit came before, or with, the message"
                + since
                + ": only later diffs count");
  }
}
