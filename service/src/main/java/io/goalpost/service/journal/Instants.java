package io.goalpost.service.journal;

import java.time.Instant;
import java.time.LocalDate;

/** Reads instants as {@link Instant#toString} writes them; a load has millions of them. */
final class Instants {
  private static final int SECONDS_OF_DAY = 86_400;

  private Instants() {}

  /**
   * @throws java.time.DateTimeException where it is none
   */
  static Instant parse(String text) {
    // 2026-01-05T09:00:00Z, whole seconds of a year with four digits: by far the most. The rest the
    // slower way.
    int length = text.length();
    if ((length == 20 || (length > 21 && length <= 30 && text.charAt(19) == '.'))
        && text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && text.charAt(10) == 'T'
        && text.charAt(13) == ':'
        && text.charAt(16) == ':'
        && text.charAt(length - 1) == 'Z') {
      int year = digits(text, 0, 4);
      int month = digits(text, 5, 7);
      int day = digits(text, 8, 10);
      int hour = digits(text, 11, 13);
      int minute = digits(text, 14, 16);
      int second = digits(text, 17, 19);
      int fraction = length == 20 ? 0 : digits(text, 20, length - 1);
      boolean fits =
          (year | month | day | hour | minute | second | fraction) >= 0
              && (hour < 24 && minute < 60 && second < 60);
      if (fits) {
        for (int places = Math.max(0, length - 21); places < 9 && fraction != 0; places++) {
          fraction *= 10;
        }
        long days = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(
            days * SECONDS_OF_DAY + hour * 3_600L + minute * 60L + second, fraction);
      }
    }
    return Instant.parse(text);
  }

  private static int digits(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
