package io.goalpost.service.explain;

import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.explain.Node;
import io.goalpost.model.fact.EventHistory;
import io.goalpost.model.fact.EventOccurrence;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.series.AuthoredSeries;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.RuleSource;
import io.goalpost.model.series.Series;
import io.goalpost.rules.explain.ConditionTrees;
import io.goalpost.rules.vocabulary.Look;
import io.goalpost.service.engine.Changes;
import io.goalpost.service.engine.Looks;
import io.goalpost.service.state.BaselineCapture;
import io.goalpost.service.state.StateView;
import java.util.List;
import java.util.Map;

/** What a firing's rule asked, told while everything stands as the rule saw it. */
final class Asked {

  private final StateView state;
  private final Looks looks;
  private final String series;
  private final ConditionTrees trees;

  Asked(StateView state, Looks looks, String series, ConditionTrees trees) {
    this.state = state;
    this.looks = looks;
    this.series = series;
    this.trees = trees;
  }

  /**
   * The conditions of a firing that is not applied yet; null where it asked none.
   *
   * @param changes of the diff that caused it, or null where none did
   */
  Node conditions(Firing firing, Changes changes) {
    return switch (firing.kind()) {
      case ENTERED -> entered(firing);
      case ENTRY_BLOCKED -> blocked(firing);
      case MATCHED, UNMATCHED -> rule(firing);
      case EXITED -> exited(firing);
      case GOAL_HIT -> hit(firing, changes);
      case CONVERTED -> converted(firing, changes);
      default -> null;
    };
  }

  private Node entered(Firing firing) {
    User user = state.user(firing.user());
    EventOccurrence trigger = null;
    if (firing.snapshot().trigger() != null) {
      EventHistory history = user.events(firing.snapshot().trigger());
      trigger = history.get(history.size() - 1);
    }
    List<Condition> conditions =
        firing.blocks().stream()
            .map(id -> ((Block.Rule) definition(firing.version()).block(id).orElseThrow()).rule())
            .toList();
    return trees.any(conditions, looks.newcomer(user, firing.company(), trigger), null);
  }

  private Node blocked(Firing firing) {
    Series definition = definition(firing.version());
    Condition condition =
        firing.text().equals("goal")
            ? definition.goal().when()
            : AuthoredSeries.keepsOut(definition);
    User user = state.user(firing.user());
    return trees.of(condition, looks.newcomer(user, firing.company(), null), null);
  }

  private Node rule(Firing firing) {
    Entry entry = state.entry(firing.entry());
    if (!(definition(firing.version()).block(firing.block()).orElse(null)
        instanceof Block.Rule rule)) {
      return null;
    }
    Map<String, Value> baselines =
        entry
            .openAt(firing.block())
            .map(Checkpoint::baselines)
            .orElseGet(
                () ->
                    BaselineCapture.of(
                        List.of(rule.rule()), state.user(entry.user()), looks.companies(entry)));
    return trees.of(rule.rule(), looks.entry(entry, baselines), null);
  }

  private Node exited(Firing firing) {
    Entry entry = state.entry(firing.entry());
    Series live = definition(firing.version());
    Look look = looks.entry(entry, entry.snapshot().baselines());
    return switch (firing.text()) {
      case "goal" -> trees.of(definition(entry.snapshot().version()).goal().when(), look, null);
      case "stopped-matching" ->
          trees.any(live.entryBlocks().stream().map(Block.Rule::rule).toList(), look, null);
      case "exit-rule" -> trees.of(live.exit().when(), look, null);
      default ->
          RuleSource.ofRule(firing.rule()).isPresent() // an author's, with a reason of its own
              ? trees.of(live.exit().when(), look, null)
              : null;
    };
  }

  private Node hit(Firing firing, Changes changes) {
    GoalCases cases = new GoalCases(state, looks, series);
    List<GoalCase> of =
        firing.entry() == 0
            ? cases.ofCompany(firing.company())
            : cases.of(state.entry(firing.entry())).subList(0, 1);
    return of.stream()
        .filter(each -> each.hit() == null && each.version() == firing.version())
        .findFirst()
        .map(each -> tree(each, changes))
        .orElse(null);
  }

  private Node converted(Firing firing, Changes changes) {
    return new GoalCases(state, looks, series)
        .of(state.entry(firing.entry())).stream()
            .filter(each -> each.id().equals("receipt " + firing.receipt()))
            .findFirst()
            .map(each -> tree(each, changes))
            .orElse(null);
  }

  private Node tree(GoalCase of, Changes changes) {
    return trees.of(
        of.goal().when(), of.now(), changes == null ? null : of.before().apply(changes));
  }

  private Series definition(int version) {
    return state.series(series).version(version).definition();
  }
}
