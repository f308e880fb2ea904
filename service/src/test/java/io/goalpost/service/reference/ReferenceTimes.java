package io.goalpost.service.reference;

import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Block.Schedule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Schedules, waits and local times (B7, B8, B9). */
final class ReferenceTimes {

  /** From inside, to not (B7). */
  record Opening(Instant from, Instant to) {
    boolean has(Instant at) {
      return !at.isBefore(from) && at.isBefore(to);
    }
  }

  private ReferenceTimes() {}

  /**
   * B7: the user's zone, else the company's, else the workspace's; an unknown one falls through.
   */
  static ZoneId zone(Block.Zone whose, ReferenceView view) {
    if (whose == Block.Zone.WORKSPACE) {
      return view.zone();
    }
    ZoneId own = zone(view.facts().attribute(view.user(), "timezone"));
    if (own != null) {
      return own;
    }
    ZoneId company =
        view.companies().isEmpty()
            ? null
            : zone(view.facts().ofCompany(view.companies().get(0), "timezone"));
    return company != null ? company : view.zone();
  }

  private static ZoneId zone(Value value) {
    try {
      return value instanceof Value.Text text ? ZoneId.of(text.text()) : null;
    } catch (DateTimeException unknown) {
      return null;
    }
  }

  /** B9: of a time that does not exist the first instant that does, of two the earlier. */
  static Instant local(LocalDate day, LocalTime time, ZoneId zone) {
    LocalDateTime local = LocalDateTime.of(day, time);
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return offsets.isEmpty()
        ? zone.getRules().getTransition(local).getInstant()
        : local.toInstant(offsets.get(0));
  }

  /** B8: the next such local time at or after an instant. */
  static Instant next(LocalTime time, ZoneId zone, Instant from) {
    LocalDate day = from.atZone(zone).toLocalDate().minusDays(1);
    while (local(day, time, zone).isBefore(from)) {
      day = day.plusDays(1);
    }
    return local(day, time, zone);
  }

  /** B8: until when one waits who arrived then; null where the date is missing. */
  static Instant until(Block.Wait wait, Instant arrived, ReferenceView view) {
    if (wait.duration() != null) {
      return arrived.plus(wait.duration());
    }
    Instant date = wait.until();
    if (wait.untilAttribute() != null) {
      Value value = view.facts().attribute(view.user(), wait.untilAttribute().attribute());
      if (!(value instanceof Value.Date known)) {
        return null;
      }
      date = known.instant(view.zone()).plus(wait.untilAttribute().offset());
    }
    return wait.at() == null ? date : next(wait.at(), zone(wait.zone(), view), date);
  }

  /** B7: whether a message may leave now; without a schedule always. */
  static boolean open(Schedule schedule, ReferenceView view) {
    return schedule == null
        || openings(schedule, view).stream().anyMatch(opening -> opening.has(view.now()));
  }

  /** B7: the first opening that begins after now. */
  static Opening firstOpening(Schedule schedule, ReferenceView view) {
    return openings(schedule, view).stream()
        .filter(opening -> opening.from().isAfter(view.now()))
        .findFirst()
        .orElseThrow();
  }

  /** The openings of the weeks around now, each named by the day it begins on. */
  private static List<Opening> openings(Schedule schedule, ReferenceView view) {
    ZoneId zone = zone(schedule.zone(), view);
    LocalDate today = view.now().atZone(zone).toLocalDate();
    List<Opening> openings = new ArrayList<>();
    for (LocalDate day = today.minusDays(3);
        day.isBefore(today.plusDays(22));
        day = day.plusDays(1)) {
      if (schedule.days().isEmpty() || schedule.days().contains(day.getDayOfWeek().getValue())) {
        boolean overMidnight = !schedule.to().isAfter(schedule.from());
        Instant from = local(day, schedule.from(), zone);
        Instant to = local(overMidnight ? day.plusDays(1) : day, schedule.to(), zone);
        if (from.isBefore(to)) {
          openings.add(new Opening(from, to));
        }
      }
    }
    return openings;
  }
}
