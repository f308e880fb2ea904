package io.goalpost.service.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.entry.EntrySnapshot;
import io.goalpost.model.fact.Value;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Input;
import io.goalpost.model.journal.JournalRecord;
import io.goalpost.model.series.AuthoredRule;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.RuleSource;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class JournalCodecTest {

  private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");

  private final JournalCodec codec = new JournalCodec();

  @Test
  void everyRecordComesBackEqualAndGivesTheSameBytesAgain() {
    long seed = System.nanoTime();
    RandomRecords random = new RandomRecords(seed);
    Set<Class<?>> seen = new HashSet<>();
    for (int round = 0; round < 400; round++) {
      List<JournalRecord> records = random.records(1 + round * 50L, 50);

      byte[] bytes = codec.encode(records);
      List<JournalRecord> decoded = codec.decode(bytes);

      assertThat(decoded).as("seed %d, round %d", seed, round).isEqualTo(records);
      assertThat(codec.encode(decoded)).as("seed %d, round %d", seed, round).isEqualTo(bytes);
      assertThat(new String(bytes, UTF_8).lines()).as("seed %d", seed).hasSize(50);
      records.forEach(record -> seen.add(record.getClass()));
    }
    assertThat(seen).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(kinds());
  }

  @Test
  void aDiffReadsAsItWasPosted() {
    Map<String, Value> set = new LinkedHashMap<>();
    set.put("plan", Value.of("pro"));
    set.put("age", Value.of(new java.math.BigDecimal("10.0")));
    Diff diff =
        new Diff(
            "d-1",
            "u-1",
            null,
            set,
            List.of(),
            null,
            Map.of(),
            List.of("vip"),
            List.of(),
            List.of(),
            List.of(),
            true,
            null,
            null);

    assertThat(line(new Input.DiffAccepted(12, NINE, diff, 0)))
        .isEqualTo(
            """
            {"p":12,"t":"2026-01-05T09:00:00Z","k":"diff","id":"d-1","user":"u-1",\
            "set":{"plan":"pro","age":10.0},"tag":["vip"],"online":true}
            """);
  }

  @Test
  void whatHasNoOrderIsSorted() {
    Map<String, Value> unsorted = new LinkedHashMap<>();
    unsorted.put("b", Value.of(2));
    unsorted.put("a", Value.of(1));
    Firing entered =
        new Firing(
            13,
            NINE,
            Firing.Kind.ENTERED,
            12,
            "onb@1/start/entered",
            "onb",
            1,
            "u-1",
            null,
            13,
            null,
            null,
            0,
            unsorted,
            List.of("start"),
            new EntrySnapshot(1, null, Map.of(), unsorted),
            null,
            Map.of());

    assertThat(line(entered))
        .isEqualTo(
            """
            {"p":13,"t":"2026-01-05T09:00:00Z","k":"entered","cause":12,\
            "rule":"onb@1/start/entered","series":"onb","v":1,"user":"u-1","entry":13,\
            "matched":{"a":1,"b":2},"blocks":["start"],"snapshot":{"v":1,"baselines":{"a":1,"b":2}}}
            """);
  }

  @Test
  void whatJsonSpellsInTwoWaysHasOne() {
    Map<String, Value> set = Map.of("🎯\"\\/\u0001é", Value.of("🎯\"\\/\u0001é\ud83c\n"));
    Diff diff =
        new Diff(
            "d", null, "c", set, List.of(), null, Map.of(), List.of(), List.of(), List.of(),
            List.of(), false, null, null);

    assertThat(line(new Input.DiffAccepted(1, NINE, diff, 0)))
        .isEqualTo(
            """
            {"p":1,"t":"2026-01-05T09:00:00Z","k":"diff","id":"d","company":"c","set":{\
            "\\uD83C\\uDFAF\\"\\\\/\\u0001é":"\\uD83C\\uDFAF\\"\\\\/\\u0001é\\uD83C\\n"}}
            """);
  }

  @Test
  void aMissingFactIsKeptAsMissing() {
    Map<String, Value> matched = new LinkedHashMap<>();
    matched.put("user/plan", null);
    Firing firing =
        new Firing(
            1,
            NINE,
            Firing.Kind.UNMATCHED,
            1,
            "r",
            "s",
            1,
            "u",
            null,
            1,
            "b",
            null,
            0,
            matched,
            List.of(),
            null,
            null,
            Map.of());

    assertThat(codec.decode(codec.encode(List.of(firing)))).containsExactly(firing);
  }

  @Test
  void textBeyondTodaysLimitIsStillRead() {
    Value longer = new Value.Text("x".repeat(Value.TEXT_LENGTH_MAX + 1));
    Input.DiffAccepted accepted =
        new Input.DiffAccepted(
            1,
            NINE,
            new Diff(
                "d",
                "u",
                null,
                Map.of("a", longer),
                List.of(),
                null,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                false,
                null,
                null),
            0);

    assertThat(codec.decode(codec.encode(List.of(accepted)))).containsExactly(accepted);
  }

  @Test
  void aVersionOfBeforeThereWereRulesFilesIsStillRead() {
    String old =
        """
        {"p":3,"t":"2026-01-05T09:00:00Z","k":"published","series":"s","v":1,"text":"t",\
        "drl":"d","by":"ada","note":"first"}
        """;

    assertThat(codec.decode(old.getBytes(UTF_8)))
        .containsExactly(
            new Input.SeriesPublished(3, NINE, "s", 1, "t", "d", "ada", "first", List.of()));
    assertThat(line(codec.decode(old.getBytes(UTF_8)).get(0))).isEqualTo(old);
  }

  @Test
  void aRuleOfAnAuthorReadsAsItsCondition() {
    AuthoredRule rule =
        new AuthoredRule(
            AuthoredRule.Decision.EXITS,
            null,
            "support-case",
            new Condition.Tag("a"),
            new RuleSource("support.drl", null, 7));

    assertThat(
            line(new Input.SeriesPublished(3, NINE, "s", 1, "t", "d", null, null, List.of(rule))))
        .isEqualTo(
            """
            {"p":3,"t":"2026-01-05T09:00:00Z","k":"published","series":"s","v":1,"text":"t",\
            "drl":"d","rules":[{"does":"exits","word":"support-case","when":"{tag: a}",\
            "file":"support.drl","line":7}]}
            """);
  }

  @Test
  void whatThisVersionDoesNotKnowIsRefusedByPositionAndKind() {
    refused("{'p':7,'t':'2026-01-05T09:00:00Z','k':'teleported'}")
        .hasMessage("journal record 7 (teleported): the kind is unknown");
    refused("{'p':7,'t':'2026-01-05T09:00:00Z','k':'paused','series':'s','why':'x'}")
        .hasMessage("journal record 7 (paused): field \"why\" is unknown here");
    refused("{'p':7,'t':'2026-01-05T09:00:00Z','k':'matched','snapshot':{'colour':'red'}}")
        .hasMessage("journal record 7 (matched): field \"colour\" is unknown here");
    refused("{'p':7,'t':'2026-01-05T09:00:00Z','k':'paused','series':3}")
        .hasMessageStartingWith(
            "journal record 7 (paused): VALUE_NUMBER_INT stands where a string");
    refused("{'p':7,'t':'2026-01-05T09:00:00Z','k':'entry-ended','entry':1,'how':'lost'}")
        .hasMessageStartingWith("journal record 7 (entry-ended): ");
    refused("{'p':7,'t':'2026-13-05T09:00:00Z','k':'time'}")
        .hasMessageStartingWith("journal record 7 ");
    refused("{'t':'2026-01-05T09:00:00Z','k':'time'}")
        .hasMessageContaining("does not begin with position");
    refused("{'p':7,'t':'2026-01-05T09:00:00Z','k':'time'")
        .hasMessageStartingWith("journal record");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(String line) {
    return assertThatThrownBy(() -> codec.decode(line.replace('\'', '"').getBytes(UTF_8)))
        .isInstanceOf(MalformedRecordException.class);
  }

  private String line(JournalRecord record) {
    return new String(codec.encode(List.of(record)), UTF_8);
  }

  /** All classes of records, as the sealed interfaces list them. */
  private static List<Class<?>> kinds() {
    return leaves(JournalRecord.class).toList();
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(JournalCodecTest::leaves)
        : Stream.of(type);
  }
}
