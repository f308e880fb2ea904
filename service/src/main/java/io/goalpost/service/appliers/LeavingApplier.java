package io.goalpost.service.appliers;

import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Checkpoint.Outcome;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.journal.Firing;
import io.goalpost.service.state.State;
import java.time.Instant;
import java.util.Map;

/** Leaves a block: closes the open visit, or keeps one that was over on arrival. */
final class LeavingApplier implements Applier<Firing> {

  private final Outcome how;

  LeavingApplier(Outcome how) {
    this.how = how;
  }

  @Override
  public void apply(Firing firing, State state) {
    state.put(
        left(state.entry(firing.entry()), firing.block(), firing.position(), firing.at(), how));
  }

  static Entry left(Entry entry, String block, long position, Instant at, Outcome how) {
    Checkpoint visit =
        entry
            .openAt(block)
            .orElseGet(() -> new Checkpoint(block, position, at, null, null, Map.of(), null, null));
    return entry.with(visit.leaving(at, how));
  }
}
