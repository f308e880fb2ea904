package io.goalpost.service.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where those are whose entry goes on: nothing is kept of whom the series has let go. For one
 * thread.
 */
final class Visits {

  /** A visit to a block that is not over. */
  record Visit(
      long position, long entry, String user, String block, Instant reached, Instant until) {}

  /** An entry that goes on; most are at one block. */
  private record Active(String user, List<Visit> visits) {}

  private final Map<Long, Active> active = new HashMap<>();

  void entered(long entry, String user) {
    active.put(entry, new Active(user, new ArrayList<>(1)));
  }

  /** Whether the entry goes on. */
  boolean isActive(long entry) {
    return active.containsKey(entry);
  }

  void reached(long position, long entry, String block, Instant at, Instant until) {
    Active of = active.get(entry);
    of.visits.add(new Visit(position, entry, of.user, block, at, until));
  }

  void rescheduled(long entry, String block, Instant until) {
    active
        .get(entry)
        .visits
        .replaceAll(
            visit ->
                visit.block.equals(block)
                    ? new Visit(visit.position, entry, visit.user, block, visit.reached, until)
                    : visit);
  }

  /** The visit that is over now; one that was over on arrival began with it. */
  Visit left(long position, long entry, String block, Instant at) {
    Active of = active.get(entry);
    for (Visit visit : of.visits) {
      if (visit.block.equals(block)) {
        of.visits.remove(visit);
        return visit;
      }
    }
    return new Visit(position, entry, of.user, block, at, null);
  }

  /** Ends an entry; gives the visits that end with it. */
  List<Visit> ended(long entry) {
    Active of = active.remove(entry);
    return of == null ? List.of() : of.visits;
  }

  /** All that go on, in the order begun. */
  Stream<Visit> open() {
    return active.values().stream()
        .flatMap(of -> of.visits.stream())
        .sorted(Comparator.comparingLong(Visit::position).thenComparing(Visit::block));
  }
}
