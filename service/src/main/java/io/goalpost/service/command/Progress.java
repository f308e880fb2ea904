package io.goalpost.service.command;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/** Tells how far a long work has come, in a line a second at most. For one thread. */
final class Progress implements LongConsumer {

  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final PrintStream to;
  private final String done;
  private final long total;
  private final String of;
  private final LongSupplier nanos;
  private long last;

  /**
   * @param done what was done to the records, such as {@code replayed}
   * @param total how many records there are
   * @param nanos a clock that only tells how much time passes
   */
  Progress(PrintStream to, String done, long total, LongSupplier nanos) {
    this(to, done, total, "records", nanos);
  }

  /**
   * The same of something else than records.
   *
   * @param of what there are so many of
   */
  Progress(PrintStream to, String done, long total, String of, LongSupplier nanos) {
    this.to = to;
    this.done = done;
    this.total = total;
    this.of = of;
    this.nanos = nanos;
    this.last = nanos.getAsLong();
  }

  @Override
  public void accept(long records) {
    long now = nanos.getAsLong();
    if (now - last >= PAUSE_NANOS) {
      last = now;
      to.println(done + " " + records + " of " + total + " " + of);
    }
  }
}
