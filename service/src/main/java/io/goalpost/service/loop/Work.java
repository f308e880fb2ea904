package io.goalpost.service.loop;

import io.goalpost.service.engine.Engine;

/**
 * Something to be done on the engine's thread; what it gives is handed on when it is stored.
 *
 * <p>It may begin to fan a company's diff out ({@link Engine#begin}); then it is handed each piece,
 * and is done when all members have been looked at.
 */
@FunctionalInterface
public interface Work<T> {

  T on(Engine engine);

  /**
   * Whether it may be done while a company's diff is being fanned out; it waits for the end else.
   */
  default boolean mayComeBeside(Engine engine) {
    return false;
  }

  /** A piece more of what it began. */
  default void goesOn(Engine.Outcome piece) {}

  /**
   * What it gives where it began to fan out, once that is over.
   *
   * @param begun what {@link #on} gave
   */
  default T over(T begun) {
    return begun;
  }
}
