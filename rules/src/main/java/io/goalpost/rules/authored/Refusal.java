package io.goalpost.rules.authored;

/** What the gate does not let pass, and where: line and column of the text, from 1. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  Refusal(Token at, String message) {
    this(at.line(), at.column(), message);
  }

  Refusal(int line, int column, String message) {
    super(message, null, false, false);
    this.line = line;
    this.column = column;
  }

  int line() {
    return line;
  }

  int column() {
    return column;
  }
}
