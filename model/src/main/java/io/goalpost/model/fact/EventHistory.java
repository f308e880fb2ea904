package io.goalpost.model.fact;

import java.util.Arrays;
import java.util.List;

/**
 * A user's events of one name: the latest as they were, oldest first, and what is left of those
 * before. Immutable to its readers, on any thread: a longer history shares the shorter one's
 * storage, so that adding an event copies nothing, and writes behind its end only. Histories are
 * made longer by one thread, the engine's.
 */
public final class EventHistory {

  private static final int ROOM_MIN = 4;

  public static final EventHistory EMPTY =
      new EventHistory(new EventOccurrence[0], 0, FoldedEvents.NONE, false);

  private final EventOccurrence[] shared;
  private final int size;
  private final FoldedEvents folded;
  private final boolean borrowed;

  private EventHistory(EventOccurrence[] shared, int size, FoldedEvents folded, boolean borrowed) {
    this.shared = shared;
    this.size = size;
    this.folded = folded;
    this.borrowed = borrowed;
  }

  /** A history of these, oldest first. */
  public static EventHistory of(List<EventOccurrence> occurrences) {
    return of(occurrences, FoldedEvents.NONE);
  }

  /** A history of these, oldest first, that came after what was folded. */
  public static EventHistory of(List<EventOccurrence> occurrences, FoldedEvents folded) {
    return new EventHistory(
        occurrences.toArray(new EventOccurrence[0]), occurrences.size(), folded, false);
  }

  /**
   * The same history for another thread to make longer: its first addition takes a storage of its
   * own, so that the two never write into one.
   */
  public EventHistory borrowed() {
    return new EventHistory(shared, size, folded, true);
  }

  /** This history and one event more. */
  public EventHistory with(EventOccurrence occurrence) {
    EventOccurrence[] room = shared;
    if (borrowed || size == room.length || room[size] != null) {
      // Full; or lent, or somebody went on from here and was rolled back: part ways with them.
      room = Arrays.copyOf(Arrays.copyOf(room, size), Math.max(ROOM_MIN, size + size / 2 + 1));
    }
    room[size] = occurrence;
    return new EventHistory(room, size + 1, folded, false);
  }

  /** How many are kept as they were. */
  public int size() {
    return size;
  }

  /** How many there were ever. */
  public long total() {
    return folded.all().count() + size;
  }

  /** One of those kept, 0 being the oldest. */
  public EventOccurrence get(int index) {
    if (index >= size) {
      throw new IndexOutOfBoundsException(index);
    }
    return shared[index];
  }

  /** All that are kept, oldest first. */
  public List<EventOccurrence> occurrences() {
    return List.of(Arrays.copyOf(shared, size));
  }

  /** What is left of those before. */
  public FoldedEvents folded() {
    return folded;
  }
}
