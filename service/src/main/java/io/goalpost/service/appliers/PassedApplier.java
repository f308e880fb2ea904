package io.goalpost.service.appliers;

import io.goalpost.model.entry.Checkpoint.Outcome;
import io.goalpost.model.journal.Movement.Passed;
import io.goalpost.service.state.State;

/** Leaves a block without a firing. */
final class PassedApplier implements Applier<Passed> {
  @Override
  public void apply(Passed record, State state) {
    state.put(
        LeavingApplier.left(
            state.entry(record.entry()),
            record.block(),
            record.position(),
            record.at(),
            Outcome.PASSED));
  }
}
