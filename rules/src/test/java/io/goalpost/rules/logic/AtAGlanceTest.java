package io.goalpost.rules.logic;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Series;
import io.goalpost.rules.drl.SeriesCompiler;
import io.goalpost.rules.series.ConditionParser;
import io.goalpost.rules.series.ConditionText;
import io.goalpost.rules.series.SeriesParser;
import io.goalpost.rules.session.RulePackage;
import io.goalpost.rules.session.RuleSession;
import io.goalpost.rules.vocabulary.Evaluation;
import io.goalpost.rules.vocabulary.Known;
import io.goalpost.rules.vocabulary.Look;
import io.goalpost.rules.vocabulary.Newcomer;
import io.goalpost.rules.vocabulary.Question.Verdict;
import io.goalpost.rules.vocabulary.RulesOf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is seen at a glance is what the rules would say: who is not asked would say nothing. */
class AtAGlanceTest {

  private static final int CONDITIONS = 400;
  private static final int FACTS = 60;

  private final long seed = System.nanoTime();
  private final RandomLogic random = new RandomLogic(new Random(seed));

  private static Series entering(Condition condition, int number) {
    var parsed =
        SeriesParser.parse(
            """
            series: glance-%d
            title: At a glance
            enroll: future
            blocks:
              - id: match
                rule: %s
                next: hello
              - id: hello
                content: {channel: email, subject: Hello}
            """
                .formatted(number, ConditionText.of(condition)));
    assertThat(parsed.problems()).as(ConditionText.of(condition)).isEmpty();
    Series series = parsed.series();
    assertThat(((Block.Rule) series.blocks().get(0)).rule()).isEqualTo(condition);
    return series;
  }

  /** Newcomers are asked with the event of a diff, and once more without it (E3). */
  @Test
  void whatTheTriggerSaysIsNotSeenAtAGlance() {
    Condition condition =
        ConditionParser.parse(
            "{all: [{attribute: a, known: true}, {attribute: a, isNot: {entry: a}}]}");
    Known known = random.facts().known();
    Map<String, Value> same = Map.of("a", Value.of("same"));
    User user = new User("u", same, Set.of(), Map.of(), List.of(), Set.of(), Set.of());
    for (Map<String, Value> properties : List.of(same, Map.<String, Value>of())) {
      Look look =
          new Look(
              new Known(
                  known.workspace(),
                  known.now(),
                  user,
                  List.of(),
                  null,
                  null,
                  properties,
                  null,
                  -1,
                  null));

      assertThat(Evaluation.holds(condition, look)).isEqualTo(properties.isEmpty());
      assertThat(Evaluation.mayHold(condition, look)).isTrue();
    }
  }

  @Test
  void whereItSaysNoNoRuleMatches() {
    random.segments().put("inner", ConditionParser.parse("{attribute: a, is: free}"));
    List<Condition> conditions = new ArrayList<>();
    Map<String, String> drls = new HashMap<>();
    for (int i = 0; i < CONDITIONS; i++) {
      Condition condition = random.condition(i % 4);
      SeriesCompiler.Compiled compiled = SeriesCompiler.compile(entering(condition, i), 1);
      conditions.add(condition);
      drls.put(compiled.packageName(), compiled.drl());
    }
    int spared = 0;
    int matched = 0;
    try (RuleSession session = new RuleSession()) {
      RulePackage.compileAll(drls).values().forEach(session::add);
      for (int round = 0; round < FACTS; round++) {
        Look look = random.facts();
        List<Newcomer> asked = new ArrayList<>();
        for (int i = 0; i < CONDITIONS; i++) {
          asked.add(new Newcomer(RulesOf.of("glance-" + i, 1), look));
        }
        session.ask(asked);
        for (int i = 0; i < CONDITIONS; i++) {
          Condition condition = conditions.get(i);
          boolean says = asked.get(i).says(Verdict.ENTERS);
          String what = "seed " + seed + ": " + ConditionText.of(condition) + look.known();
          assertThat(Evaluation.holds(condition, look)).as(what).isEqualTo(says);
          if (!Evaluation.mayHold(condition, look)) {
            assertThat(says).as(what).isFalse();
            spared++;
          }
          matched += says ? 1 : 0;
        }
      }
    }
    assertThat(spared).as("seed %d", seed).isGreaterThan(CONDITIONS * FACTS / 10);
    assertThat(matched).as("seed %d", seed).isGreaterThan(CONDITIONS * FACTS / 10);
  }
}
