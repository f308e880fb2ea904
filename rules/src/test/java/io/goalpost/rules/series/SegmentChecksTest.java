package io.goalpost.rules.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Problem;
import io.goalpost.model.series.ProblemsException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A segment asks what is known of every user (G10). */
class SegmentChecksTest {

  private static final Map<String, Condition> SAVED =
      Map.of(
          "paying", ConditionParser.parse("{attribute: plan, in: [pro, premium]}"),
          "b", ConditionParser.parse("{any: [{tag: x}, {segment: c}]}"),
          "c", ConditionParser.parse("{not: {segment: a}}"));

  @Test
  void aSegmentMayAskFactsEventsTimeAndOtherSegments() {
    assertThat(
            check(
                "a",
                "{all: [{segment: paying}, {tag: x}, {attribute: seen, olderThan: P3D}, {event:"
                    + " paid, where: {property: total, gt: 5}, within: P7D}, {company: plan, is:"
                    + " {attribute: plan}}]}"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{attribute: a, increased: true}|increased",
        "{content: mail, is: opened}|content",
        "{entry: a, is: 1}|entry",
        "{any: [{tag: x}, {attribute: a, is: {entry: b}}]}|any[1].is",
        "{event: a, where: {property: b, is: {entry: c}}}|where.is",
        "{event: a, since: entry}|since",
        "{not: {segment: nobody}}|not.segment"
      })
  void aSegmentKnowsNoEntry(String text, String field) {
    assertThat(check("a", text)).extracting(Problem::field).containsExactly(field);
  }

  @Test
  void aCircleIsNamed() {
    assertThat(check("a", "{segment: b}"))
        .extracting(Problem::message)
        .containsExactly("A segment cannot ask itself (a → b → c → a); take out one of these.");
    assertThat(check("a", "{segment: a}"))
        .extracting(Problem::message)
        .containsExactly("A segment cannot ask itself (a → a); take out one of these.");
  }

  @Test
  void aConditionByItselfHasItsProblemsToo() {
    assertThatThrownBy(
            () -> ConditionParser.parse("{all: [{tag: 5}, {attribute: a, resembles: b}]}"))
        .isInstanceOfSatisfying(
            ProblemsException.class,
            thrown ->
                assertThat(thrown.problems())
                    .extracting(Problem::field)
                    .containsExactly("all[0].tag", "all[1].resembles"));
    assertThatThrownBy(() -> ConditionParser.parse("{tag: ")).isInstanceOf(ProblemsException.class);
    assertThatThrownBy(() -> ConditionParser.parse("{property: a, is: 1}"))
        .isInstanceOf(ProblemsException.class);
    assertThat(ConditionParser.parseWhere("{property: a, is: 1}"))
        .isInstanceOf(Condition.Property.class);
  }

  private static List<Problem> check(String id, String text) {
    return SeriesChecker.checkSegment(id, ConditionParser.parse(text), SAVED::get);
  }
}
