package io.goalpost.service.differential;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The small world that random scenarios speak of. It is small so that things meet: few values, few
 * lengths of time, dates that fall on the steps of the clock.
 */
final class Words {

  static final List<String> USERS = List.of("u1", "u10", "u2", "u3");
  static final List<String> COMPANIES = List.of("c1", "c2", "c3");
  static final List<String> TAGS = List.of("hot", "cold", "vip");
  static final List<String> COMPANY_TAGS = List.of("big", "gone");
  static final List<String> EVENTS = List.of("bought", "seen");
  static final List<String> LINKS = List.of("https://example.com/a", "https://example.com/b");

  static final List<String> TEXTS = List.of("plan", "city");
  static final List<String> NUMBERS = List.of("score", "age");
  static final List<String> DATES = List.of("born", "due");
  static final List<String> LISTS = List.of("langs");
  static final List<String> FLAGS = List.of("keen");

  private static final List<String> LENGTHS =
      List.of("PT1H", "PT6H", "PT12H", "P1D", "P1D", "P2D", "P3D", "P7D");

  private final Dice dice;
  private final Instant start;

  Words(Dice dice, Instant start) {
    this.dice = dice;
    this.start = start;
  }

  String length() {
    return dice.of(LENGTHS);
  }

  String text() {
    return dice.of("free", "pro", "Pro", "premium");
  }

  Object number() {
    return dice.of(0, 1, 2, 3, 10, 1.5, -1);
  }

  /** A date near the time of the scenario, in one of the ways to write it. */
  String date() {
    Instant instant = start.plus(Duration.ofHours(12L * dice.between(-8, 16)));
    return switch (dice.between(0, 3)) {
      case 0 ->
          instant.atOffset(ZoneOffset.ofHours(2)).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
      case 1 -> instant.toString().substring(0, 10);
      default -> instant.toString();
    };
  }

  List<Object> list() {
    return dice.of(
        List.<Object>of("en"),
        List.<Object>of("en", "De"),
        List.<Object>of("de", 1),
        List.<Object>of());
  }

  /** A value as is fit for a user's or company's attribute; now and then of another type. */
  Object valueOf(String attribute) {
    if (dice.chance(4)) {
      return dice.of("free", 1, true, "2026-01-06T09:00:00Z");
    }
    if (TEXTS.contains(attribute)) {
      return text();
    } else if (NUMBERS.contains(attribute)) {
      return number();
    } else if (DATES.contains(attribute)) {
      return date();
    } else if (LISTS.contains(attribute)) {
      return list();
    } else if (attribute.equals("timezone")) {
      return dice.of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Nowhere/Land", 5);
    } else if (FLAGS.contains(attribute)) {
      return dice.chance(60);
    }
    return attribute + "-of-somebody@example.com";
  }

  /** Any attribute that conditions ask for. */
  String attribute() {
    return switch (dice.between(0, 9)) {
      case 0, 1, 2 -> dice.of(TEXTS);
      case 3, 4, 5 -> dice.of(NUMBERS);
      case 6, 7 -> dice.of(DATES);
      case 8 -> dice.of(LISTS);
      default -> dice.of(FLAGS);
    };
  }

  /** The properties of an event. */
  Map<String, Object> properties() {
    Map<String, Object> properties = new LinkedHashMap<>();
    if (dice.chance(70)) {
      properties.put("item", text());
    }
    if (dice.chance(50)) {
      properties.put("total", number());
    }
    if (dice.chance(20)) {
      properties.put("day", date());
    }
    return properties;
  }
}
