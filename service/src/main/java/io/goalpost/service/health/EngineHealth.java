package io.goalpost.service.health;

import com.codahale.metrics.health.HealthCheck;
import io.goalpost.service.loop.EngineLoop;

/** Whether the engine's thread goes on. */
public final class EngineHealth extends HealthCheck {

  private final EngineLoop loop;

  public EngineHealth(EngineLoop loop) {
    this.loop = loop;
  }

  @Override
  protected Result check() {
    return loop.failure() == null
        ? Result.healthy("at record %d, %d requests wait", loop.position(), loop.waiting())
        : Result.unhealthy(loop.failure());
  }
}
