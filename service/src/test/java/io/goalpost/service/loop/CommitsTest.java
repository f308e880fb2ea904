package io.goalpost.service.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.journal.Input;
import io.goalpost.model.port.BusyException;
import io.goalpost.model.port.DiffPort.Result;
import io.goalpost.service.checkpoint.JdbiCheckpointStore;
import io.goalpost.service.journal.JdbiJournalStore;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.SegmentChain;
import io.goalpost.service.loop.FailingJournal.Fault;
import io.goalpost.service.ports.Diffs;
import io.goalpost.service.ports.Facts;
import io.goalpost.service.ports.JournalReader;
import io.goalpost.service.ports.SeriesDesk;
import io.goalpost.service.state.State;
import io.goalpost.service.state.StateBounds;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import io.goalpost.service.torture.StateText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** While one commit is being made the engine goes on, and nothing is answered before it is kept. */
class CommitsTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final int SECONDS = 20;
  private static final String SERIES =
      "{series: s, title: S, enroll: future, blocks: ["
          + "{id: a, rule: {attribute: plan, is: %s}, next: w}, {id: w, wait: {for: P1D}}]}";

  private final Store store = TestStores.open(TestStores.h2Memory());
  private final SegmentChain chain = new SegmentChain(new JournalCodec());
  private final FailingJournal failing = new FailingJournal(new JdbiJournalStore(store));
  private final SteppedJournal journal = new SteppedJournal(failing);
  private final JdbiCheckpointStore checkpoints = new JdbiCheckpointStore(store);
  private EngineLoop loop;
  private Diffs diffs;

  @BeforeEach
  void open() {
    Limits limits = new Limits(64, 1_000, 40, Duration.ofSeconds(SECONDS), StateBounds.DEFAULT);
    loop = Loops.on(journal, chain, checkpoints, EngineClock.manual(START), limits);
    loop.start();
    diffs = new Diffs(loop, new JournalReader(journal, chain));
    publish("free");
  }

  private void publish(String plan) {
    SeriesDesk series = new SeriesDesk(loop);
    series.saveDraft("s", SERIES.formatted(plan));
    series.publish("s", null, null);
  }

  @AfterEach
  void close() {
    journal.letAllThrough();
    loop.close();
    store.close();
  }

  @Test
  void whatComesDuringACommitIsWorkedOnAndAnsweredWithTheNext() throws Exception {
    journal.hold();
    CompletableFuture<Long> ann = sent("ann");
    journal.awaitCommit(); // ann's is being made
    CompletableFuture<Long> bob = sent("bob");
    CompletableFuture<Integer> question = asked("bob");

    assertThat(ann).isNotDone();
    journal.letOneThrough();
    long first = ann.get(SECONDS, TimeUnit.SECONDS);
    journal.awaitCommit(); // bob's
    assertThat(loop.position()).as("what is stored").isGreaterThanOrEqualTo(first);
    assertThat(bob).isNotDone();
    assertThat(question).as("it saw what is not stored yet").isNotDone();
    journal.letOneThrough();

    assertThat(bob.get(SECONDS, TimeUnit.SECONDS)).isGreaterThan(first);
    assertThat(question.get(SECONDS, TimeUnit.SECONDS)).isEqualTo(1);
  }

  @Test
  void aCommitThatFailsTakesWhatCameAfterItWithIt() throws Exception {
    long before = loop.position();
    journal.hold();
    CompletableFuture<Long> ann = sent("ann");
    journal.awaitCommit();
    CompletableFuture<Long> bob = sent("bob");
    CompletableFuture<Integer> question = asked("bob");
    failing.failNext(Fault.BEFORE_COMMIT);
    journal.letAllThrough();

    for (CompletableFuture<?> each : List.of(ann, bob, question)) {
      assertThatThrownBy(() -> each.get(SECONDS, TimeUnit.SECONDS))
          .hasCauseInstanceOf(BusyException.class)
          .hasMessageContaining("nothing was accepted");
    }
    assertThat(loop.position()).isEqualTo(before);
    assertThatThrownBy(() -> new Facts(loop).user("bob")).hasMessageContaining("bob");
    assertThat(posted("bob").position()).isEqualTo(before + 1);
    assertThat(posted("ann").duplicate()).isFalse();
    assertStoredIsTheJournals();
  }

  @Test
  void aRefusalIsToldOnceWhatItSawIsStored() throws Exception {
    journal.hold();
    assertThat(sent("ann")).isNotDone();
    journal.awaitCommit();
    CompletableFuture<Void> refused = refusedOnce("the state of ann");
    CompletableFuture<Integer> after = asked("ann");
    assertThat(refused).isNotDone();
    journal.letOneThrough();

    assertThatThrownBy(() -> refused.get(SECONDS, TimeUnit.SECONDS))
        .hasMessageContaining("the state of ann");
    assertThat(after.get(SECONDS, TimeUnit.SECONDS)).isEqualTo(1);
  }

  @Test
  void aRefusalByWhatIsTakenBackIsNone() throws Exception {
    journal.hold();
    assertThat(sent("ann")).isNotDone();
    journal.awaitCommit();
    CompletableFuture<Void> refused = refusedOnce("the state of ann");
    assertThat(asked("ann")).isNotDone();
    failing.failNext(Fault.BEFORE_COMMIT);
    journal.letAllThrough();

    assertThatThrownBy(() -> refused.get(SECONDS, TimeUnit.SECONDS))
        .hasCauseInstanceOf(BusyException.class)
        .hasMessageContaining("nothing was accepted");
  }

  /** A request that cannot be done; returns once the engine has looked at it. */
  private CompletableFuture<Void> refusedOnce(String why) {
    CompletableFuture<Boolean> looked = new CompletableFuture<>();
    CompletableFuture<Void> answer =
        CompletableFuture.runAsync(
            () ->
                loop.submit(
                    engine -> {
                      looked.complete(true);
                      throw new IllegalArgumentException(why);
                    }));
    looked.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    return answer;
  }

  @Test
  void aResetWaitsForTheCommitUnderWayAndOneThatFailsIsTold() throws Exception {
    journal.hold();
    CompletableFuture<Long> ann = sent("ann");
    journal.awaitCommit();
    CompletableFuture<Long> bob = sent("bob");
    CompletableFuture<Void> reset =
        CompletableFuture.runAsync(() -> loop.reset(START, this::empty));
    failing.failNext(Fault.BEFORE_COMMIT);
    journal.letAllThrough();

    for (CompletableFuture<?> each : List.of(ann, bob)) {
      assertThatThrownBy(() -> each.get(SECONDS, TimeUnit.SECONDS))
          .hasCauseInstanceOf(BusyException.class);
    }
    reset.handle((done, fault) -> fault).get(SECONDS, TimeUnit.SECONDS);
    loop.reset(START, this::empty);
    assertThat(loop.position()).isZero();
    publish("free");
    assertThat(posted("bob").firings()).hasSize(1);
  }

  private void empty() {
    checkpoints.clear();
    journal.clear();
  }

  @Test
  void rulesThatWerePublishedBeforeAFailedCommitAreTakenBackWithIt() throws Exception {
    journal.hold();
    CompletableFuture<Void> published = CompletableFuture.runAsync(() -> publish("pro"));
    journal.awaitCommit(); // the draft
    journal.letOneThrough();
    journal.awaitCommit(); // the publication
    CompletableFuture<Long> ann = sent("ann");
    failing.failNext(Fault.BEFORE_COMMIT);
    journal.letAllThrough();

    assertThatThrownBy(published::join).hasMessageContaining("nothing was accepted");
    assertThatThrownBy(ann::join).hasMessageContaining("nothing was accepted");
    assertThat(posted("ann").firings())
        .extracting(firing -> firing.line())
        .containsExactly("entered s ann version=1");
  }

  @Test
  void manySendersLoseNothingWhereEverySecondCommitFails() throws Exception {
    for (Fault fault : List.of(Fault.BEFORE_COMMIT, Fault.AFTER_COMMIT_AND_AWAY)) {
      failing.comesBackWithTheNextQuestion();
      failing.failEverySecond(fault);
      int senders = 4;
      int each = fault == Fault.BEFORE_COMMIT ? 40 : 8; // the other reads all again
      List<CompletableFuture<Void>> all = new ArrayList<>();
      for (int sender = 0; sender < senders; sender++) {
        String name = fault + "-" + sender + "-";
        all.add(
            CompletableFuture.runAsync(
                () -> {
                  for (int i = 0; i < each; i++) {
                    untilTaken(name + i);
                  }
                }));
      }
      for (CompletableFuture<Void> sender : all) {
        sender.get(SECONDS * 2, TimeUnit.SECONDS);
      }
      failing.failEverySecond(Fault.NONE);

      Set<String> ids = new HashSet<>();
      for (Input.DiffAccepted accepted : accepted(fault.toString())) {
        assertThat(ids.add(accepted.diff().id())).as("twice: %s", accepted).isTrue();
      }
      assertThat(ids).hasSize(senders * each);
    }
    assertStoredIsTheJournals();
  }

  private void untilTaken(String user) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2 * SECONDS);
    while (System.nanoTime() < end) {
      try {
        diffs.post(joins(user));
        return;
      } catch (BusyException busy) {
        Thread.onSpinWait(); // it is sent again
      }
    }
    throw new AssertionError(user + " was never taken");
  }

  private List<Input.DiffAccepted> accepted(String users) {
    return new JournalReader(journal, chain)
        .records(0, Integer.MAX_VALUE, record -> true).stream()
            .filter(Input.DiffAccepted.class::isInstance)
            .map(Input.DiffAccepted.class::cast)
            .filter(record -> record.diff().user().startsWith(users))
            .toList();
  }

  /** What is recovered, and what the engine holds, is a fold of the journal. */
  private void assertStoredIsTheJournals() {
    loop.submit(engine -> null);
    State recovered = Loops.recovered(journal, chain, checkpoints);
    State held = loop.ask(engine -> engine.state().copy()).toState();
    assertThat(StateText.of(held, Set.of(), Set.of()))
        .isEqualTo(StateText.of(recovered, Set.of(), Set.of()));
  }

  /** Asks for a user's entries; returns once the engine has looked. */
  private CompletableFuture<Integer> asked(String user) {
    return workedOn(engine -> engine.state().entriesOf(user).size());
  }

  /** Sends a diff; returns once the engine has worked on it. */
  private CompletableFuture<Long> sent(String user) {
    return workedOn(engine -> engine.accept(joins(user).get(0), 0).position());
  }

  private <T> CompletableFuture<T> workedOn(Work<T> work) {
    CompletableFuture<T> worked = new CompletableFuture<>();
    CompletableFuture<T> answer =
        CompletableFuture.supplyAsync(
            () ->
                loop.submit(
                    engine -> {
                      T result = work.on(engine);
                      worked.complete(result);
                      return result;
                    }));
    worked.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    return answer;
  }

  private Result posted(String user) {
    return diffs.post(joins(user)).get(0);
  }

  private static List<Diff> joins(String user) {
    return DiffReader.readAll(
        List.of(Map.of("id", "d-" + user, "user", user, "set", Map.of("plan", "free"))));
  }
}
