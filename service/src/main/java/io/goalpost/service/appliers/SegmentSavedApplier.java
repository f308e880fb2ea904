package io.goalpost.service.appliers;

import io.goalpost.model.journal.Input.SegmentSaved;
import io.goalpost.rules.series.ConditionParser;
import io.goalpost.service.state.SegmentState;
import io.goalpost.service.state.State;

/** Keeps a saved condition in place of the one of that name before (G10). */
final class SegmentSavedApplier implements Applier<SegmentSaved> {
  @Override
  public void apply(SegmentSaved record, State state) {
    state.put(
        new SegmentState(record.segment(), record.text(), ConditionParser.parse(record.text())));
  }
}
