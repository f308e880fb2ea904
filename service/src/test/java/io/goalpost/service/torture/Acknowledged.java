package io.goalpost.service.torture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What the server has promised: the position it answered for each diff, and when. Thread-safe. */
final class Acknowledged {

  /** One answer: since when at the latest the record of that position was stored. */
  record Answer(long position, long atMillis) {}

  private final Map<String, Answer> byId = new ConcurrentHashMap<>();
  private final List<String> ids = new ArrayList<>();
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
  private final AtomicLong firstOfRound = new AtomicLong(Long.MAX_VALUE);
  private final AtomicLong retried = new AtomicLong();

  /** Takes up an answer; one for an id that was answered before must be the same. */
  void answered(String id, long position, boolean duplicate, long atMillis) {
    if (!duplicate) {
      firstOfRound.accumulateAndGet(position, Math::min);
    }
    Answer before = byId.putIfAbsent(id, new Answer(position, atMillis));
    if (before == null) {
      synchronized (ids) {
        ids.add(id);
      }
      return;
    }
    retried.incrementAndGet();
    if (before.position() != position || !duplicate) {
      faults.add(
          "%s was answered with position %d, and sent again with %d%s"
              .formatted(id, before.position(), position, duplicate ? "" : ", as if it were new"));
    }
  }

  void beginRound() {
    firstOfRound.set(Long.MAX_VALUE);
  }

  /** The first new position answered in this round; the largest there is where none was. */
  long firstOfRound() {
    return firstOfRound.get();
  }

  /** Some id that was answered before. */
  Optional<String> any(Random random) {
    synchronized (ids) {
      return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(random.nextInt(ids.size())));
    }
  }

  Map<String, Answer> all() {
    return byId;
  }

  /** How many of the answers were to a diff sent again. */
  long retried() {
    return retried.get();
  }

  List<String> faults() {
    return List.copyOf(faults);
  }
}
