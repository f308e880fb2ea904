package io.goalpost.service.replay;

import io.goalpost.model.journal.Input;
import java.time.Instant;

/**
 * Tells, of a journal's inputs one after the other, how far time had passed before each (T1). Not
 * thread-safe.
 */
public final class Pace {

  private Instant at = Instant.EPOCH;
  private boolean cameOfTime;

  /** Whether an input came of time alone, and not from outside. */
  public static boolean ofTime(Input input) {
    return input instanceof Input.TimerFired || input instanceof Input.TimeTurned;
  }

  /**
   * Whether what was due at the instant of the next input fired before it. Once something due at an
   * instant has fired, all that was due then has, before anything came from outside; else what
   * comes at the instant itself comes before what is due.
   */
  public boolean through(Input input) {
    boolean through = ofTime(input) || (cameOfTime && input.at().equals(at));
    cameOfTime = ofTime(input);
    at = input.at();
    return through;
  }
}
