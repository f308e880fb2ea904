package io.goalpost.service.explain;

import io.goalpost.model.explain.Answer;
import io.goalpost.model.explain.Node;
import io.goalpost.model.explain.Reason;
import io.goalpost.model.fact.EventHistory;
import io.goalpost.model.fact.EventOccurrence;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.AuthoredSeries;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Series;
import io.goalpost.rules.explain.Needed;
import io.goalpost.rules.series.ConditionText;
import io.goalpost.rules.vocabulary.Evaluation;
import io.goalpost.rules.vocabulary.Look;
import io.goalpost.service.engine.Preference;
import io.goalpost.service.engine.Reentry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The chance of one user, or user and company, to enter a live series, as it stands: which entry
 * blocks match, and what stands in the way (E2 to E7).
 */
final class Chance {

  private static final String NEVER =
      "another version must go live, or a segment be another: in this one nothing can match an entry block and not be kept"
          + " out, by what it asks or by what has happened already";
  private static final String ALWAYS =
      "another version must go live, or a segment be another: in this one an entry block always matches, by what it asks or"
          + " by what has happened already, so that none can turn from false to true";

  private final Watch watch;
  private final Series series;
  private final User user;
  private final String company;
  private final EventOccurrence lastTrigger;
  private final Look look;
  private final Look triggered;

  Chance(Watch watch, Series series, User user, String company) {
    this.watch = watch;
    this.series = series;
    this.user = user;
    this.company = company;
    this.lastTrigger = lastTrigger();
    this.look = watch.looks().newcomer(user, company, null);
    this.triggered =
        lastTrigger == null ? look : watch.looks().newcomer(user, company, lastTrigger);
  }

  /** The last event that one of the entry blocks waits for and that satisfies what it asks. */
  private EventOccurrence lastTrigger() {
    EventOccurrence last = null;
    for (Block.Rule block : series.entryBlocks()) {
      if (block.trigger() != null) {
        EventHistory history = user.events(block.trigger().event());
        for (int i = history.size() - 1; i >= 0; i--) {
          EventOccurrence of = history.get(i);
          if (last != null && of.position() <= last.position()) {
            break;
          }
          if (fits(block.trigger(), of)) {
            last = of;
          }
        }
      }
    }
    return last;
  }

  private boolean fits(Block.Trigger trigger, EventOccurrence of) {
    return trigger.event().equals(of.name())
        && (trigger.where() == null
            || Evaluation.where(trigger.where(), of, watch.looks().newcomer(user, company, of)));
  }

  /** What of earlier entries stands in the way; of a series with a key, of the last trigger's. */
  Optional<Reentry.Obstacle> obstacle() {
    Value key =
        series.key() == null || lastTrigger == null
            ? null
            : lastTrigger.properties().get(series.key());
    return Reentry.obstacle(
        series,
        watch.state().entriesOf(user.id()),
        company,
        key,
        watch.now(),
        watch.state().zone());
  }

  /** Why nothing lets them in now. */
  Answer answer(Draft draft) {
    List<Block.Rule> matching = new ArrayList<>();
    List<Block.Rule> awaiting = new ArrayList<>();
    for (Block.Rule block : series.entryBlocks()) {
      if (block.trigger() == null && Evaluation.holds(block.rule(), look)) {
        matching.add(block);
      } else if (block.trigger() != null && Evaluation.holds(block.rule(), triggered)) {
        awaiting.add(block);
      }
    }
    if (matching.isEmpty() && awaiting.isEmpty()) {
      return conditionFalse(draft);
    }
    Look asked = matching.isEmpty() ? triggered : look;
    Condition barrier = barrier(asked);
    if (barrier != null) {
      return keptOut(draft, barrier, asked, matching.isEmpty() ? awaiting : List.of());
    }
    String preferred = preferredInstead(matching.isEmpty() ? lastTrigger : null);
    if (preferred != null) {
      return anotherCompany(draft, preferred);
    }
    return matching.isEmpty() ? noTrigger(draft, awaiting) : alreadyTrue(draft, matching);
  }

  /** What lets in, and does not keep out (E2, E4, X2). */
  private Condition entering() {
    List<Condition> all = new ArrayList<>(List.of(new Condition.Any(rules())));
    Condition keepsOut = AuthoredSeries.keepsOut(series);
    if (keepsOut != null) {
      all.add(new Condition.Not(keepsOut));
    }
    if (series.exit().onGoal() && series.goal() != null) {
      all.add(new Condition.Not(series.goal().when()));
    }
    return Settled.rule(new Condition.All(all), look);
  }

  private boolean neverAny() {
    return watch.logic(series.memberScope()).never(entering());
  }

  /** Whether nothing turns for anybody; with a trigger each new event is a turn (E3). */
  private boolean alwaysOne() {
    return series.entryBlocks().stream().allMatch(block -> block.trigger() == null)
        && watch.logic(series.memberScope()).always(entering());
  }

  private Answer conditionFalse(Draft draft) {
    Look before = watch.beforeLastDiff(company);
    List<Node> blocks = series.entryBlocks().stream().map(block -> node(block, before)).toList();
    Node any =
        blocks.size() == 1
            ? blocks.get(0)
            : new Node("any entry block", "any", false, null, null, null, null, null, null, blocks);
    return draft
        .conditions(any)
        .turns(earliest(blocks))
        .diff(watch.lastChange(rules()))
        .needs(neverAny() ? List.of(NEVER) : Needed.toHold(any))
        .not(Reason.CONDITION_FALSE, "no entry block's condition holds");
  }

  private static java.time.Instant earliest(List<Node> nodes) {
    return nodes.stream()
        .map(Node::turns)
        .filter(java.util.Objects::nonNull)
        .min(java.util.Comparator.naturalOrder())
        .orElse(null);
  }

