package io.goalpost.rules.authored;

/**
 * A word, literal or sign of DRL.
 *
 * @param text of a string its value, else as written
 */
record Token(Kind kind, String text, int line, int column) {

  enum Kind {
    WORD,
    STRING,
    NUMBER,
    SIGN,
    END
  }

  boolean is(String word) {
    return (kind == Kind.WORD || kind == Kind.SIGN) && text.equals(word);
  }

  /** How a message names it. */
  String shown() {
    String cut = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return switch (kind) {
      case END -> "the end of the text";
      case STRING -> "the text \"" + cut.replaceAll("\\p{Cntrl}", " ") + "\"";
      default -> "`" + cut + "`";
    };
  }
}
