package io.goalpost.model.series;

/**
 * Something wrong with a definition, and where (V1).
 *
 * @param block the block's id, or empty where the series itself is at fault
 * @param field the field within it, as a path such as {@code rule.all[1].attribute}; or empty
 * @param message one sentence that says what to change
 * @param line in the text, from 1; 0 where it is not known
 * @param column in the line, from 1; 0 where it is not known
 */
public record Problem(
    Severity severity, String block, String field, String message, int line, int column) {

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
    return (line > 0 ? line + ":" + column + ": " : "")
        + severity.name().toLowerCase(java.util.Locale.ROOT)
        + (block.isEmpty() ? "" : " in " + block)
        + (field.isEmpty() ? "" : " at " + field)
        + ": "
        + message;
  }
}
