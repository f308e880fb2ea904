package io.goalpost.model.series;

import io.goalpost.model.series.AuthoredRule.Decision;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes authors' rules a part of a series: a block matches by its own condition or by a rule that
 * says {@code enters} or {@code matched}, unless one says {@code unmatched}; the goal is reached,
 * and the exit rule holds, by their own condition or by a rule. All that is asked of conditions
 * (which changes concern them, when time turns them, baselines) is then asked of the rules, too.
 */
public final class AuthoredSeries {

  private AuthoredSeries() {}

  /** The series with the rules; a series as its text defines it. */
  public static Series bind(Series own, List<AuthoredRule> rules) {
    if (rules.isEmpty()) {
      return own;
    }
    List<Block> blocks = new ArrayList<>();
    for (Block block : own.blocks()) {
      blocks.add(block instanceof Block.Rule rule ? bind(rule, rules) : block);
    }
    ExitRule exit = own.exit();
    List<Condition> exits = conditions(rules, Decision.EXITS, null);
    return new Series(
        own.id(),
        own.title(),
        own.enrollExisting(),
        own.memberScope(),
        own.key(),
        own.reentry(),
        own.priority(),
        blocks,
        own.goal() == null ? null : bind(own.goal(), rules),
        exits.isEmpty()
            ? exit
            : new ExitRule(
                either(exit.when(), exits), exit.onGoal(), exit.onMismatch(), exit.beforeMessage()),
        own.files(),
        rules);
  }

  private static Block bind(Block.Rule own, List<AuthoredRule> rules) {
    List<Condition> ways = new ArrayList<>(conditions(rules, Decision.ENTERS, own.id()));
    ways.addAll(conditions(rules, Decision.MATCHED, own.id()));
    Condition condition = either(own.rule(), ways);
    List<Condition> vetoes = conditions(rules, Decision.UNMATCHED, own.id());
    if (!vetoes.isEmpty()) {
      condition = new Condition.All(List.of(condition, new Condition.Not(either(null, vetoes))));
    }
    return new Block.Rule(own.id(), own.title(), condition, own.trigger(), own.tries(), own.next());
  }

  private static Goal bind(Goal own, List<AuthoredRule> rules) {
    Condition when = either(own.when(), conditions(rules, Decision.GOAL_HIT, null));
    return new Goal(when, own.within(), own.ofCompany(), own.after(), own.attribution());
  }

  /**
   * What keeps people out of a series (E4) besides its goal: the exit rule and the rules that do
   * nothing else; null where nothing does.
   */
  public static Condition keepsOut(Series series) {
    List<Condition> others = conditions(series.authored(), Decision.KEPT_OUT, null);
    Condition exit = series.exit().when();
    return exit == null && others.isEmpty() ? null : either(exit, others);
  }

  /** The conditions of the rules that decide so about a block; a null block where there is none. */
  public static List<Condition> conditions(
      List<AuthoredRule> rules, Decision decision, String block) {
    return rules.stream()
        .filter(each -> each.decision() == decision)
        .filter(each -> block == null || block.equals(each.block()))
        .map(AuthoredRule::when)
        .toList();
  }

  /** One that holds where one of them does; {@code own} may be null, or never hold. */
  public static Condition either(Condition own, List<Condition> others) {
    List<Condition> all = new ArrayList<>();
    if (own != null && !own.equals(Condition.NEVER)) {
      all.add(own);
    }
    all.addAll(others);
    return all.size() == 1 ? all.get(0) : new Condition.Any(all);
  }
}
