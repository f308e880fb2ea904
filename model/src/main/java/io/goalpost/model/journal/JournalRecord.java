package io.goalpost.model.journal;

import java.time.Instant;

/**
 * One record of the journal. Everything that is stored elsewhere is derived from these.
 *
 * <p>Positions are dense, increasing and never reused.
 */
public sealed interface JournalRecord permits Input, Firing, Movement, FanOutReached {

  long position();

  /** The instant the engine gave it: received time of a diff, due time of a timer (D3, T1). */
  Instant at();
}