  /** An entry block: its condition and, where it has one, its trigger, which needs a new event. */
  private Node node(Block.Rule block, Look before) {
    if (block.trigger() == null) {
      return watch.trees().of(block.rule(), look, before);
    }
    Node rule = watch.trees().of(block.rule(), triggered, before);
    return new Node(
        "a trigger, and " + rule.text(),
        "all",
        false,
        null,
        null,
        null,
        null,
        null,
        rule.turns(),
        List.of(trigger(block.trigger()), rule));
  }

  private Node trigger(Block.Trigger trigger) {
    EventHistory history = user.events(trigger.event());
    EventOccurrence last = history.size() == 0 ? null : history.get(history.size() - 1);
    return new Node(
        ConditionText.of(new Condition.Event(trigger.event(), trigger.where(), null, null, false)),
        "event",
        false,
        null,
        "a new one, by a diff",
        last == null ? null : last.at() + " (record " + last.position() + ")",
        null,
        null,
        null,
        last == null || trigger.where() == null
            ? List.of()
            : List.of(watch.trees().ofOccurrence(trigger.where(), last, look)));
  }

  /** The condition that keeps people out and holds, or null (E4, X2). */
  private Condition barrier(Look asked) {
    Condition keepsOut = AuthoredSeries.keepsOut(series);
    if (keepsOut != null && Evaluation.holds(keepsOut, asked)) {
      return keepsOut;
    }
    boolean onGoal = series.exit().onGoal() && series.goal() != null;
    return onGoal && Evaluation.holds(series.goal().when(), asked) ? series.goal().when() : null;
  }

  private Answer keptOut(Draft draft, Condition barrier, Look asked, List<Block.Rule> awaiting) {
    boolean byRule = barrier.equals(AuthoredSeries.keepsOut(series));
    Watch.Told blocked = watch.blocked(company);
    Node node = watch.trees().of(barrier, asked, watch.beforeLastDiff(company));
    draft.told(blocked).conditions(node);
    if (neverAny()) {
      draft.needs(NEVER);
    } else {
      draft.needs(Needed.toFail(node));
      for (Block.Rule block : awaiting) {
        draft.needs("then a diff must bring the event " + block.trigger().event());
      }
    }
    return draft.not(
        byRule ? Reason.EXIT_RULE : Reason.GOAL_REACHED,
        byRule
            ? "an entry block matches, but the exit rule holds and keeps them out"
            : "an entry block matches, but the goal is reached already and keeps them out");
  }

  private Answer noTrigger(Draft draft, List<Block.Rule> awaiting) {
    Node node = node(awaiting.get(0), watch.beforeLastDiff(company));
    for (Block.Rule block : awaiting) {
      draft.needs(
          "a diff must bring "
              + trigger(block.trigger()).text()
              + (awaiting.size() > 1 ? " (for block " + block.id() + ")" : ""));
    }
    return draft
        .conditions(node)
        .diff(lastTrigger == null ? 0 : lastTrigger.position())
        .not(
            Reason.NO_TRIGGER,
            "the condition holds, but the event "
                + awaiting.get(0).trigger().event()
                + (lastTrigger == null
                    ? " that lets people in has not come"
                    : " last came at "
                        + lastTrigger.at()
                        + " and did not let them in then; each new one is a fresh chance"));
  }

  private Answer alreadyTrue(Draft draft, List<Block.Rule> matching) {
    Node node =
        watch
            .trees()
            .any(
                matching.stream().map(Block.Rule::rule).toList(),
                look,
                watch.beforeLastDiff(company));
    draft.conditions(node).diff(watch.lastChange(rules()));
    if (alwaysOne()) {
      draft.needs(ALWAYS);
    } else {
      draft
          .needs(Needed.toFail(watch.trees().any(rules(), look, null)))
          .needs("then it must hold again: only the turn from false to true lets people in");
    }
    return draft.not(
        Reason.ALREADY_TRUE,
        "an entry block matches, but it did so already when nobody could enter by it:"
            + " before the series went live or was resumed, or during an earlier entry");
  }

  private Answer anotherCompany(Draft draft, String preferred) {
    return draft
        .needs(
            "company "
                + preferred
                + " must no longer match, or have a "
                + (series.priority().highest() ? "lower " : "higher ")
                + series.priority().companyAttribute())
        .not(
            Reason.ANOTHER_COMPANY,
            "an entry block matches, but of the companies that match "
                + preferred
                + " comes first");
  }

  /**
   * The company that is preferred to this one and matches, too; or null.
   *
   * @param trigger the event that would let in, or null where none is needed
   */
  private String preferredInstead(EventOccurrence trigger) {
    Series.Priority priority = series.priority();
    if (priority == null || company == null) {
      return null;
    }
    String best = null;
    for (String rival : user.companies()) {
      boolean better =
          best == null
              || Preference.better(
                  attribute(rival), attribute(best), priority, watch.state().zone());
      if (better && matches(watch.looks().newcomer(user, rival, trigger), trigger != null)) {
        best = rival;
      }
    }
    return company.equals(best) ? null : best;
  }

  private boolean matches(Look of, boolean triggers) {
    return series.entryBlocks().stream()
            .filter(block -> triggers || block.trigger() == null)
            .anyMatch(block -> Evaluation.holds(block.rule(), of))
        && barrier(of) == null;
  }

  private Value attribute(String of) {
    return watch.state().company(of).attributes().get(series.priority().companyAttribute());
  }

  private List<Condition> rules() {
    return series.entryBlocks().stream().map(Block.Rule::rule).toList();
  }
}
