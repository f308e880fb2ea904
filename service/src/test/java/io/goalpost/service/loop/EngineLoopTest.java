package io.goalpost.service.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.port.BusyException;
import io.goalpost.model.port.DiffPort.Result;
import io.goalpost.service.checkpoint.JdbiCheckpointStore;
import io.goalpost.service.journal.JdbiJournalStore;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.SegmentChain;
import io.goalpost.service.loop.FailingJournal.Fault;
import io.goalpost.service.ports.Clocks;
import io.goalpost.service.ports.Diffs;
import io.goalpost.service.ports.Facts;
import io.goalpost.service.ports.JournalReader;
import io.goalpost.service.ports.SeriesDesk;
import io.goalpost.service.state.StateBounds;
import io.goalpost.service.store.Durability;
import io.goalpost.service.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is answered is stored, and what could not be stored was never done. */
class EngineLoopTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final String SERIES =
      "{series: s, title: S, enroll: future, blocks: ["
          + "{id: a, rule: {attribute: plan, is: free}, next: w}, {id: w, wait: {for: P1D}}]}";

  private final Store store =
      Store.open("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "", Durability.PROCESS);
  private final SegmentChain chain = new SegmentChain(new JournalCodec());
  private final FailingJournal journal = new FailingJournal(new JdbiJournalStore(store));
  private EngineLoop loop;
  private Diffs diffs;
  private Clocks clocks;

  @BeforeEach
  void open() {
    JdbiCheckpointStore checkpoints = new JdbiCheckpointStore(store);
    EngineClock clock = EngineClock.manual(START);
    Limits limits = new Limits(4, 100, 1_000_000, Duration.ofSeconds(20), StateBounds.DEFAULT);
    loop = Loops.on(journal, chain, checkpoints, clock, limits);
    loop.start();
    diffs = new Diffs(loop, new JournalReader(journal, chain));
    clocks = new Clocks(loop, clock, journal::clear);
    SeriesDesk series = new SeriesDesk(loop);
    series.saveDraft("s", SERIES);
    series.publish("s", null, null);
  }

  @AfterEach
  void close() {
    loop.close();
    store.close();
  }

  @Test
  void aCommitThatFailsIsTakenBackAndCanBeTriedAgain() {
    long before = loop.position();
    journal.failNext(Fault.BEFORE_COMMIT);
    assertThatThrownBy(() -> diffs.post(joins("ann")))
        .isInstanceOf(BusyException.class)
        .hasMessageContaining("nothing was accepted");
    assertThat(loop.position()).isEqualTo(before);

    List<Result> results = diffs.post(joins("ann"));
    assertThat(results.get(0).duplicate()).isFalse();
    assertThat(results.get(0).position()).isEqualTo(before + 1);
    assertThat(results.get(0).firings()).hasSize(1);
  }

  @Test
  void aTimerWhoseCommitFailedFiresAfterwardsAndOnce() {
    diffs.post(joins("ann"));
    Instant due = START.plus(Duration.ofDays(1));
    journal.failNext(Fault.BEFORE_COMMIT);
    assertThatThrownBy(() -> clocks.move(due, true)).isInstanceOf(BusyException.class);

    assertThat(clocks.move(due.plusSeconds(1), true).firings())
        .extracting(firing -> firing.line())
        .containsExactly("waited s ann block=w", "finished s ann");
  }

  @Test
  void aCommitThatOnlySeemedToFailIsAnswered() {
    journal.failNext(Fault.AFTER_COMMIT);
    List<Result> results = diffs.post(joins("ann"));
    assertThat(results.get(0).firings()).hasSize(1);
    assertThat(diffs.post(joins("ann")).get(0).duplicate()).isTrue();
  }

  @Test
  void aCommitNobodyHeardOfIsFoundWhenTheStoreIsBack() {
    journal.failNext(Fault.AFTER_COMMIT_AND_AWAY);
    assertThatThrownBy(() -> diffs.post(joins("ann"))).isInstanceOf(BusyException.class);
    assertThatThrownBy(() -> diffs.post(joins("bob"))).isInstanceOf(BusyException.class);
    journal.comesBack();

    assertThat(diffs.post(joins("ann")).get(0).duplicate()).isTrue();
    assertThat(new Facts(loop).entries("ann")).hasSize(1);
    assertThatThrownBy(() -> new Facts(loop).user("bob")).hasMessageContaining("bob");
  }

  @Test
  void aRefusedRequestLeavesNothingBehind() {
    List<Diff> request =
        DiffReader.readAll(
            List.of(
                Map.of("user", "ann", "set", Map.of("plan", "free")),
                Map.of("user", "ann", "content", "s/nothing", "is", "opened")));
    assertThatThrownBy(() -> diffs.post(request))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("diff 1: content");
    assertThatThrownBy(() -> new Facts(loop).user("ann")).hasMessageContaining("ann");
    assertThat(diffs.post(joins("ann")).get(0).firings()).hasSize(1);
  }

  @Test
  void moreRequestsThanMayWaitAreToldToComeAgain() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    List<Thread> senders = new ArrayList<>();
    senders.add(
        new Thread(
            () ->
                loop.submit(
                    engine -> {
                      busy.countDown();
                      await(go);
                      return null;
                    })));
    senders.get(0).start();
    busy.await();
    for (int i = 0; i < 4; i++) {
      senders.add(new Thread(() -> loop.submit(engine -> null)));
      senders.get(senders.size() - 1).start();
    }
    while (loop.waiting() < 4) {
      Thread.onSpinWait();
    }
    assertThatThrownBy(() -> diffs.post(joins("ann")))
        .isInstanceOfSatisfying(BusyException.class, full -> assertThat(full.full()).isTrue());
    go.countDown();
    for (Thread sender : senders) {
      sender.join();
    }
    assertThat(diffs.post(joins("ann")).get(0).firings()).hasSize(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<Diff> joins(String user) {
    return DiffReader.readAll(
        List.of(Map.of("id", "d-" + user, "user", user, "set", Map.of("plan", "free"))));
  }
}
