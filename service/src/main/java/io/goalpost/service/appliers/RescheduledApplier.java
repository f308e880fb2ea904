package io.goalpost.service.appliers;

import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.journal.Movement.Rescheduled;
import io.goalpost.service.state.State;

/** Moves what an open visit waits for. */
final class RescheduledApplier implements Applier<Rescheduled> {
  @Override
  public void apply(Rescheduled record, State state) {
    Entry entry = state.entry(record.entry());
    Checkpoint visit = entry.openAt(record.block()).orElseThrow();
    state.put(entry.with(visit.rescheduled(record.until(), record.opens())));
  }
}
