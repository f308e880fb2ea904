package io.goalpost.rules.series;

import java.util.Collection;
import java.util.Optional;

/** Finds the word that was meant. */
final class Spelling {

  private static final int DISTANCE_MAX = 2;
  private static final int WORD_LENGTH_MAX = 50;

  private Spelling() {}

  /** The known word within two edits of the given one, the nearest first. */
  static Optional<String> nearest(String given, Collection<String> known) {
    String best = null;
    int bestDistance = DISTANCE_MAX + 1;
    if (given.length() <= WORD_LENGTH_MAX) {
      for (String word : known) {
        int distance = distance(given, word);
        // Of short words two edits leave nothing: "a" is no misspelt "to".
        if (distance < bestDistance && distance < word.length()) {
          best = word;
          bestDistance = distance;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** "; did you mean `x`?" or, with nothing near, what follows. */
  static String hint(String given, Collection<String> known, String otherwise) {
    return nearest(given, known).map(word -> "; did you mean `" + word + "`?").orElse(otherwise);
  }

  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int above = row[j];
        boolean same =
            Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
        row[j] = Math.min(Math.min(above, row[j - 1]) + 1, diagonal + (same ? 0 : 1));
        diagonal = above;
      }
    }
    return row[other.length()];
  }
}
