package io.goalpost.rules.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.EntrySnapshot;
import io.goalpost.model.fact.EventHistory;
import io.goalpost.model.fact.EventOccurrence;
import io.goalpost.model.fact.FoldedEvents;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.rules.series.ConditionParser;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whether conditions read the same of folded histories as of whole ones (C5). */
class EventFoldingTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final int KEPT = 2;
  private static final Workspace WORKSPACE = Known.ofNobody(ZoneOffset.UTC).workspace();

  private static final List<Condition> CONDITIONS =
      Stream.of(
              "{event: paid}",
              "{event: paid, count: {gte: 7}}",
              "{event: paid, count: {is: 30}}",
              "{event: paid, within: PT20M}",
              "{event: paid, within: PT40M, count: {gt: 4}}",
              "{event: paid, within: PT40M, count: {in: [3, 6]}}",
              "{event: paid, since: entry}",
              "{event: paid, since: entry, count: {lt: 5}}",
              "{event: paid, where: {property: amount, gt: 50}}",
              "{event: paid, where: {property: amount, gt: 50}, count: {gte: 9}}",
              "{event: paid, where: {property: amount, gt: 95}, within: PT90M}",
              "{event: paid, where: {property: amount, gt: 90}, within: PT90M, count: {is: 2}}",
              "{event: paid, where: {not: {property: kind, is: b}}, since: entry, count: {gte: 3}}",
              "{event: paid, where: {property: kind, is: {attribute: favourite}}}",
              "{event: paid, where: {property: kind, is: {attribute: favourite}}, count: {gt: 6}}",
              "{event: paid, where: {property: kind, is: {entry: kind}}, since: entry, count: {gte: 2}}",
              "{event: paid, where: {property: due, olderThan: PT30M}, count: {gte: 12}}",
              "{event: paid, where: {property: due, newerThan: PT5M}, within: PT60M, count: {gte: 2}}",
              "{event: paid, within: PT60M, count: {gte: 4}}",
              "{not: {any: [{event: paid, where: {property: amount, lt: 3}}, {event: seen}]}}")
          .map(ConditionParser::parse)
          .toList();

  @Test
  void everyConditionReadsFoldedHistoriesAsWholeOnes() {
    EventFolding folding = EventFolding.of(CONDITIONS);
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      EventHistory whole = EventHistory.EMPTY;
      EventHistory folded = EventHistory.EMPTY;
      Instant now = START;
      for (long position = 1; position <= 60; position++) {
        now = now.plusSeconds(random.nextInt(600));
        EventOccurrence occurrence = paid(random, now, position);
        whole = whole.with(occurrence);
        folded = folded.with(occurrence);
        if (folded.size() > KEPT + random.nextInt(3)) {
          folded = folding.fold("paid", folded, KEPT, ZoneOffset.UTC);
        }
        compare(seed, whole, folded, now, random);
      }
      assertThat(folded.size()).isLessThanOrEqualTo(KEPT + 3);
      assertThat(folded.total()).isEqualTo(whole.total()).isEqualTo(60);
    }
  }

  private static void compare(
      int seed, EventHistory whole, EventHistory folded, Instant now, Random random) {
    Instant later = now.plusSeconds(random.nextInt(1_200));
    long cause = random.nextInt(60);
    long goalSince = random.nextBoolean() ? -1 : cause;
    Map<String, Value> facts =
        Map.of("favourite", text("abc", random), "wanted", Value.of(random.nextInt(9)));
    for (Condition condition : CONDITIONS) {
      Look ofWhole = look(whole, facts, later, cause, goalSince);
      Look ofFolded = look(folded, facts, later, cause, goalSince);
      boolean holds = Evaluation.holds(condition, ofWhole);
      assertThat(Evaluation.holds(condition, ofFolded))
          .as("seed %d at %s: %s", seed, later, condition)
          .isEqualTo(holds);
      Instant turn = TimeTurns.next(condition, ofFolded, later);
      Instant before = turn == null ? later.plusSeconds(100_000) : turn.minusNanos(1);
      assertThat(Evaluation.holds(condition, look(whole, facts, before, cause, goalSince)))
          .as("seed %d at %s, before it may turn at %s: %s", seed, later, turn, condition)
          .isEqualTo(holds);
    }
  }

  @Test
  void whatAConditionPublishedLaterAsksIsCountedFromThenOn() {
    Condition large = ConditionParser.parse("{event: paid, where: {property: amount, gt: 50}}");
    EventHistory history = EventHistory.EMPTY;
    for (long position = 1; position <= 10; position++) {
      history = history.with(paid(60, position));
    }
    EventHistory before = EventFolding.of(List.of()).fold("paid", history, KEPT, ZoneOffset.UTC);
    EventHistory after =
        EventFolding.of(List.of(large))
            .fold("paid", before.with(paid(60, 11)), KEPT, ZoneOffset.UTC);

    assertThat(count(before, "{property: amount, gt: 50}")).isEqualTo(KEPT);
    assertThat(count(after, "{property: amount, gt: 50}")).isEqualTo(KEPT + 1);
    assertThat(after.total()).isEqualTo(11);
  }

  @Test
  void valuesToldApartAreBounded() {
    EventFolding folding =
        EventFolding.of(
            List.of(
                ConditionParser.parse(
                    "{event: paid, where: {property: amount, is: {attribute: last}}}")));
    EventHistory history = EventHistory.EMPTY;
    for (int position = 1; position <= 3 * EventFolding.LIKE_MAX; position++) {
      history = history.with(paid(position, position));
      if (history.size() > 100) {
        history = folding.fold("paid", history, KEPT, ZoneOffset.UTC);
      }
    }

    FoldedEvents folded = history.folded();
    assertThat(folded.like()).hasSize(EventFolding.LIKE_MAX);
    assertThat(folded.all().count() + history.size()).isEqualTo(3 * EventFolding.LIKE_MAX);
    assertThat(folded.all().latest()).hasSize(1);
  }

  private static long count(EventHistory history, String where) {
    Look look = look(history, Map.of(), START, 0, -1);
    for (int number = 0; ; number++) {
      if (look.event("paid").where(where).count().is(number)) {
        return number;
      }
    }
  }

  private static Look look(
      EventHistory history, Map<String, Value> facts, Instant now, long cause, long goalSince) {
    User user =
        new User("nora", facts, Set.of(), Map.of("paid", history), List.of(), Set.of(), Set.of());
    Map<String, Value> properties = Map.of("kind", Value.of("b"));
    Entry entry =
        new Entry(
            cause + 1,
            cause,
            "series",
            "nora",
            null,
            null,
            START,
            new EntrySnapshot(1, "paid", properties, Map.of()),
            Entry.Status.ACTIVE,
            false,
            false,
            null,
            null,
            List.of(),
            List.of());
    return new Look(
        new Known(WORKSPACE, now, user, List.of(), entry, null, properties, null, goalSince, null));
  }

  private static EventOccurrence paid(Random random, Instant at, long position) {
    return new EventOccurrence(
        "paid",
        Map.of(
            "amount",
            Value.of(random.nextInt(100)),
            "kind",
            text("abcd", random),
            "due",
            Value.of(at.plusSeconds(random.nextInt(1_200)).toString())),
        at,
        position);
  }

  private static EventOccurrence paid(int amount, long position) {
    return new EventOccurrence("paid", Map.of("amount", Value.of(amount)), START, position);
  }

  private static Value text(String letters, Random random) {
    return Value.of("" + letters.charAt(random.nextInt(letters.length())));
  }
}
