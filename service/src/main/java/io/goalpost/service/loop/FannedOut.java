package io.goalpost.service.loop;

import io.goalpost.service.engine.Engine;

/**
 * Whose diff of a company is being fanned out: answered when all members have been looked at. After
 * a restart it is nobody, and the engine goes on all the same. For the engine's thread.
 */
final class FannedOut {

  private Request<?> request;

  /** A request began one. */
  void begins(Request<?> of) {
    request = of;
  }

  /** Looks at some more members; where that was all, whoever asked is served. */
  void goOn(Engine engine, Commits commits) {
    Engine.Outcome piece = engine.goOn();
    if (request == null) {
      return;
    }
    request.goesOn(piece);
    if (!engine.isFanningOut()) {
      request.isOver();
      commits.served(request);
      request = null;
    }
  }

  /** Refuses whoever waits for the end. */
  void refuse(RuntimeException why) {
    if (request != null) {
      request.refuse(why);
      request = null;
    }
  }
}
