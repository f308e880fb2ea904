package io.goalpost.service.command.demo;

import io.goalpost.model.series.RuleSource;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * Prints firings as they happen, a headline for each day; those that an author's rule decided with
 * the place of it.
 */
final class Diary {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  private final PrintStream out;
  private final LocalDate first;
  private LocalDate day;
  private int lines;

  Diary(PrintStream out, Instant start) {
    this.out = out;
    this.first = LocalDate.ofInstant(start, ZoneOffset.UTC);
  }

  void write(List<Fired> firings) {
    for (Fired fired : firings) {
      ZonedDateTime at = fired.at().atZone(ZoneOffset.UTC);
      if (!at.toLocalDate().equals(day)) {
        day = at.toLocalDate();
        out.println();
        out.println("day " + (ChronoUnit.DAYS.between(first, day) + 1) + ", " + DAY.format(at));
      }
      String by = RuleSource.ofRule(fired.rule()).map(Diary::by).orElse("");
      out.println("  " + TIME.format(at) + "  " + fired.line() + by);
      lines++;
    }
    out.flush();
  }

  private static String by(RuleSource source) {
    String place = source.table() ? "row " : "line ";
    return "  ("
        + new RuleSource(source.file(), source.sheet(), 0)
        + ", "
        + place
        + source.line()
        + ")";
  }

  /** How many firings were written. */
  int lines() {
    return lines;
  }
}
