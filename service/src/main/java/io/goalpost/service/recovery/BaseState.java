package io.goalpost.service.recovery;

import io.goalpost.service.checkpoint.StatePieces;
import io.goalpost.service.journal.JournalBase;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.state.State;
import io.goalpost.service.state.StateBounds;

/** The state that a journal begins with. Stateless. */
public final class BaseState {

  private BaseState() {}

  /**
   * The whole of it, all counted as changed; empty where the journal begins with nothing.
   *
   * @throws io.goalpost.service.journal.BrokenChainException where it is not as it was written
   */
  public static State of(JournalStore journal, JournalBase base, StateBounds bounds) {
    State state = new State(bounds);
    if (!base.isNone()) {
      StateLoading loading = new StateLoading(state, base.zone(), base.at());
      StatePieces pieces = new StatePieces();
      journal.basePieces(base, piece -> pieces.read(piece, row -> true, loading));
      loading.finish();
      state.standAt(base.position(), base.at(), base.zone());
    }
    return state;
  }
}
