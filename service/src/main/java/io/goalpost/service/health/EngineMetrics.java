package io.goalpost.service.health;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricSet;
import io.goalpost.model.port.BusyException;
import io.goalpost.service.loop.EngineLoop;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Figures of the engine's thread: where it stands, what waits, how late it answers and fires. */
public final class EngineMetrics implements MetricSet {

  /** What {@code delayMillis} says while nothing is answered. */
  private static final long NO_ANSWER = -1;

  private final EngineLoop loop;

  public EngineMetrics(EngineLoop loop) {
    this.loop = loop;
  }

  @Override
  public Map<String, Metric> getMetrics() {
    Gauge<Long> position = loop::position;
    Gauge<Integer> waiting = loop::waiting;
    Gauge<Integer> failed = () -> loop.failure() == null ? 0 : 1;
    Gauge<Long> delay = this::delayMillis;
    return Map.of(
        "position", position,
        "waiting", waiting,
        "failed", failed,
        "delayMillis", delay,
        "latenessMillis", loop.lateness().millis());
  }

  /** How long a request that asks for nothing waits for its turn and its answer. */
  private long delayMillis() {
    long begun = System.nanoTime();
    try {
      loop.ask(engine -> null);
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    } catch (BusyException noAnswer) {
      return NO_ANSWER;
    }
  }
}
