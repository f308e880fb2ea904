package io.goalpost.rules.drl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A DRL package as it grows: a header, then rules of one pattern and one call each. */
final class Drl {

  private final StringBuilder text = new StringBuilder(4_096);
  private final String prefix;

  Drl(String series, int version) {
    this.prefix = series + "@" + version + "/";
  }

  void line(String line) {
    text.append(line).append('\n');
  }

  /**
   * Adds a rule.
   *
   * @param name what follows {@code <series>@<version>/}
   * @param comment what it says, for people
   * @param pattern the fact type, which is bound to its name in small letters
   * @param constraints all must hold
   * @param call of the recorder, its arguments included
   */
  void rule(String name, String comment, String pattern, List<String> constraints, String call) {
    line("");
    // A line of comment ends at its end, so what is quoted in it must not have one of its own.
    line("// " + comment.replaceAll("\\p{Cntrl}", " "));
    line("rule " + Literals.text(prefix + name));
    line("when");
    List<String> rows = new ArrayList<>(constraints);
    String bound = "$" + pattern.toLowerCase(Locale.ROOT);
    line("  " + bound + " : " + pattern + "(");
    for (int i = 0; i < rows.size(); i++) {
      line("    " + rows.get(i) + (i < rows.size() - 1 ? "," : " )"));
    }
    line("then");
    line("  firings." + call + ";");
    line("end");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
