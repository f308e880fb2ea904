package io.goalpost.service.loop;

import io.goalpost.service.engine.Engine;
import java.util.concurrent.CompletableFuture;

/** Something that waits for the engine's thread, and what it gave. */
final class Request<T> {

  private final Work<T> work;
  private final boolean question;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private T result;

  /**
   * @param question whether it changes nothing
   */
  Request(Work<T> work, boolean question) {
    this.work = work;
    this.question = question;
  }

  boolean isQuestion() {
    return question;
  }

  /** Does it; what it gives is kept until it is stored. */
  void run(Engine engine) {
    result = work.on(engine);
  }

  /** What it did is stored. */
  void done() {
    answer.complete(result);
  }

  void refuse(RuntimeException why) {
    answer.completeExceptionally(why);
  }

  /** What whoever asked waits for. */
  CompletableFuture<T> answer() {
    return answer;
  }
}
