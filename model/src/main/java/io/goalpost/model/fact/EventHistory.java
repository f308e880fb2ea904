package io.goalpost.model.fact;

import java.util.Arrays;
import java.util.List;

/**
 * A user's events of one name, oldest first. Immutable to its readers, on any thread: a longer
 * history shares the shorter one's storage, so that adding an event copies nothing, and writes
 * behind its end only. Histories are made longer by one thread, the engine's.
 */
public final class EventHistory {

  private static final int ROOM_MIN = 4;

  public static final EventHistory EMPTY = new EventHistory(new EventOccurrence[0], 0, false);

  private final EventOccurrence[] shared;
  private final int size;
  private final boolean borrowed;

  private EventHistory(EventOccurrence[] shared, int size, boolean borrowed) {
    this.shared = shared;
    this.size = size;
    this.borrowed = borrowed;
  }

  /** A history of these, oldest first. */
  public static EventHistory of(List<EventOccurrence> occurrences) {
    return new EventHistory(occurrences.toArray(new EventOccurrence[0]), occurrences.size(), false);
  }

  /**
   * The same history for another thread to make longer: its first addition takes a storage of its
   * own, so that the two never write into one.
   */
  public EventHistory borrowed() {
    return new EventHistory(shared, size, true);
  }

  /** This history and one event more. */
  public EventHistory with(EventOccurrence occurrence) {
    EventOccurrence[] room = shared;
    if (borrowed || size == room.length || room[size] != null) {
      // Full; or lent, or somebody went on from here and was rolled back: part ways with them.
      room = Arrays.copyOf(Arrays.copyOf(room, size), Math.max(ROOM_MIN, size + size / 2 + 1));
    }
    room[size] = occurrence;
    return new EventHistory(room, size + 1, false);
  }

  public int size() {
    return size;
  }

  /** The occurrence at an index, 0 being the oldest. */
  public EventOccurrence get(int index) {
    if (index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return shared[index];
  }

  /** All of them, oldest first. */
  public List<EventOccurrence> occurrences() {
    return List.of(Arrays.copyOf(shared, size));
  }
}
