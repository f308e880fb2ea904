package io.goalpost.service.loop;

import io.goalpost.service.engine.Engine;

/** Something to be done on the engine's thread; what it gives is handed on when it is stored. */
@FunctionalInterface
public interface Work<T> {
  T on(Engine engine);
}
