package io.goalpost.rules.authored;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.series.Problem;
import io.goalpost.rules.drl.SeriesCompiler;
import io.goalpost.rules.series.Authored;
import io.goalpost.rules.series.SeriesChecker;
import io.goalpost.rules.series.SeriesParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The gate refuses what is not in the vocabulary, wherever it stands, with its place, quickly. */
class HostileTest {

  private static final Spent SPENT = new Spent();

  /** As many as {@code -Dgoalpost.mutants} says. */
  private static final int MUTANTS = Integer.getInteger("goalpost.mutants", 400);

  private static final String GOOD =
      """
      rule "Good"
      when
        $n : Newcomer( facts.attribute( "plan" ).is( "trial" ), !facts.tag( "no\\u0062ody" )
          || facts.event( "e" ).within( "P3D" ).where( "{property: x, gt: 1}" ).count().gte( 2 ) )
      then
        firings.enters( $n, "start" );
      end
      """;

  private static final String SERIES =
      """
      series: s
      enroll: future
      rules: [x.drl]
      blocks: [{id: start, rule: rules}]
      """;

  private static final AtomicInteger REFUSED = new AtomicInteger();

  /** Classes are loaded once for all: that is nothing a hostile text could do. */
  @BeforeAll
  static void warmUp() {
    AuthoredFiles.read("x.drl", GOOD.getBytes(StandardCharsets.UTF_8));
    SeriesChecker.check(SeriesParser.parse(SERIES), id -> null);
  }

  @AfterAll
  static void tellHowMany() {
    System.out.println("hostile rules, tables and series refused: " + REFUSED + "; " + SPENT);
  }

  @Test
  void theGoodOneIsAccepted() {
    assertThat(read("x.drl", GOOD).problems()).isEmpty();
  }

  @Test
  void nothingForeignStandsBesideRules() throws IOException {
    for (String hostile : lines("outside.txt")) {
      refused("x.drl", hostile + "\n" + GOOD);
      refused("x.drl", GOOD + "\n" + hostile);
      refused("x.drl", GOOD.replace("\nwhen", "\n" + hostile + "\nwhen"));
    }
  }

  @Test
  void nothingForeignStandsInACondition() throws IOException {
    for (String hostile : lines("constraint.txt")) {
      refused("x.drl", rule(hostile, "firings.enters( $n, \"start\" );"));
      refused(
          "x.drl",
          rule("facts.tag( \"a\" ) && ( " + hostile + " )", "firings.enters( $n, \"start\" );"));
    }
  }

  @Test
  void nothingForeignStandsOnTheRightSide() throws IOException {
    for (String hostile : lines("consequence.txt")) {
      refused("x.drl", rule("facts.tag( \"a\" )", hostile));
    }
  }

  @Test
  void nothingForeignStandsInATable() throws IOException {
    for (String hostile : lines("tables.txt")) {
      refused(
          "x.drl.csv",
          hostile
              + "\n"
              + table("\"facts.tag( \"\"$param\"\" )\"", "firings.enters( $n, \"\"start\"\" );"));
    }
    for (String hostile : lines("constraint.txt")) {
      refused("x.drl.csv", table(cell(hostile), "firings.enters( $n, \"\"start\"\" );"));
    }
    for (String hostile : lines("consequence.txt")) {
      String inCell = hostile.replace("\"", "\"\"");
      refused("x.drl.csv", table(cell("facts.tag( \"$param\" )"), inCell));
    }
  }

  @Test
  void nothingForeignStandsInASeries() throws IOException {
    String series = "series: s\nenroll: future\nblocks: [{id: start, rule: {tag: a}}]\n";
    for (String hostile : lines("yaml.txt")) {
      refusedSeries(hostile + "\n" + series);
    }
    StringBuilder bomb = new StringBuilder("a: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      String before = "*a" + (i - 1);
      bomb.append("b" + i + ": &a" + i + " [" + (before + ", ").repeat(9) + before + "]\n");
    }
    refusedSeries(bomb + series);
    refusedSeries("title: " + "[".repeat(100_000) + "\n" + series);
    refusedSeries("title: " + "{a: ".repeat(50_000) + "\n" + series);
    refusedSeries("rules: [" + "a.drl, ".repeat(50_000) + "a.drl]\n" + series);
    refusedSeries("x".repeat(1_000_000) + ": 1\n" + series);
  }

  private static void refusedSeries(String text) {
    REFUSED.incrementAndGet();
    List<Problem> problems =
        SPENT.on(
            "the series " + Spent.shown(text),
            () -> SeriesChecker.check(SeriesParser.parse(text), id -> null));
    String shown = text.length() > 200 ? text.substring(0, 200) + "…" : text;
    assertThat(problems)
        .as("accepted: %s", shown)
        .anySatisfy(
            problem -> {
              assertThat(problem.severity()).isEqualTo(Problem.Severity.ERROR);
              assertThat(problem.line()).isPositive();
              assertThat(problem.column()).isPositive();
            });
  }

