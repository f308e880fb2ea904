package io.goalpost.service.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What waits for the engine's thread, in the order it came, and no more than so much. Thread-safe.
 */
final class Requests {

  private final BlockingQueue<Request<?>> queue;

  Requests(int max) {
    queue = new ArrayBlockingQueue<>(max);
  }

  /** Lets it wait; tells whether there was room. */
  boolean offer(Request<?> request) {
    return queue.offer(request);
  }

  int waiting() {
    return queue.size();
  }

  /** The next, or null where none waits. */
  Request<?> poll() {
    return queue.poll();
  }

  /** The next, or null where none comes in time. */
  Request<?> poll(long millisMax) throws InterruptedException {
    return queue.poll(millisMax, TimeUnit.MILLISECONDS);
  }

  /** Takes those out of their turn that change nothing. */
  void forEachQuestion(Consumer<Request<?>> answering) {
    for (Request<?> request : queue) {
      if (request.isQuestion() && queue.remove(request)) {
        answering.accept(request);
      }
    }
  }

  /** Refuses all that wait. */
  void refuse(RuntimeException why) {
    List<Request<?>> rest = new ArrayList<>();
    queue.drainTo(rest);
    rest.forEach(request -> request.refuse(why));
  }
}
