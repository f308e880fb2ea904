package io.goalpost.rules.series;

/** The text is no YAML or JSON, or more than we read; the message is a sentence for its author. */
final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Mark mark;

  UnreadableException(String message, Mark mark) {
    super(message);
    this.mark = mark;
  }

  Mark mark() {
    return mark == null ? Mark.NONE : mark;
  }
}
