package io.goalpost.service.appliers;

import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.journal.Movement.Reached;
import io.goalpost.service.state.State;

/** Opens a visit to a block. */
final class ReachedApplier implements Applier<Reached> {
  @Override
  public void apply(Reached record, State state) {
    state.put(
        state
            .entry(record.entry())
            .with(
                new Checkpoint(
                    record.block(),
                    record.position(),
                    record.at(),
                    record.until(),
                    record.opens(),
                    record.baselines(),
                    null,
                    null)));
  }
}
