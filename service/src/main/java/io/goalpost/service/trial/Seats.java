package io.goalpost.service.trial;

import io.goalpost.model.port.BusyException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** Lets so many in at once; one more is told to come again, for each takes memory. Thread-safe. */
public final class Seats {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private final Duration retryAfter;

  private final Semaphore free;
  private final String what;

  /**
   * @param what is done, for who is told to come again, such as {@code previews}
   */
  public Seats(int atOnce, String what) {
    this(atOnce, what, RETRY_AFTER);
  }

  /**
   * @param retryAfter how long whoever is told to come again should wait
   */
  public Seats(int atOnce, String what, Duration retryAfter) {
    this.retryAfter = retryAfter;
    this.free = new Semaphore(atOnce);
    this.what = what;
  }

  /**
   * Does the work on the caller's thread.
   *
   * @throws BusyException where all seats are taken
   */
  public <T> T take(Supplier<T> work) {
    if (!free.tryAcquire()) {
      throw BusyException.full(retryAfter, "as many " + what + " are under way as may be at once");
    }
    try {
      return work.get();
    } finally {
      free.release();
    }
  }
}
