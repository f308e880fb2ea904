package io.goalpost.service.state;

import io.goalpost.model.fact.EventHistory;
import io.goalpost.rules.vocabulary.EventFolding;
import java.time.ZoneId;
import java.util.function.Supplier;

/** Folds the older events of a history, once there are many (C5). Not thread-safe. */
final class Folding {

  private final UndoLog undo;
  private final StateBounds bounds;
  private final Supplier<EventFolding> byConditions;
  private EventFolding folding; // null: the conditions in use have changed

  /**
   * @param byConditions makes what folds as the conditions in use can still be asked
   */
  Folding(UndoLog undo, StateBounds bounds, Supplier<EventFolding> byConditions) {
    this.undo = undo;
    this.bounds = bounds;
    this.byConditions = byConditions;
  }

  EventHistory bounded(String event, EventHistory history, ZoneId zone) {
    if (history.size() < bounds.eventsFoldedAt()) {
      return history;
    }
    if (folding == null) {
      folding = byConditions.get();
    }
    return folding.fold(event, history, bounds.eventsKept(), zone);
  }

  /** The conditions in use are others now, and again if that is taken back. */
  void conditionsChange() {
    folding = null;
    undo.add(() -> folding = null);
  }
}
