package io.goalpost.rules.authored;

import java.util.ArrayList;
import java.util.List;
import org.drools.decisiontable.parser.csv.CsvLineParser;

/** The cells of a table in CSV, as the rule engine's own reader of decision tables splits them. */
final class Cells {

  static final int ROWS_MAX = 2_000;
  static final int COLUMNS_MAX = 50;

  private final List<List<String>> rows = new ArrayList<>();

  private Cells() {}

  static Cells of(String csv) throws Refusal {
    if (csv.length() > Lexer.TEXT_LENGTH_MAX) {
      throw new Refusal(1, 1, "The table is larger than " + Lexer.TEXT_LENGTH_MAX + " characters.");
    }
    Cells cells = new Cells();
    CsvLineParser parser = new CsvLineParser();
    String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
    List<String> lines = text.lines().limit(ROWS_MAX + 1L).toList();
    for (String line : lines) {
      int row = cells.rows.size() + 1;
      if (row > ROWS_MAX) {
        throw new Refusal(row, 1, "A table has at most " + ROWS_MAX + " rows; make two of it.");
      }
      if (line.chars().filter(c -> c == '"').count() % 2 != 0) {
        throw new Refusal(row, 1, "A cell's quotes are not closed on the row; close them.");
      }
      List<String> found = parser.parse(line).stream().map(each -> ((String) each).trim()).toList();
      if (found.size() > COLUMNS_MAX
          && !found.stream().skip(COLUMNS_MAX).allMatch(String::isEmpty)) {
        throw new Refusal(row, COLUMNS_MAX + 1, "A table has at most " + COLUMNS_MAX + " columns.");
      }
      cells.rows.add(found);
    }
    return cells;
  }

  int rows() {
    return rows.size();
  }

  int columns(int row) {
    return row <= rows.size() ? Math.min(COLUMNS_MAX, rows.get(row - 1).size()) : 0;
  }

  /** A cell's text, rows and columns from 1; empty where there is none. */
  String at(int row, int column) {
    return row <= rows.size() && column <= columns(row) ? rows.get(row - 1).get(column - 1) : "";
  }

  boolean isEmpty(int row) {
    return row > rows.size() || rows.get(row - 1).stream().allMatch(String::isEmpty);
  }

  /** The column of the first cell that is not empty. */
  int first(int row) {
    for (int column = 1; column <= columns(row); column++) {
      if (!at(row, column).isEmpty()) {
        return column;
      }
    }
    return 1;
  }
}
