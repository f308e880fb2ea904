package io.goalpost.service.command.demo;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The users of the demo and what they do of themselves: sign up, come online, ask for no offers,
 * upgrade, try the team plan and buy it. The same seed gives the same users.
 */
final class Audience {

  private static final List<String> NAMES =
      List.of(
          "ada", "ben", "cleo", "dan", "edda", "finn", "gina", "hal", "ines", "jon", "kaya", "liam",
          "mia", "nils", "olga", "paul", "quinn", "rosa", "sam", "tara", "uwe", "vera", "walt",
          "xenia", "yann", "zoe", "anton", "bela", "cora", "dina", "emil", "flora", "goran",
          "hanna", "igor", "jule", "kim", "lena", "marek", "nora");

  private static final int SIGN_UP_DAYS = 9;
  private static final int HOURS_A_DAY = 24;
  private static final int WORKING_HOURS = 11;

  private final long seed;
  private final int hours;

  /**
   * @param hours how long the demo plays
   */
  Audience(long seed, int hours) {
    this.seed = seed;
    this.hours = hours;
  }

  int size() {
    return NAMES.size();
  }

  /** Notes everything that all of them will do. */
  void plan(Agenda agenda) {
    for (String name : NAMES) {
      plan(name, new SplittableRandom(seed + name.hashCode()), agenda);
    }
  }

  private void plan(String name, SplittableRandom chance, Agenda agenda) {
    int signUp = chance.nextInt(SIGN_UP_DAYS) * HOURS_A_DAY + chance.nextInt(WORKING_HOURS);
    Map<String, Object> first = new TreeMap<>();
    first.put("user", name);
    first.put("event", "signed_up");
    first.put("set", traits(name, chance));
    if (chance.nextInt(100) < 45) {
      first.put("online", true);
    }
    agenda.add(signUp, "demo-" + name + "-signs-up", first);
    int rhythmHours = 12 + chance.nextInt(120);
    int visit = 1;
    for (int at = signUp + gap(rhythmHours, chance); at < hours; at += gap(rhythmHours, chance)) {
      String id = String.format("demo-%s-visit-%02d", name, visit++);
      agenda.add(at, id, Map.of("user", name, "online", true));
    }
    int later = signUp + HOURS_A_DAY + chance.nextInt(8 * HOURS_A_DAY);
    int mood = chance.nextInt(100);
    if (mood < 8) {
      agenda.add(
          later, "demo-" + name + "-wants-no-offers", Map.of("user", name, "tag", "no-offers"));
    } else if (mood < 16) {
      agenda.add(later, "demo-" + name + "-upgrades", upgrade(name));
    } else if (mood < 46) {
      trial(name, later, chance, agenda);
    }
  }

  /** Somebody starts a trial for a team, makes reports, and buys or asks for help. */
  private static void trial(String name, int hour, SplittableRandom chance, Agenda agenda) {
    int seats = chance.nextBoolean() ? 3 + chance.nextInt(20) : 60 + chance.nextInt(90);
    Map<String, Object> trial = Map.of("plan", "trial", "seats", seats);
    agenda.add(
        hour,
        "demo-" + name + "-starts-a-trial",
        Map.of("user", name, "event", "trial_started", "set", trial));
    int reports = chance.nextInt(100) < 60 ? 3 : 1;
    int at = hour;
    for (int report = 1; report <= reports; report++) {
      at += 1 + chance.nextInt(36);
      String id = "demo-" + name + "-report-" + report;
      agenda.add(at, id, Map.of("user", name, "event", "report_created"));
    }
    int mood = chance.nextInt(100);
    if (mood < 15) {
      Map<String, Object> open = Map.of("user", name, "set", Map.of("open_cases", 1));
      agenda.add(at + 2, "demo-" + name + "-needs-support", open);
    } else if (mood < 75) {
      String plan = seats < 50 ? "team" : "business";
      Map<String, Object> buys =
          Map.of("user", name, "event", "bought", "set", Map.of("plan", plan));
      agenda.add(at + 6 + chance.nextInt(90), "demo-" + name + "-buys", buys);
    }
  }

  private static Map<String, Object> traits(String name, SplittableRandom chance) {
    Map<String, Object> traits = new TreeMap<>();
    int plan = chance.nextInt(100);
    traits.put("plan", plan < 60 ? "free" : plan < 88 ? "starter" : "premium");
    if (chance.nextInt(100) < 85) {
      traits.put("email", name + "@example.com");
    }
    return traits;
  }

  private static int gap(int rhythmHours, SplittableRandom chance) {
    return rhythmHours / 2 + chance.nextInt(rhythmHours);
  }

  /** A user takes the plan that the series is about. */
  static Map<String, Object> upgrade(String name) {
    return Map.of("user", name, "event", "upgraded", "set", Map.of("plan", "premium"));
  }
}
