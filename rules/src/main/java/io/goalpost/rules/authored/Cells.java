package io.goalpost.rules.authored;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cells of a table. */
final class Cells {

  static final int ROWS_MAX = 2_000;
  static final int COLUMNS_MAX = 50;
  static final int CELL_LENGTH_MAX = 2_000;

  private static final Pattern SEPARATOR = Pattern.compile("(?:CONDITION|ACTION)\"?([,;\t])");

  private final List<List<String>> rows = new ArrayList<>();

  Cells() {}

  static Cells of(String csv) throws Refusal {
    if (csv.length() > Lexer.TEXT_LENGTH_MAX) {
      throw new Refusal(1, 1, "The table is larger than " + Lexer.TEXT_LENGTH_MAX + " characters.");
    }
    String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
    Cells cells = new Cells();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator(text))
            .skipEmptyLines(false)
            .ignoreDifferentFieldCount(true)
            .ofCsvRecord(text)) {
      for (CsvRecord record : reader) {
        cells.add(record.getFields());
      }
    } catch (IOException | CsvParseException malformed) {
      throw new Refusal(cells.rows() + 1, 1, "The row is no CSV; save the sheet as CSV again.");
    }
    if (text.chars().filter(c -> c == '"').count() % 2 != 0) {
      throw new Refusal(cells.rows(), 1, "A cell's quotes are not closed; close them.");
    }
    return cells;
  }

  /** As the kinds of the columns are told apart: where a comma is decimal, sheets take others. */
  private static char separator(String text) {
    Matcher found = SEPARATOR.matcher(text);
    return found.find() ? found.group(1).charAt(0) : ',';
  }

  private void add(List<String> fields) throws Refusal {
    int row = rows.size() + 1;
    put(row, 1, ""); // an empty row is one, too
    for (int column = 1; column <= fields.size(); column++) {
      put(row, column, fields.get(column - 1));
    }
  }

  /** Puts a text into a cell, rows and columns from 1; one by one from the first on. */
  void put(int row, int column, String text) throws Refusal {
    if (row > ROWS_MAX) {
      throw new Refusal(row, 1, "A table has at most " + ROWS_MAX + " rows; make two of it.");
    }
    while (rows.size() < row) {
      rows.add(new ArrayList<>());
    }
    if (text.isBlank()) {
      return;
    }
    if (column > COLUMNS_MAX) {
      throw new Refusal(row, COLUMNS_MAX + 1, "A table has at most " + COLUMNS_MAX + " columns.");
    }
    if (text.length() > CELL_LENGTH_MAX) {
      throw new Refusal(row, column, "A cell has at most " + CELL_LENGTH_MAX + " characters.");
    }
    List<String> cells = rows.get(row - 1);
    while (cells.size() < column) {
      cells.add("");
    }
    cells.set(column - 1, text.trim());
  }

  /** Whether a table begins in the first column. */
  boolean tables() {
    return rows.stream().anyMatch(row -> !row.isEmpty() && row.get(0).startsWith("RuleTable"));
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
