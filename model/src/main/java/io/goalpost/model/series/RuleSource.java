package io.goalpost.model.series;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in an author's file of rules.
 *
 * @param file its name, such as {@code upgrade.drl}
 * @param sheet of a workbook; null for text and for a table in CSV
 * @param line of a text, or row of a table, from 1
 */
public record RuleSource(String file, String sheet, int line) implements Comparable<RuleSource> {

  /** What the name of an author's file must be. */
  public static final Pattern FILE = Pattern.compile("[A-Za-z0-9_-]{1,60}\\.drl(\\.csv|\\.xlsx)?");

  private static final Pattern IN_NAME =
      Pattern.compile(" (" + FILE.pattern() + ")(\\[([^\\[\\]]{1,31})\\])?:([0-9]{1,9})$");

  private static final Comparator<RuleSource> ORDER =
      Comparator.comparing(RuleSource::file)
          .thenComparing(RuleSource::sheet, Comparator.nullsFirst(Comparator.naturalOrder()))
          .thenComparingInt(RuleSource::line);

  /** What a decision table's name ends with. */
  public static final String CSV = ".drl.csv";

  public static final String WORKBOOK = ".drl.xlsx";

  /** Whether the file is a decision table, whose places are rows. */
  public boolean table() {
    return file.endsWith(CSV) || file.endsWith(WORKBOOK);
  }

  /** Where the rule of a name stands, which its name ends with; nowhere for a compiled one. */
  public static Optional<RuleSource> ofRule(String name) {
    Matcher found = IN_NAME.matcher(name);
    return found.find()
        ? Optional.of(
            new RuleSource(found.group(1), found.group(4), Integer.parseInt(found.group(5))))
        : Optional.empty();
  }

  /** By file, sheet and line: the order in which rules count where several hold. */
  @Override
  public int compareTo(RuleSource other) {
    return ORDER.compare(this, other);
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
