package io.goalpost.service.store;

import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps H2's file in order while it is written, a little each second, on a thread of its own. */
final class Housekeeping implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  /** How often something is done in a second at most: each time keeps others from writing. */
  private static final int TIMES_MAX = 8;

  private final BooleanSupplier some;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          run -> {
            Thread made = new Thread(run, "housekeeping");
            made.setDaemon(true);
            return made;
          });
  private final Future<?> turns;
  private boolean failing;

  /**
   * Begins.
   *
   * @param some does a little of the work, and tells whether there was any
   */
  Housekeeping(BooleanSupplier some) {
    this.some = some;
    turns = thread.scheduleWithFixedDelay(this::turn, 1, 1, TimeUnit.SECONDS);
  }

  private void turn() {
    try {
      int times = 0;
      while (times < TIMES_MAX && some.getAsBoolean()) {
        times++;
      }
      failing = false;
    } catch (RuntimeException | Error failed) { // in the next second there may be memory again
      if (!failing) {
        LOG.warn("the store's file is not put in order: {}", failed.getMessage());
      }
      failing = true; // told once; whoever writes the journal tells the rest
    }
  }

  /** Ends it; what is being done is done to its end. */
  @Override
  public void close() {
    turns.cancel(false);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
        LOG.warn("the store's file is still being put in order");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
