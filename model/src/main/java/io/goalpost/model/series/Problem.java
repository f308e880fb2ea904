package io.goalpost.model.series;

/**
 * Something wrong with a definition, and where (V1).
 *
 * @param block the block's id, or empty where the series itself is at fault
 * @param field the field within it, as a path such as {@code rule.all[1].attribute}; or empty
 * @param message one sentence that says what to change
 * @param line in the text, from 1; 0 where it is not known
 * @param column in the line, from 1; 0 where it is not known
 * @param source the author's file of rules that it is in, and there the line or row; null where it
 *     is in the definition itself
 */
public record Problem(
    Severity severity,
    String block,
    String field,
    String message,
    int line,
    int column,
    RuleSource source) {

  /** One in the definition itself. */
  public Problem(
      Severity severity, String block, String field, String message, int line, int column) {
    this(severity, block, field, message, line, column, null);
  }

  /** One in an author's file of rules, column from 1 or 0. */
  public static Problem in(RuleSource source, int column, Severity severity, String message) {
    return new Problem(severity, "", "", message, source.line(), column, source);
  }

  /** An error prevents going live, a warning does not. */
  public enum Severity {
    ERROR,
    WARNING
  }

  /** The block where there is one, else the field's first name: where a person looks first. */
  public String place() {
    if (!block.isEmpty()) {
      return block;
    }
    int end = field.indexOf('.');
    return end < 0 ? field : field.substring(0, end);
  }

  @Override
  public String toString() {
    return where()
        + severity.name().toLowerCase(java.util.Locale.ROOT)
        + (block.isEmpty() ? "" : " in " + block)
        + (field.isEmpty() ? "" : " at " + field)
        + ": "
        + message;
  }

  private String where() {
    if (source == null) {
      return line > 0 ? line + ":" + column + ": " : "";
    }
    String at = source.table() ? RuleSource.letters(column) : String.valueOf(column);
    return source + (column > 0 ? ":" + at : "") + ": ";
  }
}
