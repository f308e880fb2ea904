package io.goalpost.service.loop;

import io.goalpost.service.engine.Engine;
import java.util.concurrent.CompletableFuture;

/** Something that waits for the engine's thread, and what it gave. */
final class Request<T> {

  /** What it does to the engine. */
  enum Kind {
    CHANGE,
    /** Changes nothing. */
    QUESTION,
    /** Is done while no commit is under way. */
    ALONE
  }

  private final Work<T> work;
  private final Kind kind;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private T result;
  private RuntimeException refusal;

  Request(Work<T> work, Kind kind) {
    this.work = work;
    this.kind = kind;
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  /** Does it; what it gives is kept until what it saw is stored. */
  void run(Engine engine) {
    result = work.on(engine);
  }

  /** Whether it may be done while a company's diff is being fanned out. */
  boolean mayComeBeside(Engine engine) {
    return is(Kind.QUESTION) || work.mayComeBeside(engine);
  }

  /** A piece more of what it began. */
  void goesOn(Engine.Outcome piece) {
    work.goesOn(piece);
  }

  /** What it began is over. */
  void isOver() {
    result = work.over(result);
  }

  /** It cannot be done: told once what it saw is stored, as it may never have been so. */
  void cannotBeDone(RuntimeException why) {
    refusal = why;
  }

  /** What it did and saw is stored. */
  void done() {
    if (refusal != null) {
      answer.completeExceptionally(refusal);
    } else {
      answer.complete(result);
    }
  }

  /** Refuses it at once. */
  void refuse(RuntimeException why) {
    answer.completeExceptionally(why);
  }

  /** What whoever asked waits for. */
  CompletableFuture<T> answer() {
    return answer;
  }
}
