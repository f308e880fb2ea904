package io.goalpost.rules.drl;

import io.goalpost.model.fact.Value;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * Writes values as DRL literals. Everything an author typed goes through here: nothing is spliced
 * into a rule as it is.
 */
final class Literals {

  /** What has an escape of its own; a line's end as a number would end the line. */
  private static final String NAMED = "\"\\\n\r\t\b\f";

  private static final String NAMES = "\"\\nrtbf";

  private Literals() {}

  static String of(Value value, String look) {
    if (value instanceof Value.Num num) {
      return number(num.number(), look);
    } else if (value instanceof Value.Bool bool) {
      return Boolean.toString(bool.value());
    } else if (value instanceof Value.Many many) {
      return many.values().stream()
          .map(element -> of(element, look))
          .collect(Collectors.joining(", ", "[", "]"));
    }
    String text = (String) value.plain();
    boolean unspeakable = text.chars().anyMatch(c -> c == 127 || (c < ' ' && NAMED.indexOf(c) < 0));
    return unspeakable
        ? look + ".text( " + text(URLEncoder.encode(text, StandardCharsets.UTF_8)) + " )"
        : text(text);
  }

  /** A string literal; whatever is no plain ASCII character stands as an escape. */
  static String text(String text) {
    StringBuilder literal = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int named = NAMED.indexOf(c);
      if (named >= 0) {
        literal.append('\\').append(NAMES.charAt(named));
      } else if (c < ' ' || c > '~') {
        literal.append(String.format("\\u%04X", (int) c));
      } else {
        literal.append(c);
      }
    }
    return literal.append('"').toString();
  }

  private static String number(BigDecimal number, String look) {
    if (number.stripTrailingZeros().scale() <= 0 && number.abs().precision() <= 15) {
      long whole = number.longValue();
      if (number.compareTo(BigDecimal.valueOf(whole)) == 0) {
        return whole == (int) whole ? Long.toString(whole) : whole + "L";
      }
    }
    String plain = number.precision() <= 15 ? number.toPlainString() : "";
    if (!plain.isEmpty() && plain.length() <= 17 && plain.contains(".")) {
      return plain; // fifteen digits are kept exactly by a double
    }
    return look + ".number( " + text(number.toString()) + " )";
  }

  /** A length of time as ISO 8601, in whole days where it is some. */
  static String period(Duration period) {
    boolean wholeDays = period.equals(Duration.ofDays(period.toDays())) && !period.isZero();
    return text(wholeDays ? "P" + period.toDays() + "D" : period.toString());
  }
}
