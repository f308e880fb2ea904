package io.goalpost.rules.series;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** ISO 8601 periods of exact length, such as P7D, PT1H, P1DT12H and P2W (B8). */
final class Periods {

  /** The longest period. */
  static final Duration LONGEST = Duration.ofDays(36_500);

  private static final Pattern EXACT =
      Pattern.compile(
          "([+-]?)P(?=.)(?:(\\d{1,9})W)?(?:(\\d{1,9})D)?"
              + "(?:T(?=.)(?:(\\d{1,9})H)?(?:(\\d{1,9})M)?(?:(\\d{1,9})S)?)?");
  private static final Pattern INEXACT =
      Pattern.compile("[+-]?P(?:\\d+Y)?(?:\\d+M)?(?:\\d+W)?(?:\\d+D)?(?:T.*)?");

  private Periods() {}

  /**
   * Reads a period.
   *
   * @throws IllegalArgumentException with what to write instead
   */
  static Duration parse(String text) {
    Matcher exact = EXACT.matcher(text);
    if (!exact.matches()) {
      throw new IllegalArgumentException(
          INEXACT.matcher(text).matches() && text.matches("[+-]?P[^T]*[YM].*")
              ? "must be of an exact length, which years and months are not; write days, as in P30D"
              : "must be a period such as P7D, PT1H or P1DT12H");
    }
    Duration length =
        Duration.ofDays(7 * number(exact, 2) + number(exact, 3))
            .plusHours(number(exact, 4))
            .plusMinutes(number(exact, 5))
            .plusSeconds(number(exact, 6));
    if (length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("must be at most P" + LONGEST.toDays() + "D");
    }
    return exact.group(1).equals("-") ? length.negated() : length;
  }

  /** The shortest text that reads back as that length. */
  static String text(Duration length) {
    if (length.isNegative()) {
      return "-" + text(length.negated());
    }
    StringBuilder text = new StringBuilder("P");
    if (length.toDays() > 0) {
      text.append(length.toDays()).append('D');
    }
    Duration rest = length.minusDays(length.toDays());
    if (!rest.isZero() || length.isZero()) {
      text.append(rest.toString().substring(1));
    }
    return text.toString();
  }

  private static long number(Matcher matcher, int group) {
    return matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
  }
}
