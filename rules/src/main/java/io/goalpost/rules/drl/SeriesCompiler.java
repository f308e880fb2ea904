package io.goalpost.rules.drl;

import io.goalpost.model.series.AuthoredRule;
import io.goalpost.model.series.AuthoredSeries;
import io.goalpost.model.series.Series;
import java.util.List;

/**
 * Compiles a version of a series into DRL: a rule for each entry block, for the goal, the exit
 * rules, and each transition of a block. The same definition gives the same text.
 */
public final class SeriesCompiler {

  private SeriesCompiler() {}

  /** A version's rules as text, and the package they stand in. */
  public record Compiled(String packageName, String drl) {}

  /** Compiles a definition that was checked and has no errors. */
  public static Compiled compile(Series series, int version) {
    return compile(series, List.of(), version);
  }

  /**
   * Compiles it with authors' rules beside the generated ones, each written from what the gate read
   * and asking for this series and version.
   *
   * @param series as its text defines it
   */
  public static Compiled compile(Series series, List<AuthoredRule> rules, int version) {
    Series whole = AuthoredSeries.bind(series, rules);
    String packageName = packageName(series.id(), version);
    Drl drl = new Drl(series.id(), version);
    drl.line("// Series " + series.id() + ", version " + version + ": " + oneLine(series.title()));
    drl.line("package " + packageName);
    drl.line("");
    for (String type :
        List.of(
            "Account", "Contender", "Firings", "Newcomer", "Participant", "Recipient", "Visit")) {
      drl.line("import io.goalpost.rules.vocabulary." + type);
    }
    drl.line("");
    drl.line("global Firings firings");
    new EntryRules(series, whole, version, drl).write();
    new GoalRules(series, whole, version, drl).write();
    new ExitRules(series, whole, version, drl).write();
    BlockRules blocks = new BlockRules(series, whole, version, drl);
    // Entry blocks too: whoever came to one in an earlier version is asked there as at any other.
    series.blocks().forEach(blocks::write);
    AuthoredRules authored = new AuthoredRules(whole, version, drl);
    rules.forEach(authored::write);
    return new Compiled(packageName, drl.toString());
  }

  /** A package of the series' own: ids have characters that package names have not. */
  public static String packageName(String series, int version) {
    StringBuilder name = new StringBuilder("goalpost.s_");
    for (char c : series.toCharArray()) {
      boolean plain = c < 128 && Character.isLetterOrDigit(c);
      name.append(plain ? String.valueOf(c) : String.format("_%02x", (int) c));
    }
    return name.append(".v").append(version).toString();
  }

  private static String oneLine(String text) {
    return text == null ? "" : text.replaceAll("\\p{Cntrl}", " ");
  }
}
