package io.goalpost.service.loop;

import io.goalpost.model.port.BusyException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where requests come in from any thread and wait for their answers, for as long as there is room,
 * time, and an engine to answer them. Thread-safe.
 */
final class Intake {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final String STOPPING = "the service is stopping";

  private final Limits limits;
  private final Requests requests;
  private volatile boolean closing;
  private volatile boolean ended;
  private volatile String failure;

  Intake(Limits limits) {
    this.limits = limits;
    this.requests = new Requests(limits.queueMax());
  }

  /** What waits, for the engine's thread. */
  Requests requests() {
    return requests;
  }

  /**
   * Lets a request wait for the engine's thread, and gives its answer.
   *
   * @throws BusyException where the queue is full, nothing is taken any more, or no answer comes in
   *     time
   */
  <T> T submit(Request<T> request) {
    if (failure != null || closing) {
      throw over();
    }
    if (!requests.offer(request)) {
      throw BusyException.full(
          RETRY_AFTER, limits.queueMax() + " requests are waiting: send fewer at once");
    }
    if (ended) {
      requests.refuse(over()); // nobody takes it from the queue any more
    }
    try {
      return request.answer().get(limits.answerMax().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failed.getCause());
    } catch (TimeoutException late) {
      throw unavailable("no answer in time; what was sent may be applied: send it again as it is");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw unavailable("interrupted");
    }
  }

  static BusyException unavailable(String why) {
    return BusyException.unavailable(RETRY_AFTER, why);
  }

  /** Takes nothing more; what waits is still answered. */
  void close() {
    closing = true;
    requests.wake();
  }

  boolean isClosing() {
    return closing;
  }

  /** The engine cannot go on. */
  void fail(String why) {
    failure = why;
  }

  /** Why nothing is done any more; null while all is well. */
  String failure() {
    return failure;
  }

  /** The engine's thread is done: whoever waits is refused. */
  void end() {
    ended = true;
    requests.refuse(over());
  }

  /** What is told to whoever comes when nothing is done any more. */
  BusyException over() {
    return unavailable(failure != null ? failure : STOPPING);
  }
}
