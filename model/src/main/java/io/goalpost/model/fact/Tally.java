package io.goalpost.model.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How many events there were, and when the latest of them came. Immutable.
 *
 * @param latest the latest, oldest first: as many as conditions with a window have to tell apart
 */
public record Tally(long count, List<Mark> latest) {

  public static final Tally NONE = new Tally(0, List.of());

  /** When an event was received, and by the diff of which position. */
  public record Mark(Instant at, long position) {}

  public Tally {
    latest = List.copyOf(latest);
  }

  /**
   * With later events.
   *
   * @param marksMax how many of the latest to remember
   */
  public Tally with(List<EventOccurrence> later, int marksMax) {
    List<Mark> marks = new ArrayList<>(latest);
    later.forEach(occurrence -> marks.add(new Mark(occurrence.at(), occurrence.position())));
    return new Tally(
        count + later.size(), marks.subList(Math.max(0, marks.size() - marksMax), marks.size()));
  }
}
