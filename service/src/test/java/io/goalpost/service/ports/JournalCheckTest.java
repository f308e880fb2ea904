package io.goalpost.service.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.model.port.BusyException;
import io.goalpost.model.port.JournalPort.Verdict;
import io.goalpost.service.journal.ChainWalk;
import io.goalpost.service.journal.JdbiJournalStore;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.SegmentChain;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JournalCheckTest {

  private Store store;

  @BeforeEach
  void open() {
    store = TestStores.open(TestStores.h2Memory());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private JournalCheck check(LongSupplier stored) {
    return new JournalCheck(
        new ChainWalk(new JdbiJournalStore(store), new SegmentChain(new JournalCodec()), stored));
  }

  @Test
  void aBreakHasItsSegmentAndReason() {
    assertThat(check(() -> 0).verify()).isEqualTo(Verdict.good(0));
    assertThat(check(() -> 5).verify())
        .isEqualTo(
            Verdict.broken(
                0,
                1,
                "segment 1 is missing: the journal ends with record 0, but record 5 was stored"));
  }

  @Test
  void oneWalksAtATime() throws Exception {
    CountDownLatch walking = new CountDownLatch(1);
    CountDownLatch goesOn = new CountDownLatch(1);
    JournalCheck check =
        check(
            () -> {
              walking.countDown();
              await(goesOn);
              return 0;
            });
    CompletableFuture<Verdict> first = CompletableFuture.supplyAsync(check::verify);
    walking.await();

    assertThatThrownBy(check::verify)
        .isInstanceOfSatisfying(BusyException.class, busy -> assertThat(busy.full()).isTrue());
    goesOn.countDown();
    assertThat(first.get()).isEqualTo(Verdict.good(0));
    assertThat(check.verify()).isEqualTo(Verdict.good(0));
  }

  @Test
  void aStoreThatIsAwayIsNoBreak() {
    JournalCheck check = check(() -> 0);
    store.close();

    assertThatThrownBy(check::verify)
        .isInstanceOfSatisfying(BusyException.class, busy -> assertThat(busy.full()).isFalse());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
