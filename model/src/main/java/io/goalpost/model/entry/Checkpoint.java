package io.goalpost.model.entry;

import io.goalpost.model.fact.Value;
import io.goalpost.model.fact.Values;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * One visit of an entry to a block (S3).
 *
 * @param position of the record that reached the block; orders paths and timers by creation
 * @param until when the waiting, trying or attempt ends; null without end
 * @param opens when the schedule opens next, while the message waits for it; else null (B7)
 * @param baselines values at arrival that a rule block compares with (C8)
 * @param left null while the entry is there
 * @param how it left; null while the entry is there
 */
public record Checkpoint(
    String block,
    long position,
    Instant reached,
    Instant until,
    Instant opens,
    Map<String, Value> baselines,
    Instant left,
    Outcome how) {

  public Checkpoint {
    baselines = Values.copyOf(baselines);
  }

  /** How an entry left a block. */
  public enum Outcome {
    ENTERED,
    MATCHED,
    UNMATCHED,
    SENT,
    UNSENT,
    WAITED,
    TAGGED,
    PASSED,
    EXITED
  }

  /** Whether the entry is still there. */
  public boolean open() {
    return left == null;
  }

  public Checkpoint leaving(Instant at, Outcome outcome) {
    return new Checkpoint(block, position, reached, until, opens, baselines, at, outcome);
  }

  /** With further baselines; those taken on arrival stay as they are. */
  public Checkpoint withBaselines(Map<String, Value> further) {
    Map<String, Value> all = new HashMap<>(further);
    all.putAll(baselines);
    return new Checkpoint(block, position, reached, until, opens, all, left, how);
  }

  public Checkpoint rescheduled(Instant newUntil, Instant newOpens) {
    return new Checkpoint(block, position, reached, newUntil, newOpens, baselines, left, how);
  }
}
