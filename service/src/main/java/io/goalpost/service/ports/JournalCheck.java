package io.goalpost.service.ports;

import io.goalpost.model.port.BusyException;
import io.goalpost.model.port.JournalPort;
import io.goalpost.service.journal.ChainWalk;
import io.goalpost.service.journal.JournalBase;
import io.goalpost.service.store.StoreFailedException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Walks the journal's chain on the thread of whoever asks, while the engine goes on; one walk at a
 * time, since each reads all that is stored. Thread-safe.
 */
public final class JournalCheck implements JournalPort {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final ChainWalk walk;
  private final Semaphore turn = new Semaphore(1);

  public JournalCheck(ChainWalk walk) {
    this.walk = walk;
  }

  @Override
  public Verdict verify() {
    if (!turn.tryAcquire()) {
      throw BusyException.full(RETRY_AFTER, "the journal is being verified: wait for that to end");
    }
    try {
      ChainWalk.Verdict verdict = walk.verify(position -> {});
      Verdict found =
          verdict
              .broken()
              .map(broken -> Verdict.broken(verdict.position(), broken.number(), broken.reason()))
              .orElseGet(() -> Verdict.good(verdict.position()));
      JournalBase base = verdict.base();
      return base.isNone() ? found : found.since(base.position(), base.at());
    } catch (StoreFailedException away) {
      throw BusyException.unavailable(RETRY_AFTER, "the store cannot be read");
    } finally {
      turn.release();
    }
  }
}
