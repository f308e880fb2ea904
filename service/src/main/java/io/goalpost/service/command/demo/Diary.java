package io.goalpost.service.command.demo;

import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** Prints firings as they happen, a headline for each day. */
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
      out.println("  " + TIME.format(at) + "  " + fired.line());
      lines++;
    }
    out.flush();
  }

  /** How many firings were written. */
  int lines() {
    return lines;
  }
}
