package io.goalpost.service.figures;

import io.goalpost.model.diff.Fault;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.port.FiguresPort;
import io.goalpost.model.port.FiguresPort.Every;
import io.goalpost.model.port.FiguresPort.Point;
import io.goalpost.model.port.FiguresPort.Range;
import io.goalpost.service.figures.Roll.Standing;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts figures by the hours, days or weeks of a zone. A day is the zone's own: where clocks
 * change it has 23 or 25 hours. For one thread.
 */
final class TimeLine {

  private static final long HOUR_SECONDS = 3_600;

  private final Every every;
  private final ZoneId zone;
  private final Range range;
  private final TreeMap<Instant, Map<String, Long>> counted = new TreeMap<>();

  /**
   * @param every null counts nothing
   */
  TimeLine(Every every, ZoneId zone, Range range) {
    this.every = every;
    this.zone = zone;
    this.range = range;
  }

  void add(Standing standing) {
    if (every != null) {
      counted
          .computeIfAbsent(begin(standing.when()), at -> Figures.zeros())
          .merge(standing.status().word(), 1L, Long::sum);
    }
  }

  /**
   * One after the other without a gap, over the range or from the first to the last that is
   * counted.
   */
  List<Point> points() {
    List<Point> points = new ArrayList<>();
    Instant first = range.from() != null ? range.from() : first();
    Instant last = range.to() != null ? range.to().minusNanos(1) : last();
    if (every == null || first == null || last == null || last.isBefore(first)) {
      return points;
    }
    for (Instant at = begin(first); !at.isAfter(last); at = next(at)) {
      if (points.size() == FiguresPort.POINTS_MAX) {
        throw new RefusedException(
            List.of(
                new Fault(
                    -1,
                    "every",
                    "gives more than "
                        + FiguresPort.POINTS_MAX
                        + " points: take longer steps or a shorter range")));
      }
      Map<String, Long> figures = counted.get(at);
      points.add(new Point(at, figures == null ? Figures.zeros() : figures));
    }
    return points;
  }

  private Instant first() {
    return counted.isEmpty() ? null : counted.firstKey();
  }

  private Instant last() {
    return counted.isEmpty() ? null : counted.lastKey();
  }

  private Instant begin(Instant of) {
    if (every == Every.HOUR) {
      long offset = zone.getRules().getOffset(of).getTotalSeconds();
      long local = of.getEpochSecond() + offset;
      return Instant.ofEpochSecond(Math.floorDiv(local, HOUR_SECONDS) * HOUR_SECONDS - offset);
    }
    LocalDate day = of.atZone(zone).toLocalDate();
    return beginOfDay(
        every == Every.DAY ? day : day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
  }

  private Instant beginOfDay(LocalDate day) {
    return day.atStartOfDay(zone).toInstant();
  }

  private Instant next(Instant begin) {
    if (every == Every.HOUR) {
      Instant next = begin(begin.plus(Duration.ofHours(1)));
      // Where clocks change by half an hour, an hour may begin anew before it is over.
      return next.isAfter(begin) ? next : begin(begin.plus(Duration.ofHours(2)));
    }
    LocalDate day = begin.atZone(zone).toLocalDate();
    return beginOfDay(every == Every.DAY ? day.plusDays(1) : day.plusWeeks(1));
  }
}
