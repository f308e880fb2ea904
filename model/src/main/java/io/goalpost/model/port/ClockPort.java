package io.goalpost.model.port;

import io.goalpost.model.journal.Firing;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The engine's time. */
public interface ClockPort {

  /** Where the clock stands, and what moving it fired. */
  record Moved(Instant now, List<Firing> firings) {}

  Instant now();

  /** Whether it is moved by hand; with the system clock the rest is not to be had. */
  boolean manual();

  /**
   * Moves the clock forward and fires what was due on the way.
   *
   * @param through whether what is due at {@code to} itself fires too (T1)
   * @throws io.goalpost.model.diff.RefusedException where {@code to} is before now
   */
  Moved move(Instant to, boolean through);

  /** Empties everything and sets clock and zone. */
  void reset(Instant to, ZoneId zone);
}
