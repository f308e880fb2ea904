package io.goalpost.rules.logic;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.series.Condition;
import io.goalpost.rules.series.ConditionParser;
import io.goalpost.rules.series.ConditionText;
import io.goalpost.rules.vocabulary.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogicTest {

  private static final int CONDITIONS = 4_000;
  private static final int FACTS = 150;

  private final RandomLogic random = new RandomLogic(new Random(42));
  private final Map<String, Condition> segments = random.segments();
  private final Logic anyCompany = Logic.of(segments::get, false);
  private final Logic ownCompany = Logic.of(segments::get, true);

  /** What it says never holds is never seen to hold, of whatever facts, in whatever zone. */
  @Test
  void whatNeverHoldsIsNeverSeenToHold() {
    List<Look> looks = new ArrayList<>();
    for (int i = 0; i < FACTS; i++) {
      looks.add(random.facts());
    }
    int never = 0;
    for (int i = 0; i < CONDITIONS; i++) {
      Condition condition = random.condition(3);
      segments.put("asked", condition);
      segments.put("inner", ConditionParser.parse("{attribute: a, " + random.test() + "}"));
      boolean own = ownCompany.never(condition);
      boolean any = anyCompany.never(condition);
      never += any ? 1 : 0;
      for (Look look : looks) {
        boolean single = look.known().companies().size() == 1;
        if (any || (own && single)) {
          assertThat(look.segment("asked"))
              .as("%s of %s", ConditionText.of(condition), look.known())
              .isFalse();
        }
      }
    }
    assertThat(never).isGreaterThan(CONDITIONS / 50);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{all: [{attribute: a, gt: 3}, {not: {attribute: a, gte: 3}}]}",
        "{all: [{attribute: a, startsWith: ann}, {attribute: a, notContains: an}]}",
        "{all: [{attribute: a, is: free}, {attribute: a, startsWith: pro}]}",
        "{all: [{attribute: a, is: {attribute: b}}, {attribute: a, known: false}]}",
        "{all: [{attribute: a, is: true}, {attribute: a, is: false}]}",
        "{all: [{attribute: a, in: [x, y]}, {attribute: a, isNot: x}, {attribute: a, isNot: y}]}",
        "{all: [{company: a, is: x}, {not: {company: a, in: [x, y]}}]}",
        "{all: [{any: [{tag: t}, {tag: u}]}, {not: {tag: t}}, {not: {tag: u}}]}",
        "{all: [{event: e, count: {gt: 1}}, {event: e, count: {lt: 2}}]}",
        "{all: [{segment: vip}, {not: {segment: vip}}]}",
        "{all: [{segment: vip}, {attribute: a, is: free}]}"
      })
  void seesWhatContradictsItself(String text) {
    segments.put("vip", ConditionParser.parse("{attribute: a, is: paid}"));

    assertThat(anyCompany.never(ConditionParser.parse(text))).isTrue();
  }

  /** A segment that names itself, or too many cases, are no reason to hang. */
  @Test
  void givesUpWhereThereAreTooManyCases() {
    segments.put("self", ConditionParser.parse("{any: [{segment: self}, {tag: t}]}"));
    List<Condition> pairs = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      pairs.add(ConditionParser.parse("{any: [{tag: a" + i + "}, {tag: b" + i + "}]}"));
    }
    pairs.add(ConditionParser.parse("{all: [{tag: c}, {not: {tag: c}}]}"));

    assertThat(anyCompany.never(new Condition.All(pairs))).isFalse();
    assertThat(anyCompany.never(ConditionParser.parse("{segment: self}"))).isFalse();
  }
}
