package io.goalpost.service.loop;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * What the engine takes for now: the wall clock, or one that is moved by hand. Thread-safe; a
 * manual clock is moved by the engine's thread only.
 */
public final class EngineClock {

  private final InstantSource wall;
  private volatile Instant manual;

  private EngineClock(InstantSource wall, Instant manual) {
    this.wall = wall;
    this.manual = manual;
  }

  /** The wall clock, in whole milliseconds. */
  public static EngineClock system(InstantSource wall) {
    return new EngineClock(wall, null);
  }

  /** A clock that stands until it is moved. */
  public static EngineClock manual(Instant start) {
    return new EngineClock(null, start);
  }

  public boolean isManual() {
    return wall == null;
  }

  public Instant now() {
    return isManual() ? manual : wall.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Moves a manual clock. */
  public void set(Instant to) {
    if (!isManual()) {
      throw new IllegalStateException("the system clock is not moved by hand");
    }
    manual = to;
  }
}
