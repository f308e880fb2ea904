package io.goalpost.service.appliers;

import io.goalpost.model.journal.Input.DraftSaved;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.State;

/** Keeps a draft in place of the one before. */
final class DraftSavedApplier implements Applier<DraftSaved> {
  @Override
  public void apply(DraftSaved record, State state) {
    SeriesState known = state.series(record.series());
    SeriesState series = known != null ? known : SeriesState.created(record.series());
    state.put(series.withDraft(record.text()));
  }
}
