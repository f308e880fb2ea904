package io.goalpost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What was measured, row by row: printed, and written as CSV. Not thread-safe. */
final class Table {

  private final List<Row> rows = new ArrayList<>();

  /**
   * One figure.
   *
   * @param aim what was to be reached, or null where nothing was set
   */
  record Row(String group, String what, double value, String unit, String aim, String note) {
    String shown() {
      return value >= 100
          ? String.format(Locale.ROOT, "%,.0f", value)
          : String.format(Locale.ROOT, "%.2f", value);
    }
  }

  /** Adds a row and prints it at once: a run takes minutes. */
  void add(String group, String what, double value, String unit, String aim, String note) {
    Row row = new Row(group, what, value, unit, aim, note);
    rows.add(row);
    System.out.println(line(row));
  }

  List<Row> rows() {
    return rows;
  }

  private static String line(Row row) {
    return String.format(
        Locale.ROOT,
        "%-11s %-46s %12s %-9s %-16s %s",
        row.group(),
        row.what(),
        row.shown(),
        row.unit(),
        row.aim() == null ? "" : row.aim(),
        row.note());
  }

  void print() {
    rows.forEach(row -> System.out.println(line(row)));
  }

  void writeCsv(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("group,what,value,unit,aim,note");
    for (Row row : rows) {
      lines.add(
          String.join(
              ",",
              quoted(row.group()),
              quoted(row.what()),
              String.format(Locale.ROOT, "%.3f", row.value()),
              quoted(row.unit()),
              quoted(row.aim() == null ? "" : row.aim()),
              quoted(row.note())));
    }
    Files.write(file, lines);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
