package io.goalpost.service.health;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.Metric;
import com.codahale.metrics.MetricSet;
import io.goalpost.service.projection.Projector;
import java.util.Map;

/** How far the search of firings is behind the engine. Thread-safe. */
public final class ProjectionMetrics implements MetricSet {

  private final Projector projector;

  public ProjectionMetrics(Projector projector) {
    this.projector = projector;
  }

  @Override
  public Map<String, Metric> getMetrics() {
    Gauge<Long> position = projector::position;
    Gauge<Long> records = projector::lagRecords;
    Gauge<Double> seconds = projector::lagSeconds;
    return Map.of("position", position, "lagRecords", records, "lagSeconds", seconds);
  }
}
