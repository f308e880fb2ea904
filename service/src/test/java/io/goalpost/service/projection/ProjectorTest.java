package io.goalpost.service.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.service.journal.JdbiJournalStore;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.SegmentChain;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** How the projection waits for the journal. */
class ProjectorTest {

  private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

  @Test
  void whoWaitsForWhatIsStillToComeKeepsNoProcessorBusy() {
    AtomicInteger looks = new AtomicInteger();
    try (Store store = TestStores.open(TestStores.h2Memory());
        FiringIndex index = FiringIndex.open(null);
        Projector projector = projector(store, index, looks)) {
      projector.start();

      assertThat(projector.waitFor(1, HALF_A_SECOND)).isFalse();
      assertThat(looks.getAndSet(0)).isBetween(2, 100);

      long end = System.nanoTime() + HALF_A_SECOND.toNanos();
      while (System.nanoTime() < end) {
        assertThat(projector.waitFor(1, Duration.ofMillis(2))).isFalse();
      }
      assertThat(looks.get()).isBetween(2, 100);
    }
  }

  private static Projector projector(Store store, FiringIndex index, AtomicInteger looks) {
    return new Projector(
        new JdbiJournalStore(store),
        new SegmentChain(new JournalCodec()),
        index,
        new PrunedFirings(store),
        () -> {
          looks.incrementAndGet();
          return 0;
        },
        InstantSource.system(),
        null);
  }
}
