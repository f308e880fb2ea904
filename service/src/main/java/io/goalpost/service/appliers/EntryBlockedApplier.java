package io.goalpost.service.appliers;

import io.goalpost.model.journal.Firing;
import io.goalpost.service.state.State;

/** Somebody was kept out (E4): at this instant their turn has been. */
final class EntryBlockedApplier implements Applier<Firing> {
  @Override
  public void apply(Firing firing, State state) {
    state.markTurned(firing.series(), firing.user(), firing.company());
  }
}
