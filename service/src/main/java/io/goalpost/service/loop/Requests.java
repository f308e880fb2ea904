package io.goalpost.service.loop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * What waits for the engine's thread, in the order it came, and no more than so much; and a way to
 * wake that thread where there is nothing. Thread-safe; one thread polls.
 */
final class Requests {

  private final int max;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition something = lock.newCondition();
  private final Queue<Request<?>> queue = new ArrayDeque<>();
  private boolean woken;

  Requests(int max) {
    this.max = max;
  }

  /** Lets it wait; tells whether there was room. */
  boolean offer(Request<?> request) {
    lock.lock();
    try {
      if (queue.size() >= max) {
        return false;
      }
      queue.add(request);
      something.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  int waiting() {
    lock.lock();
    try {
      return queue.size();
    } finally {
      lock.unlock();
    }
  }

  /** The next, or null where none waits. */
  Request<?> poll() {
    lock.lock();
    try {
      return queue.poll();
    } finally {
      lock.unlock();
    }
  }

  /** The next, or null where none comes in time or before the thread is woken. */
  Request<?> poll(long millisMax) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millisMax);
      while (queue.isEmpty() && !woken && left > 0) {
        left = something.awaitNanos(left);
      }
      woken = false;
      return queue.poll();
    } finally {
      lock.unlock();
    }
  }

  /** Lets whoever polls go on, now or the next time it would wait. */
  void wake() {
    lock.lock();
    try {
      woken = true;
      something.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Takes those out of their turn that change nothing. */
  void forEachQuestion(Consumer<Request<?>> answering) {
    List<Request<?>> questions = new ArrayList<>();
    lock.lock();
    try {
      for (Iterator<Request<?>> all = queue.iterator(); all.hasNext(); ) {
        Request<?> request = all.next();
        if (request.is(Request.Kind.QUESTION)) {
          all.remove();
          questions.add(request);
        }
      }
    } finally {
      lock.unlock();
    }
    questions.forEach(answering);
  }

  /** Refuses all that wait. */
  void refuse(RuntimeException why) {
    List<Request<?>> rest;
    lock.lock();
    try {
      rest = List.copyOf(queue);
      queue.clear();
    } finally {
      lock.unlock();
    }
    rest.forEach(request -> request.refuse(why));
  }
}
