package io.goalpost.service.loop;

import io.goalpost.service.checkpoint.CheckpointStore;
import io.goalpost.service.engine.Engine;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.SegmentChain;
import io.goalpost.service.recovery.Recovery;
import io.goalpost.service.state.State;
import io.goalpost.service.state.StateBounds;

/** Loops on what is stored. */
final class Loops {

  private Loops() {}

  /** One that recovered and is not started yet. */
  static EngineLoop on(
      JournalStore journal,
      SegmentChain chain,
      CheckpointStore checkpoints,
      EngineClock clock,
      Limits limits) {
    return new EngineLoop(
        () -> new Engine(recovered(journal, chain, checkpoints)),
        journal,
        chain,
        clock,
        limits,
        new Checkpointer(checkpoints, limits));
  }

  /** What is stored. */
  static State recovered(JournalStore journal, SegmentChain chain, CheckpointStore checkpoints) {
    return new Recovery(checkpoints, journal, chain, StateBounds.DEFAULT).recover();
  }
}
