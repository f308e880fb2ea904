package io.goalpost.rules.authored;

import io.goalpost.rules.authored.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a text apart into the words, literals and signs that the vocabulary has, and refuses every
 * other character. Linear in the text, which is bounded. Used once.
 */
final class Lexer {

  /** The largest text, in characters. */
  static final int TEXT_LENGTH_MAX = 256 * 1024;

  static final int STRING_LENGTH_MAX = 2_000;
  private static final int WORD_LENGTH_MAX = 200;
  private static final int NUMBER_LENGTH_MAX = 40;
  private static final List<String> SIGNS =
      List.of("==", "&&", "||", "!", "(", ")", "[", "]", ",", ".", ":", ";", "-");
  private static final String ESCAPED = "\"\\nrtbf";
  private static final String MEANT = "\"\\\n\r\t\b\f";

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;
  private int line = 1;
  private int column = 1;

  private Lexer(String text) {
    this.text = text;
  }

  /** All tokens, an {@link Kind#END} last. */
  static List<Token> tokens(String text) throws Refusal {
    if (text.length() > TEXT_LENGTH_MAX) {
      throw new Refusal(
          1, 1, "The file is larger than " + TEXT_LENGTH_MAX + " characters; make two of it.");
    }
    return new Lexer(text).read();
  }

  private List<Token> read() throws Refusal {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || (c == '\uFEFF' && at == 0)) {
        step();
      } else if (text.startsWith("//", at)) {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
          step();
        }
      } else if (text.startsWith("/*", at)) {
        comment();
      } else if (c == '"') {
        string();
      } else if (isDigit(c)) {
        number();
      } else if (isLetter(c)) {
        word();
      } else {
        sign();
      }
    }
    tokens.add(new Token(Kind.END, "", line, column));
    return tokens;
  }

  private void step() {
    if (text.charAt(at) == '\n') {
      line++;
      column = 1;
    } else {
      column++;
    }
    at++;
  }

  private void comment() throws Refusal {
    int from = line;
    int fromColumn = column;
    int end = text.indexOf("*/", at + 2);
    if (end < 0) {
      throw new Refusal(from, fromColumn, "The comment has no end; write */ where it ends.");
    }
    while (at < end + 2) {
      step();
    }
  }

  private void string() throws Refusal {
    int from = line;
    int fromColumn = column;
    StringBuilder value = new StringBuilder();
    step();
    while (true) {
      if (at >= text.length() || text.charAt(at) < ' ') {
        throw new Refusal(from, fromColumn, "The text has no end on its line; close its quotes.");
      }
      char c = text.charAt(at);
      if (c == '"') {
        step();
        break;
      }
      value.append(c == '\\' ? escape() : c);
      if (c != '\\') {
        step();
      }
      if (value.length() > STRING_LENGTH_MAX) {
        throw new Refusal(
            from, fromColumn, "A text has at most " + STRING_LENGTH_MAX + " characters.");
      }
    }
    tokens.add(new Token(Kind.STRING, value.toString(), from, fromColumn));
  }

  private char escape() throws Refusal {
    int from = column;
    step();
    char c = at < text.length() ? text.charAt(at) : ' ';
    int known = ESCAPED.indexOf(c);
    if (known >= 0) {
      step();
      return MEANT.charAt(known);
    }
    if (c == 'u' && at + 5 <= text.length()) {
      String digits = text.substring(at + 1, at + 5);
      if (digits.matches("[0-9A-Fa-f]{4}")) {
        for (int i = 0; i < 5; i++) {
          step();
        }
        return (char) Integer.parseInt(digits, 16);
      }
    }
    throw new Refusal(
        line, from, "A text knows the escapes \\\" \\\\ \\n \\r \\t \\b \\f \\uXXXX only.");
  }

  private void number() throws Refusal {
    int from = at;
    int fromColumn = column;
    while (at < text.length()
        && (isDigit(text.charAt(at))
            || (text.charAt(at) == '.'
                && at + 1 < text.length()
                && isDigit(text.charAt(at + 1))))) {
      step();
    }
    String number = text.substring(from, at);
    boolean attached = at < text.length() && isLetter(text.charAt(at));
    if (attached || !number.matches("[0-9]+(\\.[0-9]+)?") || number.length() > NUMBER_LENGTH_MAX) {
      throw new Refusal(line, fromColumn, "A number is written in digits, such as 12 or 0.5.");
    }
    tokens.add(new Token(Kind.NUMBER, number, line, fromColumn));
  }

  private void word() throws Refusal {
    int from = at;
    int fromColumn = column;
    while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
      step();
    }
    if (at - from > WORD_LENGTH_MAX) {
      throw new Refusal(line, fromColumn, "A word has at most " + WORD_LENGTH_MAX + " characters.");
    }
    tokens.add(new Token(Kind.WORD, text.substring(from, at), line, fromColumn));
  }

  private void sign() throws Refusal {
    for (String sign : SIGNS) {
      if (text.startsWith(sign, at)) {
        tokens.add(new Token(Kind.SIGN, sign, line, column));
        for (int i = 0; i < sign.length(); i++) {
          step();
        }
        return;
      }
    }
    int c = text.codePointAt(at);
    String shown = c > ' ' && c < 127 ? "`" + (char) c + "`" : String.format("U+%04X", c);
    throw new Refusal(
        line,
        column,
        shown + " has no meaning here; rules are written in plain ASCII, see docs/rules.md.");
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$';
  }
}