  @Test
  void whatIsTooMuchIsRefused() {
    String deep = "(".repeat(100_000) + "facts.tag( \"a\" )" + ")".repeat(100_000);
    refused("x.drl", rule(deep, "firings.enters( $n, \"start\" );"));
    refused("x.drl", rule("!".repeat(100_000) + "facts.tag( \"a\" )", ""));
    String wide = "facts.tag( \"a\" )" + " || facts.tag( \"b\" )".repeat(10_000);
    refused("x.drl", rule(wide, "firings.enters( $n, \"start\" );"));
    refused("x.drl", rule("facts.tag( \"" + "a".repeat(100_000) + "\" )", ""));
    refused("x.drl", "a".repeat(10_000_000));
    refused("x.drl", "/*".repeat(100_000));
    refused("x.drl", "rule ".repeat(40_000));
    refused("x.drl", "\"\\u0041".repeat(20_000));
    refused("x.drl.csv", "RuleTable x\n".repeat(10_000));
    refused("x.drl.csv", ",".repeat(200_000) + "x");
    refused("x.drl.csv", "\"".repeat(200_001));
  }

  @Test
  void aCellCannotEndTheTextItStandsIn() {
    String table =
        table(cell("facts.tag( \"$param\" )"), "firings.enters( $n, \"\"start\"\" );")
            .replace("VALUE", cell("a\" ) || facts.tag( \"b"));
    assertThat(read("x.drl.csv", table).rules())
        .singleElement()
        .satisfies(
            rule ->
                assertThat(rule.when())
                    .isEqualTo(
                        new io.goalpost.model.series.Condition.Tag("a\" ) || facts.tag( \"b")));
  }

  @Test
  void whatAMutantBecomesCallsTheVocabularyAlone() throws IOException {
    List<String> pieces = new ArrayList<>(lines("constraint.txt"));
    pieces.addAll(lines("consequence.txt"));
    pieces.addAll(lines("outside.txt"));
    for (long seed = 0; seed < MUTANTS; seed++) {
      String mutant = mutant(new Random(seed), pieces);
      Authored read = read("x.drl", mutant);
      var series = SeriesParser.parse(SERIES);
      var files = Map.of("x.drl", mutant.getBytes(StandardCharsets.UTF_8));
      boolean runs =
          AuthoredFiles.check(series, files, id -> null).stream()
              .noneMatch(problem -> problem.severity() == Problem.Severity.ERROR);
      if (runs) {
        String drl = SeriesCompiler.compile(series.series(), read.rules(), 1).drl();
        assertThat(DescriptorGate.foreignTo(drl)).as("seed %d: %s", seed, mutant).isNull();
      }
    }
  }

  private static String mutant(Random random, List<String> pieces) {
    StringBuilder text = new StringBuilder(GOOD);
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.insert(at, pieces.get(random.nextInt(pieces.size())));
        case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(12)));
        case 2 -> text.setCharAt(at, "\"\\();,.:!&|#@$ \nx0".charAt(random.nextInt(18)));
        default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 20)));
      }
      if (text.isEmpty()) {
        return "";
      }
    }
    return text.toString();
  }

  private static void refused(String file, String text) {
    REFUSED.incrementAndGet();
    Authored read = read(file, text);
    String shown = text.length() > 400 ? text.substring(0, 400) + "…" : text;
    assertThat(read.hasErrors()).as("accepted: %s", shown).isTrue();
    for (Problem problem : read.problems()) {
      assertThat(problem.line()).as("line of %s for %s", problem, shown).isPositive();
      assertThat(problem.column()).as("column of %s for %s", problem, shown).isPositive();
    }
  }

  private static Authored read(String file, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    return SPENT.on(file + " " + Spent.shown(text), () -> AuthoredFiles.read(file, content));
  }

  private static String rule(String condition, String call) {
    return "rule \"x\"\nwhen\n  $n : Newcomer( " + condition + " )\nthen\n  " + call + "\nend\n";
  }

  private static String table(String condition, String action) {
    return "RuleTable x\nCONDITION,ACTION\n$n : Newcomer,\n"
        + condition
        + ",\""
        + action
        + "\"\nA,B\nVALUE,X\n";
  }

  private static String cell(String text) {
    return "\"" + text.replace("\"", "\"\"") + "\"";
  }

  private static List<String> lines(String name) throws IOException {
    try (InputStream in = HostileTest.class.getResourceAsStream("/hostile/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
