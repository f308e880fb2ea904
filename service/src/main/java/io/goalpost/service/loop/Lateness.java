package io.goalpost.service.loop;

import com.codahale.metrics.ExponentiallyDecayingReservoir;
import com.codahale.metrics.Histogram;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How much later than it was due whatever time fires is stored: waits, attempts, conditions that
 * time turns. Noted by the engine's thread alone; {@link #millis} is read by any.
 */
public final class Lateness {

  private final Histogram millis = new Histogram(new ExponentiallyDecayingReservoir());
  private final List<Instant> fired = new ArrayList<>();

  /** Something due at an instant has fired, and is not stored yet. */
  void fired(Instant due) {
    fired.add(due);
  }

  /** All that fired since the last commit is stored. */
  void stored(Instant now) {
    for (Instant due : fired) {
      millis.update(Math.max(0, Duration.between(due, now).toMillis()));
    }
    fired.clear();
  }

  /** What fired is taken back, and will fire again. */
  void takenBack() {
    fired.clear();
  }

  /** In milliseconds, the last minutes weighing most. */
  public Histogram millis() {
    return millis;
  }
}
