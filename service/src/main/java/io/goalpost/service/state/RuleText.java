package io.goalpost.service.state;

/**
 * One rule as it stands in the DRL of a version.
 *
 * @param text from {@code rule} to {@code end}, or null where no such rule stands there
 * @param line it begins at, from 1; 0 where there is none
 */
public record RuleText(String text, int line) {

  private static final RuleText NONE = new RuleText(null, 0);

  /**
   * The rule of a name, which begins with series and version.
   *
   * @param series or null where there is none any more
   */
  public static RuleText of(SeriesState series, String name) {
    if (series == null) {
      return NONE;
    }
    String version = name.substring(name.indexOf('@') + 1, name.indexOf('/'));
    return find(series.version(Integer.parseInt(version)).drl(), name);
  }

  private static RuleText find(String drl, String name) {
    String opening = "rule \"" + name + "\"";
    String[] lines = drl.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (lines[i].equals(opening)) {
        StringBuilder text = new StringBuilder();
        for (int j = i; j < lines.length; j++) {
          text.append(lines[j]).append('\n');
          if (lines[j].equals("end")) {
            break;
          }
        }
        return new RuleText(text.toString(), i + 1);
      }
    }
    return NONE;
  }
}
