package io.goalpost.resources.answer;

/** Cells of CSV files that people open in spreadsheets. */
public final class Csv {

  private Csv() {}

  /**
   * A cell that no spreadsheet takes for a formula: what begins as one does gets an apostrophe in
   * front, which spreadsheets do not show. Null is empty.
   */
  public static String cell(Object value) {
    String text = value == null ? "" : value.toString();
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
