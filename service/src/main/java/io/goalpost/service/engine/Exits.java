package io.goalpost.service.engine;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.journal.Firing.Kind;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Goal;
import io.goalpost.rules.session.RuleSession;
import io.goalpost.rules.vocabulary.Look;
import io.goalpost.rules.vocabulary.Participant;
import io.goalpost.rules.vocabulary.Question.Answer;
import io.goalpost.rules.vocabulary.Question.Verdict;
import io.goalpost.service.state.StateView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether entries must end early, and their ending (SEMANTICS §7). */
final class Exits {

  static final String RULE = "exit-rule";
  static final String GOAL = "goal";
  static final String MISMATCH = "stopped-matching";

  /** Which reason is named of several (X3). */
  static final List<String> REASONS = List.of(RULE, GOAL, MISMATCH);

  private final StateView state;
  private final Plans plans;
  private final Looks looks;
  private final RuleSession session;
  private final Scribe scribe;

  Exits(StateView state, Plans plans, Looks looks, RuleSession session, Scribe scribe) {
    this.state = state;
    this.plans = plans;
    this.looks = looks;
    this.session = session;
    this.scribe = scribe;
  }

  /** The question whether an entry must end for some reasons; null where it plainly need not. */
  Participant of(Entry entry, List<String> reasons) {
    Look look = looks.entry(entry, entry.snapshot().baselines());
    if (!mayHold(reasons, entry, look)) {
      return null;
    }
    SeriesPlan plan = plans.current(entry.series());
    // Its goal's rules must be there: asking for the plan brings them.
    return new Participant(
        plan.rules(),
        plans.of(entry.series(), entry.snapshot().version()).rules(),
        plan.series().exit().onGoal(),
        look);
  }

  private boolean mayHold(List<String> reasons, Entry entry, Look look) {
    SeriesPlan plan = plans.current(entry.series());
    if (!plan.series().authored().isEmpty()) {
      return true; // their rules may give reasons of their own
    }
    for (String reason : reasons) {
      if (reason.equals(MISMATCH) && plan.series().exit().onMismatch()) {
        return true; // it asks for what does not hold
      }
      SeriesPlan of =
          reason.equals(GOAL) ? plans.of(entry.series(), entry.snapshot().version()) : plan;
      for (Condition condition : conditions(reason, entry)) {
        if (of.mayHold(condition, look)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The reasons that a change asks for: it touches what they refer to, and X4 lets it. */
  List<String> askedBy(Set<String> changed, Entry entry) {
    SeriesPlan plan = plans.current(entry.series());
    if (!plan.hasExitRule() || plan.series().exit().beforeMessage()) {
      return List.of();
    }
    List<String> reasons = new ArrayList<>(REASONS.size());
    if (plan.exitRuleTouched(changed)) {
      reasons.add(RULE);
    }
    if (plan.series().exit().onGoal()
        && plans.of(entry.series(), entry.snapshot().version()).goalTouched(changed)) {
      reasons.add(GOAL);
    }
    if (plan.mismatchTouched(changed)) {
      reasons.add(MISMATCH);
    }
    return reasons;
  }

  /** What a reason asks of an entry; nothing where the series does not exit for it. */
  List<Condition> conditions(String reason, Entry entry) {
    SeriesPlan plan = plans.current(entry.series());
    Goal goal = plans.of(entry.series(), entry.snapshot().version()).series().goal();
    return switch (reason) {
      case RULE -> plan.exitRule();
      case GOAL -> plan.series().exit().onGoal() && goal != null ? List.of(goal.when()) : List.of();
      default -> plan.mismatch();
    };
  }

  /** Ends the entry where the rules said so for one of the reasons; tells whether they did. */
  boolean apply(Participant participant, List<String> reasons) {
    for (String reason : reasons) {
      Optional<Answer> answer = answer(participant, reason);
      if (answer.isPresent()) {
        Entry entry = state.entry(participant.getFacts().known().entry().id());
        scribe.of(
            Kind.EXITED,
            entry,
            participant.getVersion(),
            null,
            answer.get().detail(),
            answer.get().rule(),
            MatchedFacts.of(conditions(reason, entry), participant.getFacts(), plans::segment));
        return true;
      }
    }
    return false;
  }

  /** Authors' rules are exit rules that give reasons of their own. */
  private static Optional<Answer> answer(Participant participant, String reason) {
    Optional<Answer> own = participant.answer(Verdict.EXITS, reason);
    return reason.equals(RULE)
        ? own.or(() -> participant.answerBut(Verdict.EXITS, List.of(GOAL, MISMATCH)))
        : own;
  }

  /** Asks just before a message would leave whether the entry must end instead (B5, X4). */
  Optional<Participant> beforeMessage(Entry entry) {
    if (!plans.current(entry.series()).hasExitRule()) {
      return Optional.empty();
    }
    Participant participant = of(entry, REASONS);
    if (participant == null) {
      return Optional.empty();
    }
    session.ask(List.of(participant));
    return participant.says(Verdict.EXITS) ? Optional.of(participant) : Optional.empty();
  }

  /**
   * Ends an entry for a reason that no rule of the series has: by hand, archived, left, removed.
   */
  void end(Entry entry, String reason) {
    int version = plans.current(entry.series()).version();
    String rule = entry.series() + "@" + version + "/exit/" + reason;
    scribe.of(Kind.EXITED, entry, version, null, reason, rule, Map.of());
  }
}
