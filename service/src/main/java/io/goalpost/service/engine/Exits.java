package io.goalpost.service.engine;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.journal.Firing.Kind;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Goal;
import io.goalpost.rules.session.RuleSession;
import io.goalpost.rules.vocabulary.Participant;
import io.goalpost.rules.vocabulary.Question.Answer;
import io.goalpost.rules.vocabulary.Question.Verdict;
import io.goalpost.service.state.StateView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether entries must end early, and their ending (SEMANTICS §7). */
final class Exits {

  /** Reasons other than the exit rule's own. */
  private static final List<String> FURTHER = List.of("goal", "stopped-matching");

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

  /** The question whether an entry must end. */
  Participant of(Entry entry) {
    SeriesPlan plan = plans.current(entry.series());
    plans.of(entry.series(), entry.snapshot().version()); // its goal's rules must be there
    return new Participant(
        entry.series(),
        plan.version(),
        entry.snapshot().version(),
        plan.series().exit().onGoal(),
        looks.entry(entry, entry.snapshot().baselines()));
  }

  /** Whether a change asks for it: it touches what the exit rules refer to, and X4 lets it. */
  boolean askedBy(Set<String> changed, Entry entry) {
    SeriesPlan plan = plans.current(entry.series());
    if (!plan.hasExitRule() || plan.series().exit().beforeMessage()) {
      return false;
    }
    return plan.exitTouched(changed)
        || (plan.series().exit().onGoal()
            && plans.of(entry.series(), entry.snapshot().version()).goalTouched(changed));
  }

  /** Ends the entry where the rules said so; tells whether they did. */
  boolean apply(Participant participant) {
    Answer given = first(participant);
    if (given == null) {
      return false;
    }
    String reason = given.detail();
    scribe.of(
        Kind.EXITED,
        state.entry(participant.getFacts().known().entry().id()),
        participant.getVersion(),
        null,
        reason,
        given.rule(),
        MatchedFacts.of(conditions(participant, reason), participant.getFacts(), plans::segment));
    return true;
  }

  /**
   * The answer that names the reason (X3); authors' rules are exit rules with words of their own.
   */
  private static Answer first(Participant participant) {
    return participant
        .answer(Verdict.EXITS, "exit-rule")
        .or(() -> participant.answerBut(Verdict.EXITS, FURTHER))
        .or(() -> participant.answer(Verdict.EXITS, "goal"))
        .or(() -> participant.answer(Verdict.EXITS, "stopped-matching"))
        .orElse(null);
  }

  private List<Condition> conditions(Participant participant, String reason) {
    SeriesPlan plan = plans.of(participant.getSeries(), participant.getVersion());
    return switch (reason) {
      case "goal" -> List.of(pinnedGoal(participant).when());
      case "stopped-matching" -> plan.entryBlocks().stream().map(Block.Rule::rule).toList();
      default -> List.of(plan.series().exit().when());
    };
  }

  private Goal pinnedGoal(Participant participant) {
    return plans.of(participant.getSeries(), participant.getGoalVersion()).series().goal();
  }

  /** Asks just before a message would leave whether the entry must end instead (B5, X4). */
  Optional<Participant> beforeMessage(Entry entry) {
    if (!plans.current(entry.series()).hasExitRule()) {
      return Optional.empty();
    }
    Participant participant = of(entry);
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
