package io.goalpost.service.appliers;

import io.goalpost.model.journal.JournalRecord;
import io.goalpost.service.state.State;

/** What one kind of record does to the state. */
@FunctionalInterface
interface Applier<R extends JournalRecord> {

  /** Does it; the state has stepped to the record already. */
  void apply(R record, State state);
}
