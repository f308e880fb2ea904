package io.goalpost.service.engine;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.series.AuthoredSeries;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.ExitRule;
import io.goalpost.model.series.Goal;
import io.goalpost.model.series.References;
import io.goalpost.model.series.Series;
import io.goalpost.rules.vocabulary.Evaluation;
import io.goalpost.rules.vocabulary.Look;
import io.goalpost.rules.vocabulary.RulesOf;
import io.goalpost.rules.vocabulary.TimeTurns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What the engine needs to know of a version again and again: which changes concern which of its
 * parts, and which of them time turns. Depends on the saved conditions it was made with. Immutable.
 */
final class SeriesPlan {

  private final RulesOf rules;
  private final Series series;
  private final List<Block.Rule> entryBlocks;
  private final Set<String> entryKeys;
  private final Set<String> exitRuleKeys;
  private final Set<String> mismatchKeys;
  private final Set<String> goalKeys;
  private final Map<String, Set<String>> messageGoalKeys = new HashMap<>();
  private final Map<String, Set<String>> ruleKeys = new HashMap<>();
  private final Set<String> keysOfEntries = new HashSet<>();
  private final boolean timedEntry;
  private final boolean timed;

  SeriesPlan(Series series, int version, Function<String, Condition> segments) {
    this.rules = RulesOf.of(series.id(), version);
    this.series = series;
    this.entryBlocks = series.entryBlocks();
    this.exitRuleKeys = References.of(exitRule(), segments);
    this.mismatchKeys = References.of(mismatch(), segments);
    this.entryKeys = References.of(entryConditions(), segments);
    if (series.memberScope()) {
      entryKeys.add(References.MEMBERSHIP); // joining makes a pair that was none
    }
    this.goalKeys =
        series.goal() == null ? Set.of() : References.of(List.of(series.goal().when()), segments);
    boolean timedBlocks = false;
    for (Block block : series.blocks()) {
      if (block instanceof Block.Content content && content.goal() != null) {
        messageGoalKeys.put(content.id(), References.of(List.of(content.goal().when()), segments));
      } else if (block instanceof Block.Rule rule && rule.tries() != null) {
        ruleKeys.put(rule.id(), References.of(List.of(rule.rule()), segments));
        timedBlocks |= TimeTurns.speaksOfTime(rule.rule(), segments);
      }
    }
    keysOfEntries.addAll(goalKeys);
    keysOfEntries.addAll(exitRuleKeys);
    keysOfEntries.addAll(mismatchKeys);
    messageGoalKeys.values().forEach(keysOfEntries::addAll);
    ruleKeys.values().forEach(keysOfEntries::addAll);
    boolean timedExit =
        Stream.concat(exitRule().stream(), mismatch().stream())
            .anyMatch(each -> TimeTurns.speaksOfTime(each, segments));
    this.timedEntry =
        entryBlocks.stream().anyMatch(block -> block.trigger() == null)
            && entryConditions().stream().anyMatch(each -> TimeTurns.speaksOfTime(each, segments));
    // An entry may have pinned another goal than this version's, so an exit on it may be timed.
    this.timed = timedBlocks || timedExit || series.exit().onGoal();
  }

  /** What the exit rule asks (X1). */
  List<Condition> exitRule() {
    Condition when = series.exit().when();
    return when == null ? List.of() : List.of(when);
  }

  /** What is asked for an exit on mismatch (X3). */
  List<Condition> mismatch() {
    return series.exit().onMismatch()
        ? entryBlocks.stream().map(Block.Rule::rule).toList()
        : List.of();
  }

  /** What turns "an entry block matches and the exit rule does not" (E2), X2 included. */
  private List<Condition> entryConditions() {
    List<Condition> conditions = new ArrayList<>();
    entryBlocks.forEach(block -> conditions.add(block.rule()));
    Condition keepsOut = AuthoredSeries.keepsOut(series);
    if (keepsOut != null) {
      conditions.add(keepsOut);
    }
    if (exitsOnGoal()) {
      conditions.add(series.goal().when());
    }
    return conditions;
  }

  int version() {
    return rules.version();
  }

  Series series() {
    return series;
  }

  /** The version as questions name it. */
  RulesOf rules() {
    return rules;
  }

  String id() {
    return series.id();
  }

  List<Block.Rule> entryBlocks() {
    return entryBlocks;
  }

  Set<String> entryKeys() {
    return entryKeys;
  }

  /** What entries are asked by: goals, exits, rule blocks at which they wait. */
  Set<String> keysOfEntries() {
    return keysOfEntries;
  }

  /** All that decides on entering, for those who look ahead in time. */
  List<Condition> askedOfNewcomers() {
    return entryConditions();
  }

  boolean exitRuleTouched(Set<String> changed) {
    return touched(exitRuleKeys, changed);
  }

  boolean mismatchTouched(Set<String> changed) {
    return touched(mismatchKeys, changed);
  }

  boolean goalTouched(Set<String> changed) {
    return touched(goalKeys, changed);
  }

  /** The goal of a content block that has one. */
  Goal messageGoal(String block) {
    return ((Block.Content) series.block(block).orElseThrow()).goal();
  }

  boolean messageGoalTouched(String block, Set<String> changed) {
    return touched(messageGoalKeys.getOrDefault(block, Set.of()), changed);
  }

  boolean ruleTouched(String block, Set<String> changed) {
    return touched(ruleKeys.getOrDefault(block, Set.of()), changed);
  }

  /**
   * Whether an entry block may match, by what is seen at a glance. Where not, its rules would say
   * nothing; but what authors' rules say is theirs, and they are always asked.
   */
  boolean entryMayMatch(Look look) {
    for (Block.Rule block : entryBlocks) {
      if (mayHold(block.rule(), look)) {
        return true;
      }
    }
    return false;
  }

  /** The same of a condition of this version. */
  boolean mayHold(Condition condition, Look look) {
    return !series.authored().isEmpty() || Evaluation.mayHold(condition, look);
  }

  /** Whether a rule block asks of a message that the entry has sent since it waits there. */
  boolean waitsForSending(String block, Entry entry, long since) {
    Set<String> keys = ruleKeys.getOrDefault(block, Set.of());
    return entry.receipts().stream()
        .anyMatch(
            receipt -> receipt.id() > since && keys.contains(References.content(receipt.block())));
  }

  private static boolean touched(Set<String> keys, Set<String> changed) {
    return !Collections.disjoint(keys, changed);
  }

  /** Whether an event of that name may trigger an entry (E3). */
  boolean triggeredBy(String event) {
    return entryBlocks.stream()
        .anyMatch(block -> block.trigger() != null && block.trigger().event().equals(event));
  }

  boolean hasExitRule() {
    ExitRule exit = series.exit();
    return exit.when() != null || exit.onGoal() || exit.onMismatch();
  }

  /** Whether this version's own goal keeps people out and takes them out (X2). */
  boolean exitsOnGoal() {
    Goal goal = series.goal();
    return series.exit().onGoal() && goal != null;
  }

  /** Whether time alone may make somebody enter (T5). */
  boolean timedEntry() {
    return timedEntry;
  }

  /** Whether time alone may move or end an entry (T5). */
  boolean timed() {
    return timed;
  }
}
