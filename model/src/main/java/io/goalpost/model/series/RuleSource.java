package io.goalpost.model.series;

/**
 * A place in an author's file of rules.
 *
 * @param file its name, such as {@code upgrade.drl}
 * @param sheet of a workbook; null for text and for a table in CSV
 * @param line of a text, or row of a table, from 1
 */
public record RuleSource(String file, String sheet, int line) {

  /** What a decision table's name ends with. */
  public static final String CSV = ".drl.csv";

  public static final String WORKBOOK = ".drl.xlsx";

  /** Whether the file is a decision table, whose places are rows. */
  public boolean table() {
    return file.endsWith(CSV) || file.endsWith(WORKBOOK);
  }

  /** The letters of a column, from 1, as a sheet shows them. */
  public static String letters(int column) {
    StringBuilder letters = new StringBuilder();
    for (int rest = column; rest > 0; rest = (rest - 1) / 26) {
      letters.insert(0, (char) ('A' + (rest - 1) % 26));
    }
    return letters.toString();
  }

  @Override
  public String toString() {
    return file + (sheet == null ? "" : "[" + sheet + "]") + (line > 0 ? ":" + line : "");
  }
}
