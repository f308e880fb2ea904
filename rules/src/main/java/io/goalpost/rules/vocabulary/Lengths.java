package io.goalpost.rules.vocabulary;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lengths of periods as rules write them, such as {@code P7D}: each is read once, for a rule
 * asks for its own with every question. Thread-safe.
 */
final class Lengths {

  /** Of so many different ones all are forgotten: a rule may make its periods itself. */
  static final int REMEMBERED_MAX = 10_000;

  private static final Map<String, Duration> REMEMBERED = new ConcurrentHashMap<>();

  private Lengths() {}

  /**
   * The length of a period.
   *
   * @throws java.time.format.DateTimeParseException where it is none of ISO 8601's
   */
  static Duration of(String period) {
    Duration known = REMEMBERED.get(period);
    if (known != null) {
      return known;
    }
    Duration read = Duration.parse(period);
    if (REMEMBERED.size() >= REMEMBERED_MAX) {
      REMEMBERED.clear();
    }
    REMEMBERED.put(period, read);
    return read;
  }

  /** How many are remembered. */
  static int remembered() {
    return REMEMBERED.size();
  }
}
