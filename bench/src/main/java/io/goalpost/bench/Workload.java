package io.goalpost.bench;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.DiffReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What every rung of the ladder is given: series of an entry, a goal, an exit and five transitions
 * each, of which ten refer to the attribute that diffs change; users who have an address; and a
 * stream of diffs of which a fifth match. The same seed gives the same stream. Immutable.
 *
 * @param series how many are live
 * @param users how many there are
 */
record Workload(int series, int users) {

  /** When it begins; it stands still meanwhile, so that waits do not come due. */
  static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

  /** How many of the series refer to the attribute that is changed. */
  static final int TOUCHED = 10;

  /** How many series there may be. */
  static final int SERIES_MAX = 10_000;

  private static final List<String> SERIES_IDS =
      IntStream.range(0, SERIES_MAX).mapToObj(i -> String.format("series-%04d", i)).toList();

  private static final int VALUES = 50;
  private static final int GOAL = 10;
  private static final int EXIT = 20;

  /** A diff of the stream: who, and the new value of their plan. */
  record Change(int user, int value) {
    String userId() {
      return Workload.userId(user);
    }

    String plan() {
      return Workload.plan(value);
    }

    Diff diff() {
      return DiffReader.readAll(List.of(plain())).get(0);
    }

    Map<String, Object> plain() {
      return Map.of("user", userId(), "set", Map.of("plan", plan()));
    }

    String json() {
      return "{\"user\":\"" + userId() + "\",\"set\":{\"plan\":\"" + plan() + "\"}}";
    }
  }

  static String userId(int user) {
    return "user-" + user;
  }

  static String seriesId(int number) {
    return SERIES_IDS.get(number);
  }

  /** The attribute that a series refers to. */
  static String attribute(int number) {
    return number < TOUCHED ? "plan" : "other-" + number / TOUCHED;
  }

  static String entryPlan(int number) {
    return plan(number % TOUCHED);
  }

  static String goalPlan(int number) {
    return plan(GOAL + number % TOUCHED);
  }

  static String exitPlan(int number) {
    return plan(EXIT + number % TOUCHED);
  }

  private static String plan(int value) {
    return "plan-" + value;
  }

  /** The series of a number, as its author wrote it. */
  static String seriesText(int number) {
    String attribute = attribute(number);
    return """
    series: %s
    title: Series %d of the ladder
    enroll: future
    blocks:
      - id: match
        rule: {attribute: %s, is: %s}
        next: hello
      - id: hello
        content: {channel: email, subject: Hello}
        next: pause
      - id: pause
        wait: {for: P2D}
        next: asked
      - id: asked
        rule: {attribute: seats, gte: 10}
        next: {matched: mark, unmatched: bye}
      - id: bye
        content: {channel: email, subject: Goodbye}
      - id: mark
        tag: {add: engaged}
    goal: {when: {attribute: %s, is: %s}, within: P30D}
    exit: {when: {attribute: %s, is: %s}}
    """
        .formatted(
            seriesId(number),
            number,
            attribute,
            entryPlan(number),
            attribute,
            goalPlan(number),
            attribute,
            exitPlan(number));
  }

  /** The first diff of a user, which makes them. */
  static Map<String, Object> userPlain(int user) {
    return Map.of(
        "user",
        userId(user),
        "set",
        Map.of("email", userId(user) + "@example.com", "seats", user % 20, "name", "User " + user));
  }

  static String userJson(int user) {
    return """
    {"user":"%s","set":{"email":"%s@example.com","seats":%d,"name":"User %d"}}\
    """
        .formatted(userId(user), userId(user), user % 20, user);
  }

  static Diff user(int user) {
    return DiffReader.readAll(List.of(userPlain(user))).get(0);
  }

  /** The stream of a seed. */
  Stream stream(long seed) {
    return new Stream(seed, users);
  }

  /** Diffs one after the other, without end. Not thread-safe. */
  static final class Stream {
    private final SplittableRandom random;
    private final int users;

    private Stream(long seed, int users) {
      this.random = new SplittableRandom(seed);
      this.users = users;
    }

    Change next() {
      return new Change(random.nextInt(users), random.nextInt(VALUES));
    }

    List<Change> next(int count) {
      List<Change> changes = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        changes.add(next());
      }
      return changes;
    }
  }
}
