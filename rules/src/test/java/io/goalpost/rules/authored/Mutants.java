package io.goalpost.rules.authored;

import java.util.List;
import java.util.Random;

/** Makes other texts of texts, each by a seed: what is typed wrong, and what is meant ill. */
final class Mutants {

  private static final String SIGNS = "\"'`\\();,.:!&|#@$%{}[]<>=*?-+~^/ \n\r\t\0x0";

  /** What cannot be seen, looks like something else, or is read as something else. */
  private static final String UNSEEN =
      "\u00a0\u00ad\u200b\u200e\u202e\u2028\u2029\ufeff\uff08\uff1a\u037e\u0430\u0131\ud800";

  private static final int LENGTH_MAX = 200_000;

  private final List<String> pieces;
  private final List<String> others;

  /**
   * @param pieces what is put into a text
   * @param others texts whose ends are taken
   */
  Mutants(List<String> pieces, List<String> others) {
    this.pieces = pieces;
    this.others = others;
  }

  String of(String text, Random random) {
    StringBuilder mutant = new StringBuilder(text);
    for (int i = random.nextInt(4); i >= 0 && !mutant.isEmpty(); i--) {
      change(mutant, random);
    }
    mutant.setLength(Math.min(mutant.length(), LENGTH_MAX));
    return mutant.toString();
  }

  private void change(StringBuilder text, Random random) {
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + 1 + random.nextInt(24));
    switch (random.nextInt(13)) {
      case 0, 1 -> text.insert(at, one(pieces, random));
      case 2 -> text.replace(at, end, one(pieces, random));
      case 3 -> text.delete(at, end);
      case 4 -> text.setCharAt(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
      case 5 -> text.insert(at, UNSEEN.charAt(random.nextInt(UNSEEN.length())));
      case 6 -> text.replace(at, at + 1, escaped(text.charAt(at), random));
      case 7 -> text.insert(at, text.substring(at, end));
      case 8 -> text.insert(at, text.substring(at, end).repeat(1 + random.nextInt(400)));
      case 9 -> {
        String other = one(others, random);
        text.replace(at, text.length(), other.substring(random.nextInt(other.length())));
      }
      case 10 -> text.insert(at, random.nextBoolean() ? "/*" : "//");
      case 11 -> text.insert(at, "9".repeat(1 + random.nextInt(40)));
      default -> swapCase(text, at);
    }
  }

  /** A letter as an escape that some readers undo before they read. */
  private static String escaped(char letter, Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> String.format("\\u%04x", (int) letter);
      case 1 -> String.format("\\uu%04X", (int) letter);
      case 2 -> String.format("\\\\u%04x", (int) letter);
      case 3 -> String.format("\\%o", (int) letter);
      case 4 -> String.format("&#%d;", (int) letter);
      default -> String.format("_x%04X_", (int) letter); // as workbooks write it
    };
  }

  private static void swapCase(StringBuilder text, int at) {
    char letter = text.charAt(at);
    text.setCharAt(
        at,
        Character.isUpperCase(letter)
            ? Character.toLowerCase(letter)
            : Character.toUpperCase(letter));
  }

  private static String one(List<String> of, Random random) {
    return of.get(random.nextInt(of.size()));
  }
}
