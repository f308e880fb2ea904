package io.goalpost.service.appliers;

import io.goalpost.model.entry.Qualification;
import io.goalpost.model.journal.Firing;
import io.goalpost.service.state.State;

/** An entry, or a company, hit its goal: once (G1, G9). */
final class GoalHitApplier implements Applier<Firing> {
  @Override
  public void apply(Firing firing, State state) {
    if (firing.entry() != 0) {
      state.put(state.entry(firing.entry()).hitAt(firing.at()));
      return;
    }
    Qualification open = state.qualification(firing.series(), firing.company(), firing.version());
    state.put(
        new Qualification(
            open.series(),
            open.company(),
            open.version(),
            open.since(),
            open.cause(),
            open.baselines(),
            open.received(),
            firing.at()));
  }
}
