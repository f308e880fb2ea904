package io.goalpost.model.fact;

import java.util.ArrayList;
import java.util.List;

/**
 * A user's events of one name, oldest first. Immutable to its readers: a longer history shares the
 * shorter one's storage, so that adding an event copies nothing. Not thread-safe for writers: only
 * the newest history of a user is ever added to, by the engine's thread.
 */
public final class EventHistory {

  public static final EventHistory EMPTY = new EventHistory(new ArrayList<>(0), 0);

  private final ArrayList<EventOccurrence> shared;
  private final int size;

  private EventHistory(ArrayList<EventOccurrence> shared, int size) {
    this.shared = shared;
    this.size = size;
  }

  /** A history of these, oldest first. */
  public static EventHistory of(List<EventOccurrence> occurrences) {
    return new EventHistory(new ArrayList<>(occurrences), occurrences.size());
  }

  /** This history and one event more. */
  public EventHistory with(EventOccurrence occurrence) {
    if (shared.size() != size || this == EMPTY) {
      // Somebody went on from here before and was rolled back: part ways with what they added.
      ArrayList<EventOccurrence> own = new ArrayList<>(size + 4);
      own.addAll(shared.subList(0, size));
      own.add(occurrence);
      return new EventHistory(own, size + 1);
    }
    shared.add(occurrence);
    return new EventHistory(shared, size + 1);
  }

  public int size() {
    return size;
  }

  /** The occurrence at an index, 0 being the oldest. */
  public EventOccurrence get(int index) {
    if (index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return shared.get(index);
  }

  /** All of them, oldest first. */
  public List<EventOccurrence> occurrences() {
    return List.copyOf(shared.subList(0, size));
  }
}
