package io.goalpost.rules.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.diff.Interaction;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Operand;
import io.goalpost.model.series.Operator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written reads back as the same condition, whatever the text in it. */
class ConditionTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{all: [{attribute: plan, is: premium}, {event: purchase, where: {property: total, gt:"
            + " 9.99}, count: {gte: 2}, within: P7D}]}",
        "{any: [{tag: a}, {not: {companyTag: \"b c\"}}, {segment: paying}]}",
        "{company: seats, lte: {attribute: seats_max}}",
        "{attribute: renewed, before: \"2026-01-01T00:00:00+01:00\"}",
        "{attribute: seen, olderThan: P1DT12H}",
        "{attribute: seen, known: false}",
        "{attribute: invites, increased: true}",
        "{attribute: a, in: [1, 2.50, x, \"true\", true, \"5\", [x, y]]}",
        "{attribute: a, is: []}",
        "{content: welcome, is: sent}",
        "{content: welcome, is: clicked, link: \"https://example.com/a?b=c#d\"}",
        "{event: done, where: {all: [{property: course, is: {entry: course}}, {property: mark, gte:"
            + " {company: pass}}]}, count: {in: [1, 2]}, within: PT1H30M, since: entry}",
        "{entry: total, gte: 75}"
      })
  void theCanonicalTextIsKept(String text) {
    assertThat(ConditionText.of(ConditionParser.parse(text))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "yes",
        "null",
        "~",
        "True",
        "5",
        "0x1F",
        "1e3",
        ".inf",
        "2026-01-01",
        "-",
        "a: b",
        "a #b",
        "'",
        "\"",
        "\\",
        "\t",
        "a\nb",
        "\u0000",
        "\u0085",
        "\u2028",
        "\uFEFF",
        "\uD83D\uDE00",
        "\uD83D",
        "é",
        "{",
        "]",
        ",",
        "@a",
        "a\u200Db",
        "\u0301",
        "-P1D",
        "<<",
        "=",
        "!",
        "%"
      })
  void anyTextReadsBack(String text) {
    assertReadsBack(
        new Condition.Attribute(
            "a b", new Condition.Test(Operator.IS, new Operand.Literal(Value.text(text)))));
  }

  @Test
  void randomTextReadsBack() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(1, 12); length > 0; length--) {
        text.append((char) (random.nextBoolean() ? random.nextInt(128) : random.nextInt(65_536)));
      }
      Condition condition = new Condition.Content("b", Interaction.Kind.CLICKED, text.toString());
      assertThat(ConditionParser.parse(ConditionText.of(condition)))
          .as("seed %d, %s", seed, ConditionText.of(condition))
          .isEqualTo(condition);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "1.50", "1E+3", "1E-7", "123456789012345678901234567890"})
  void numbersReadBack(String number) {
    Value value = Value.of(new BigDecimal(number));
    assertReadsBack(
        new Condition.Attribute(
            "a",
            new Condition.Test(Operator.IN, new Operand.Literal(new Value.Many(List.of(value))))));
  }

  private static void assertReadsBack(Condition condition) {
    String text = ConditionText.of(condition);
    assertThat(text).doesNotContain("\n");
    assertThat(ConditionParser.parse(text)).as(text).isEqualTo(condition);
  }
}
