package io.goalpost.service.loop;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Who waits for a commit, and what time fired in it. Filled by the engine's thread; then it belongs
 * to the one that stores.
 */
final class Batch {

  private final List<Request<?>> served = new ArrayList<>();
  private final List<Instant> fired = new ArrayList<>();

  void served(Request<?> request) {
    served.add(request);
  }

  /** Something that was due at an instant has fired. */
  void fired(Instant due) {
    fired.add(due);
  }

  /** How many requests wait for it. */
  int size() {
    return served.size();
  }

  boolean isEmpty() {
    return served.isEmpty() && fired.isEmpty();
  }

  /** Answers all: what they did is stored. */
  void done(Lateness lateness, Instant now) {
    fired.forEach(due -> lateness.stored(due, now));
    served.forEach(Request::done);
  }

  void refuse(RuntimeException why) {
    served.forEach(request -> request.refuse(why));
  }
}
