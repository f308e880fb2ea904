package io.goalpost.service.loop;

import com.codahale.metrics.ExponentiallyDecayingReservoir;
import com.codahale.metrics.Histogram;
import java.time.Duration;
import java.time.Instant;

/**
 * How much later than it was due whatever time fires is stored: waits, attempts, conditions that
 * time turns. Thread-safe.
 */
public final class Lateness {

  private final Histogram millis = new Histogram(new ExponentiallyDecayingReservoir());

  /** What was due at an instant has fired, and is stored now. */
  void stored(Instant due, Instant now) {
    millis.update(Math.max(0, Duration.between(due, now).toMillis()));
  }

  /** In milliseconds, the last minutes weighing most. */
  public Histogram millis() {
    return millis;
  }
}
