package io.goalpost.service.appliers;

import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.journal.Movement.BaselinesTaken;
import io.goalpost.service.state.State;

/** Adds baselines to an open visit (C8). */
final class BaselinesTakenApplier implements Applier<BaselinesTaken> {
  @Override
  public void apply(BaselinesTaken record, State state) {
    Entry entry = state.entry(record.entry());
    Checkpoint visit = entry.openAt(record.block()).orElseThrow();
    state.put(entry.with(visit.withBaselines(record.baselines())));
  }
}
