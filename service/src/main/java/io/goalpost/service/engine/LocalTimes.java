package io.goalpost.service.engine;

import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Block.Schedule;
import io.goalpost.model.series.Block.Zone;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;

/** Local times: whose zone counts, when a schedule is open, when a time of day comes (B7 to B9). */
public final class LocalTimes {

  private static final String TIMEZONE = "timezone";

  /** A week and a day each way: an opening of some weekday is among them. */
  private static final int DAYS_AHEAD = 9;

  private LocalTimes() {}

  /** From inside, to not inside. */
  public record Opening(Instant from, Instant to) {}

  /** The zone meant: the recipient's own, else the first company's, else the workspace's. */
  public static ZoneId zone(Zone whose, User user, List<Company> companies, ZoneId workspace) {
    if (whose == Zone.WORKSPACE) {
      return workspace;
    }
    return zone(user.attributes().get(TIMEZONE))
        .or(
            () ->
                companies.isEmpty()
                    ? Optional.empty()
                    : zone(companies.get(0).attributes().get(TIMEZONE)))
        .orElse(workspace);
  }

  private static Optional<ZoneId> zone(Value value) {
    if (value instanceof Value.Text text) {
      try {
        return Optional.of(ZoneId.of(text.text()));
      } catch (DateTimeException unknown) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The opening that an instant is in, or else the next one; empty where none ever comes. */
  public static Optional<Opening> opening(Schedule schedule, Instant now, ZoneId zone) {
    LocalDate today = now.atZone(zone).toLocalDate();
    for (int i = -1; i <= DAYS_AHEAD; i++) {
      LocalDate day = today.plusDays(i);
      if (!schedule.days().isEmpty() && !schedule.days().contains(day.getDayOfWeek().getValue())) {
        continue;
      }
      boolean overMidnight = !schedule.to().isAfter(schedule.from());
      Instant from = instant(day, schedule.from(), zone);
      Instant to = instant(overMidnight ? day.plusDays(1) : day, schedule.to(), zone);
      if (from.isBefore(to) && now.isBefore(to)) {
        return Optional.of(new Opening(from, to));
      }
    }
    return Optional.empty();
  }

  /** The first time at or after an instant that it is so late in a zone (B8). */
  static Instant next(Instant from, LocalTime at, ZoneId zone) {
    LocalDate day = from.atZone(zone).toLocalDate().minusDays(1);
    while (true) {
      Instant candidate = instant(day, at, zone);
      if (!candidate.isBefore(from)) {
        return candidate;
      }
      day = day.plusDays(1);
    }
  }

  /** A local time that is skipped moves to the first that exists; of two, the earlier (B9). */
  static Instant instant(LocalDate day, LocalTime time, ZoneId zone) {
    LocalDateTime local = day.atTime(time);
    ZoneOffsetTransition transition = zone.getRules().getTransition(local);
    if (transition != null && transition.isGap()) {
      return transition.getInstant();
    }
    return local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
  }
}
