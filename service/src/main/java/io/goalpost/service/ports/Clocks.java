package io.goalpost.service.ports;

import io.goalpost.model.diff.Fault;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.port.ClockPort;
import io.goalpost.service.engine.Engine;
import io.goalpost.service.loop.EngineClock;
import io.goalpost.service.loop.EngineLoop;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The engine's time, and moving it where it is manual. Thread-safe. */
public final class Clocks implements ClockPort {

  private final EngineLoop loop;
  private final EngineClock clock;
  private final Runnable emptying;

  /**
   * @param emptying empties the store, for a reset
   */
  public Clocks(EngineLoop loop, EngineClock clock, Runnable emptying) {
    this.loop = loop;
    this.clock = clock;
    this.emptying = emptying;
  }

  @Override
  public Instant now() {
    return clock.now();
  }

  @Override
  public boolean manual() {
    return clock.isManual();
  }

  @Override
  public Moved move(Instant to, boolean through) {
    return loop.submit(
        engine -> {
          if (to.isBefore(clock.now())) {
            throw refused("is before now, " + clock.now() + ": time does not run back");
          }
          List<Firing> firings = new ArrayList<>();
          Engine.Outcome outcome = engine.fireNext(to, through);
          while (outcome != null) {
            firings.addAll(outcome.firings());
            outcome = engine.fireNext(to, through);
          }
          engine.moveTo(to);
          clock.set(to);
          return new Moved(to, firings);
        });
  }

  @Override
  public void reset(Instant to, ZoneId zone) {
    loop.reset(to, emptying);
    loop.submit(engine -> engine.setZone(zone));
  }

  private static RefusedException refused(String reason) {
    return new RefusedException(List.of(new Fault(-1, "to", reason)));
  }
}
