package io.goalpost.model.port;

import java.time.Duration;

/** There is no room, or the store cannot be reached, now: nothing was accepted, try again. */
public final class BusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final boolean full;
  private final Duration retryAfter;

  private BusyException(boolean full, Duration retryAfter, String message) {
    super(message);
    this.full = full;
    this.retryAfter = retryAfter;
  }

  /** The intake queue is full. */
  public static BusyException full(Duration retryAfter, String message) {
    return new BusyException(true, retryAfter, message);
  }

  /** The store, or the engine, is not to be had. */
  public static BusyException unavailable(Duration retryAfter, String message) {
    return new BusyException(false, retryAfter, message);
  }

  /** Whether too much was asked (429), and not that nothing can be done (503). */
  public boolean full() {
    return full;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
