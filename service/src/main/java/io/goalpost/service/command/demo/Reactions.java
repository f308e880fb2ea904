package io.goalpost.service.command.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * What users do about a message that they were sent: nothing, open, click, bounce, upgrade. It goes
 * by the message alone, so that a run that was broken off goes on as it would have.
 */
final class Reactions {

  /**
   * How many whole hours a user takes at the least. Whoever moves the clock by no more than that
   * comes to know of a message before anything is done about it.
   */
  static final int HOURS_MIN = 4;

  private static final String LINK = "https://example.com/premium";

  private final long seed;
  private final Instant start;

  Reactions(long seed, Instant start) {
    this.seed = seed;
    this.start = start;
  }

  /** Notes what comes of a firing; of all but {@code sent} nothing does. */
  void plan(Fired fired, Agenda agenda) {
    if (!fired.kind().equals("sent")) {
      return;
    }
    String message = fired.user() + "-" + fired.block();
    SplittableRandom chance = new SplittableRandom(seed ^ (31L * message.hashCode()));
    int hour = hourAfter(fired.at());
    switch (fired.channel()) {
      case "email" -> mail(fired, message, hour, chance, agenda);
      case "tour" -> tour(fired, message, hour, chance, agenda);
      default -> inApp(fired, message, hour, chance, agenda);
    }
  }

  private int hourAfter(Instant at) {
    return (int) Duration.between(start, at).toHours() + 1 + HOURS_MIN;
  }

  private static void mail(
      Fired fired, String message, int hour, SplittableRandom chance, Agenda agenda) {
    int mood = chance.nextInt(100);
    if (mood < 8) {
      agenda.add(hour, "demo-" + message + "-bounced", on(fired, "bounced"));
    } else if (mood < 14) {
      agenda.add(hour + 5, "demo-" + message + "-unsubscribed", on(fired, "unsubscribed"));
    } else if (mood < 75) {
      int opened = hour + chance.nextInt(20);
      agenda.add(opened, "demo-" + message + "-opened", on(fired, "opened"));
      if (mood < 55 && hasLink(fired)) {
        click(fired, message, opened + 1 + chance.nextInt(30), agenda);
        maybeUpgrade(fired, opened + 40, 25, chance, agenda);
      }
    }
  }

  /** Mails of the other series are read, and have nothing to follow. */
  private static boolean hasLink(Fired fired) {
    return fired.series().equals("encourage-customer-upgrades");
  }

  private static void inApp(
      Fired fired, String message, int hour, SplittableRandom chance, Agenda agenda) {
    int mood = chance.nextInt(100);
    if (mood < 60) {
      click(fired, message, hour + chance.nextInt(48), agenda);
    } else if (mood < 80) {
      agenda.add(hour, "demo-" + message + "-dismissed", on(fired, "dismissed"));
    }
  }

  private static void tour(
      Fired fired, String message, int hour, SplittableRandom chance, Agenda agenda) {
    if (chance.nextInt(100) < 70) {
      agenda.add(hour, "demo-" + message + "-completed", on(fired, "completed"));
      maybeUpgrade(fired, hour + 2, 65, chance, agenda);
    }
  }

  /** Who follows the link is in the app then. */
  private static void click(Fired fired, String message, int hour, Agenda agenda) {
    Map<String, Object> diff = on(fired, "clicked");
    diff.put("link", LINK);
    diff.put("online", true);
    agenda.add(hour, "demo-" + message + "-clicked", diff);
  }

  private static void maybeUpgrade(
      Fired fired, int hour, int percent, SplittableRandom chance, Agenda agenda) {
    int at = hour + chance.nextInt(60);
    if (chance.nextInt(100) < percent) {
      agenda.add(at, "demo-" + fired.user() + "-upgrades", Audience.upgrade(fired.user()));
    }
  }

  private static Map<String, Object> on(Fired fired, String what) {
    Map<String, Object> diff = new TreeMap<>();
    diff.put("user", fired.user());
    diff.put("receipt", fired.receipt());
    diff.put("is", what);
    return diff;
  }
}
