package io.goalpost.service.appliers;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.journal.Firing;
import io.goalpost.service.state.State;

/** Ends an entry with all its paths (X1). */
final class ExitedApplier implements Applier<Firing> {
  @Override
  public void apply(Firing firing, State state) {
    state.put(state.entry(firing.entry()).endedAt(firing.at(), Entry.Status.EXITED));
  }
}
