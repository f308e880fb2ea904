package io.goalpost.rules.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.diff.Interaction;
import io.goalpost.model.fact.Channel;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Edge;
import io.goalpost.model.series.ExitRule;
import io.goalpost.model.series.Goal;
import io.goalpost.model.series.Operand;
import io.goalpost.model.series.Operator;
import io.goalpost.model.series.Problem;
import io.goalpost.model.series.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a text without problems becomes. */
class SeriesParserTest {

  @Test
  void everyFieldArrives() throws IOException {
    Series series = parse(Files.readString(Path.of("src/test/resources/problems/none/series.yml")));

    assertThat(series.id()).isEqualTo("upgrade");
    assertThat(series.title()).isEqualTo("Encourage customer upgrades");
    assertThat(series.enrollExisting()).isFalse();
    assertThat(series.memberScope()).isFalse();
    assertThat(series.key()).isEqualTo("cart");
    assertThat(series.reentry()).isEqualTo(new Series.Reentry(true, Duration.ofDays(30)));
    assertThat(series.entryBlocks()).extracting(Block.Rule::id).containsExactly("free-plan");
    assertThat(series.goal())
        .isEqualTo(
            new Goal(
                attribute("plan", "premium"),
                Duration.ofDays(7),
                false,
                null,
                new Goal.Attribution(Goal.Touch.OPENED, Duration.ofDays(7))));
    assertThat(series.exit())
        .isEqualTo(new ExitRule(new Condition.Tag("churned"), true, false, true));
  }

  @Test
  void everyKindOfBlockArrives() throws IOException {
    Series series = parse(Files.readString(Path.of("src/test/resources/problems/none/series.yml")));

    assertThat(series.blocks().get(0))
        .isEqualTo(
            new Block.Rule(
                "free-plan",
                "On the free plan",
                attribute("plan", "free"),
                new Block.Trigger(
                    "signed_up",
                    new Condition.Property(
                        "source",
                        new Condition.Test(
                            Operator.IS_NOT, new Operand.Literal(new Value.Text("import"))))),
                null,
                Map.of(Edge.MATCHED, List.of("welcome"))));
    Block.Content welcome = (Block.Content) series.blocks().get(1);
    assertThat(welcome.channel()).isEqualTo(Channel.EMAIL);
    assertThat(welcome.attempt()).isEqualTo(Duration.ofDays(3));
    assertThat(welcome.schedule())
        .isEqualTo(
            new Block.Schedule(
                Set.of(1, 2), LocalTime.of(9, 0), LocalTime.MIDNIGHT, Block.Zone.RECIPIENT));
    assertThat(welcome.next())
        .isEqualTo(
            Map.of(Edge.SENT, List.of("clicked", "invited"), Edge.UNSENT, List.of("fallback")));
    Block.Rule clicked = (Block.Rule) series.blocks().get(2);
    assertThat(clicked.tries()).isEqualTo(Duration.ofDays(3));
    assertThat(clicked.rule())
        .isEqualTo(
            new Condition.Content("welcome", Interaction.Kind.CLICKED, "https://example.com"));
    assertThat(series.block("pause"))
        .hasValue(
            new Block.Wait(
                "pause",
                null,
                null,
                null,
                new Block.Until("trial_ends", Duration.ofDays(-1)),
                LocalTime.of(9, 0),
                Block.Zone.RECIPIENT,
                Map.of(Edge.NEXT, List.of("fallback"))));
    assertThat(series.block("upgraded-tag"))
        .hasValue(new Block.Tag("upgraded-tag", null, "engaged", true, true, Map.of()));
  }

  @Test
  void aMessageGoalWithoutWindowHasTheLongest() {
    Series series =
        parse(
            """
            series: s
            enroll: existing
            blocks:
              - {id: a, rule: {tag: a}, next: b}
              - {id: b, content: {channel: webhook}, goal: {when: {tag: c}}}
            """);
    assertThat(((Block.Content) series.blocks().get(1)).goal())
        .isEqualTo(
            new Goal(new Condition.Tag("c"), Duration.ofDays(90), false, Goal.Touch.SENT, null));
    assertThat(series.exit()).isEqualTo(ExitRule.NONE);
    assertThat(series.reentry()).isEqualTo(Series.Reentry.NEVER);
  }

  @Test
  void aBareDateToWaitUntilBeginsInTheZoneOfTheWorkspace() {
    String text =
        """
        series: s
        enroll: future
        blocks:
          - {id: a, rule: {tag: a}, next: b}
          - {id: b, wait: {until: 2026-02-01}}
        """;
    ParsedSeries berlin = SeriesParser.parse(text, ZoneId.of("Europe/Berlin"));
    assertThat(((Block.Wait) berlin.series().blocks().get(1)).until())
        .isEqualTo(Instant.parse("2026-01-31T23:00:00Z"));
    assertThat(((Block.Wait) parse(text).blocks().get(1)).until())
        .isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
  }

  @Test
  void hugeTextsAreRefusedInTime() {
    String deep = "[".repeat(100_000);
    String wide = "series: s\nblocks:\n" + "  - 5\n".repeat(20_000);
    String large = "x".repeat(2_000_000);
    String ids = "series: s\nenroll: future\nblocks:\n" + "  - {id: a, b: c}\n".repeat(10_000);
    for (String text : List.of(deep, wide, large, ids)) {
      List<Problem> problems = SeriesChecker.check(SeriesParser.parse(text), id -> null);
      assertThat(problems).isNotEmpty().hasSizeLessThanOrEqualTo(Problems.PROBLEMS_MAX + 1);
    }
  }

  @Test
  void aDenseGraphOfLoopsIsCheckedInTime() {
    StringBuilder text = new StringBuilder("series: s\nenroll: future\nblocks:\n");
    for (int i = 0; i < 500; i++) {
      text.append("  - {id: b").append(i).append(", tag: {add: t}, next: [");
      for (int j = 1; j < 60; j++) {
        text.append("b").append((i + j) % 500).append(", ");
      }
      text.append("]}\n");
    }
    List<Problem> problems = SeriesChecker.check(SeriesParser.parse(text.toString()), id -> null);
    assertThat(problems).hasSizeGreaterThanOrEqualTo(500);
  }

  private static Series parse(String text) {
    ParsedSeries parsed = SeriesParser.parse(text);
    assertThat(parsed.problems()).isEmpty();
    return parsed.series();
  }

  private static Condition attribute(String name, String value) {
    return new Condition.Attribute(
        name, new Condition.Test(Operator.IS, new Operand.Literal(new Value.Text(value))));
  }
}
