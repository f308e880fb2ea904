package io.goalpost.service.loop;

import io.goalpost.service.state.StateBounds;
import java.time.Duration;

/**
 * The bounds of the engine's thread.
 *
 * @param queueMax requests that may wait; one more is told to come again (429)
 * @param commitRecordsMax records after which a commit is made, even if more requests wait
 * @param checkpointRecords records between two checkpoints
 * @param answerMax how long somebody waits for an answer before they are told to come again (503)
 * @param state how much of the past the state holds
 * @param firingsFor how long a firing can be found by searching; null for ever. The journal keeps
 *     it, whatever this says
 */
public record Limits(
    int queueMax,
    int commitRecordsMax,
    int checkpointRecords,
    Duration answerMax,
    StateBounds state,
    Duration firingsFor) {
  public static final Limits DEFAULT =
      new Limits(2_048, 20_000, 300_000, Duration.ofSeconds(60), StateBounds.DEFAULT);

  /** With firings that can be found for ever. */
  public Limits(
      int queueMax,
      int commitRecordsMax,
      int checkpointRecords,
      Duration answerMax,
      StateBounds state) {
    this(queueMax, commitRecordsMax, checkpointRecords, answerMax, state, null);
  }
}
