package io.goalpost.service.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.port.DryRunPort.Order;
import io.goalpost.model.port.DryRunPort.Refused;
import io.goalpost.model.port.DryRunPort.Run;
import io.goalpost.model.port.DryRunPort.Step;
import io.goalpost.model.port.NotFoundException;
import io.goalpost.model.series.ProblemsException;
import io.goalpost.service.Goalpost;
import io.goalpost.service.loop.EngineClock;
import io.goalpost.service.loop.Limits;
import io.goalpost.service.state.State;
import io.goalpost.service.state.StateCopy;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import io.goalpost.service.trial.DryRuns;
import io.goalpost.service.trial.Publication;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DryRunTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final String LIVE =
      """
      series: s
      enroll: future
      blocks:
        - {id: start, rule: {attribute: plan, is: free}, next: pause}
        - {id: pause, wait: {for: P3D}, next: mail}
        - {id: mail, content: {channel: webhook, subject: Hello}}
      goal: {when: {attribute: plan, is: paid}, within: P30D}
      """;

  private static Store store;
  private static Goalpost goalpost;

  @BeforeAll
  static void live() {
    store = TestStores.open(TestStores.h2Memory());
    goalpost = Goalpost.open(store, EngineClock.manual(START), null, Limits.DEFAULT);
    goalpost.series().saveDraft("s", LIVE);
    goalpost.series().publish("s", null, null);
    goalpost.diffs().post(diffs(Map.of("user", "ann", "set", Map.of("plan", "free"))).diffs());
    goalpost.clocks().move(START.plus(Duration.ofDays(1)), true);
    goalpost.series().saveDraft("s", LIVE.replace("P3D", "P2D"));
  }

  @AfterAll
  static void close() {
    goalpost.close();
    store.close();
  }

  private static Step diffs(Map<?, ?>... diffs) {
    return new Step(null, null, DiffReader.readAll(Arrays.asList(diffs)));
  }

  private static Step after(String period) {
    return new Step(null, Duration.parse(period), List.of());
  }

  private static Run run(Order order) {
    long before = goalpost.loop().position();
    Run run = goalpost.dryRuns().run("s", order);
    assertThat(goalpost.loop().position()).isEqualTo(before);
    assertThat(goalpost.facts().entries("ann")).hasSize(1);
    return run;
  }

  private static Order live(List<String> users, Step... steps) {
    return new Order(1, null, users, null, List.of(steps));
  }

  @Test
  void playsTheLiveVersionOnInventedUsersAndTellsWhatFiredAndWhy() {
    Run run =
        run(
            live(
                List.of(),
                diffs(Map.of("user", "new", "set", Map.of("plan", "free"))),
                after("P3D"),
                diffs(Map.of("user", "new", "set", Map.of("plan", "paid")))));

    assertThat(run.version()).isEqualTo(1);
    assertThat(run.start()).isEqualTo(START.plus(Duration.ofDays(1)));
    assertThat(run.published()).isEmpty();
    assertThat(run.steps().get(0).lines()).containsExactly("entered s new version=1");
    assertThat(run.steps().get(1).lines().get(0)).isEqualTo("waited s new block=pause");
    assertThat(run.steps().get(2).lines())
        .containsExactly("goal-hit s new version=1 left=finished");
    Firing first = run.firings().get(0);
    assertThat(first.matched()).isNotEmpty();
    assertThat(run.rules().get(first.rule())).startsWith("rule \"" + first.rule());
    assertThat(run.entries()).extracting(Entry::status).containsExactly(Entry.Status.FINISHED);
    assertThat(goalpost.facts().entries("new")).isEmpty();
  }

  @Test
  void whatIsPlayedOnACopyIsWhatThenHappens() {
    Run run = run(live(List.of("ann"), after("P2D")));

    assertThat(run.steps().get(0).lines()).hasSize(3).first().isEqualTo("waited s ann block=pause");
    assertThat(run.firings().get(0).at()).isEqualTo(START.plus(Duration.ofDays(3)));
  }

  @Test
  void theDraftGoesLiveFirstAndCopiedEntriesMoveToIt() {
    Run run = run(new Order(0, null, List.of("ann"), null, List.of(after("P1D"))));

    assertThat(run.version()).isEqualTo(2);
    assertThat(run.firings().get(0).line()).isEqualTo("waited s ann block=pause");
    assertThat(run.firings().get(0).at()).isEqualTo(START.plus(Duration.ofDays(2)));
  }

  @Test
  void aTextOfASeriesThatIsNotKeptIsPlayedWhereverTheClockIsSet() {
    String text = LIVE.replace("series: s", "series: other").replace("future", "existing");
    Instant then = Instant.parse("2025-03-01T00:00:00Z");
    Run run =
        goalpost
            .dryRuns()
            .run(
                "other",
                new Order(
                    0,
                    text,
                    List.of(),
                    then,
                    List.of(diffs(Map.of("user", "x", "set", Map.of("plan", "free"))))));

    assertThat(run.steps().get(0).lines()).containsExactly("entered other x version=1");
    assertThat(run.firings().get(0).at()).isEqualTo(then);
    assertThatThrownBy(() -> goalpost.series().find("other")).isInstanceOf(NotFoundException.class);
  }

  @Test
  void whoMatchesIsEnrolledOnGoingLive() {
    String text = LIVE.replace("series: s", "series: t").replace("future", "existing");

    Run run = goalpost.dryRuns().run("t", new Order(0, text, List.of("ann"), null, List.of()));

    assertThat(run.published()).containsExactly("entered t ann version=1");
  }

  @Test
  void aRefusedDiffDoesNotEndTheRun() {
    Run run =
        run(
            live(
                List.of(),
                diffs(
                    Map.of("user", "new", "set", Map.of("plan", "free")),
                    Map.of("user", "new", "content", "s/mail", "is", "opened"),
                    Map.of("user", "new", "set", Map.of("plan", "paid")))));

    assertThat(run.refused())
        .singleElement()
        .satisfies(
            (Refused refused) -> {
              assertThat(refused.step()).isZero();
              assertThat(refused.fault().index()).isEqualTo(1);
              assertThat(refused.fault().field()).isEqualTo("content");
            });
    assertThat(run.steps().get(0).lines()).contains("goal-hit s new version=1 left=active");
  }

  @Test
  void aDiffSeenBeforeInTheRunChangesNothing() {
    Map<?, ?> buys = Map.of("id", "1", "user", "new", "set", Map.of("plan", "free"));

    assertThat(run(live(List.of(), diffs(buys), diffs(buys))).steps().get(1).lines()).isEmpty();
  }

  @Test
  void refusesWhatCannotBePlayed() {
    assertThatThrownBy(() -> run(live(List.of("nobody"))))
        .isInstanceOf(NotFoundException.class)
        .hasMessageContaining("nobody");
    assertThatThrownBy(() -> run(new Order(7, null, List.of(), null, List.of())))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> run(new Order(0, "series: s", List.of(), null, List.of())))
        .isInstanceOf(ProblemsException.class);
    assertThatThrownBy(() -> run(new Order(1, null, List.of("ann"), START, List.of())))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("start is before");
    assertThatThrownBy(() -> run(live(List.of(), new Step(START, null, List.of()))))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("steps[0].at is before");
    assertThatThrownBy(() -> run(live(List.of(), after("P3000D"), after("P661D"))))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("steps[1].at is more than 3660 days");
  }

  @Test
  void aRunThatTakesTooLongIsEnded() {
    AtomicLong nanos = new AtomicLong();
    StateCopy empty = new State().copy();

    assertThatThrownBy(
            () ->
                DryRuns.play(
                    empty,
                    "s",
                    new Publication(LIVE, List.of()),
                    List.of(),
                    () -> nanos.getAndAdd(Duration.ofSeconds(21).toNanos())))
        .isInstanceOf(RefusedException.class)
        .hasMessage("steps takes longer than 20 s: take fewer");
  }
}
