package io.goalpost.service.appliers;

import io.goalpost.model.journal.Input.RulesFileSaved;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.State;

/** Keeps an author's file of rules with the draft, or takes it away. */
final class RulesFileSavedApplier implements Applier<RulesFileSaved> {
  @Override
  public void apply(RulesFileSaved record, State state) {
    SeriesState known = state.series(record.series());
    SeriesState series = known != null ? known : SeriesState.created(record.series());
    state.put(series.withFile(record.file(), record.content()));
  }
}
