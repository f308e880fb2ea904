package io.goalpost.service.appliers;

import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Checkpoint.Outcome;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.journal.Firing;
import io.goalpost.service.state.State;
import java.util.List;
import java.util.Map;

/** Begins an entry, and keeps what it pins (E1, E3, G5). */
final class EnteredApplier implements Applier<Firing> {
  @Override
  public void apply(Firing firing, State state) {
    List<Checkpoint> entryBlocks =
        firing.blocks().stream()
            .map(
                block ->
                    new Checkpoint(
                        block,
                        firing.position(),
                        firing.at(),
                        null,
                        null,
                        Map.of(),
                        firing.at(),
                        Outcome.ENTERED))
            .toList();
    state.put(
        new Entry(
            firing.position(),
            firing.cause(),
            firing.series(),
            firing.user(),
            firing.company(),
            firing.key(),
            firing.at(),
            firing.snapshot(),
            Entry.Status.ACTIVE,
            false,
            false,
            null,
            null,
            entryBlocks,
            List.of()));
    state.markTurned(firing.series(), firing.user(), firing.company());
  }
}
