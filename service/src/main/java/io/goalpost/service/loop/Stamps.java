package io.goalpost.service.loop;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The instants of what comes. The wall clock may step back; the engine's instants do not (D3).
 * Until it has caught up they stand still, and so does whatever waits. For the engine's thread.
 */
final class Stamps {

  private static final Logger LOG = LoggerFactory.getLogger(Stamps.class);

  /** A step of the clock that is told; smaller ones are every day's. */
  private static final Duration STEP_BACK_TOLD = Duration.ofSeconds(1);

  private final EngineClock clock;
  private Instant told; // where time stands still, and that was told; or null

  Stamps(EngineClock clock) {
    this.clock = clock;
  }

  /** The clock's instant, or the last one where the clock shows an earlier. */
  Instant next(Instant last) {
    Instant now = clock.now();
    if (!now.isBefore(last)) {
      told = null;
      return now;
    }
    if (!last.equals(told) && Duration.between(now, last).compareTo(STEP_BACK_TOLD) > 0) {
      LOG.warn(
          "the clock shows {}, before {}: time stands still until it has caught up", now, last);
      told = last;
    }
    return last;
  }
}
