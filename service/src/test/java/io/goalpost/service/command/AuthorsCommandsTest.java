package io.goalpost.service.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** What authors of series have of the commands: coverage, reports, reruns, checks side by side. */
class AuthorsCommandsTest {

  private static final String SERIES =
      """
      series: hello
      enroll: future
      blocks:
        - {id: free, rule: {attribute: plan, is: free}, next: asked}
        - {id: asked, rule: {attribute: age, gt: 20}, next: {matched: hook, unmatched: mark}}
        - {id: hook, content: {channel: webhook}}
        - {id: mark, tag: {add: young}}
      goal: {when: {attribute: plan, is: paid}}
      exit: {when: {tag: gone}}
      """;
  private static final String SCENARIO =
      """
      scenario: hello & <goodbye>
      series: [hello.yml]
      steps:
        - diff: {user: u1, set: {plan: free, age: 30}}
          expect: [entered hello u1, matched hello u1, %s hello u1 block=hook, finished hello u1]
      """;

  @TempDir Path folder;

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void coverageTellsWhatNoScenarioCameTo() throws Exception {
    file("hello.yml", SERIES);
    String one = file("one.yml", SCENARIO.formatted("sent"));

    Ran ran = Ran.of("scenario", one, "--coverage");

    assertThat(ran.status()).isZero();
    assertThat(ran.out())
        .contains(
            """
            coverage of hello: 5 of 11
              never edge unmatched of asked
              never edge unsent of hook
              never block mark
              never edge next of mark
              never goal
              never exit by exit-rule
            1 passed, 0 failed
            """);
  }

  @Test
  void coverageCountsASeriesOnceForAllItsScenarios() throws Exception {
    file("hello.yml", SERIES);
    file("one.yml", SCENARIO.formatted("sent"));
    file(
        "two.yml",
        """
        scenario: all the rest
        series: [hello.yml]
        steps:
          - diff: {user: u2, set: {plan: free, age: 10}}
          - diff: {user: u2, set: {plan: paid}}
          - diff: {user: u2, tag: gone}
        """);

    assertThat(Ran.of("scenario", folder.toString(), "--coverage").out())
        .contains(
            """
            coverage of hello: 9 of 11
              never edge unsent of hook
              never exit by exit-rule
            2 passed, 0 failed
            """);
  }

  private static final String RULES =
      """
      rule "Old customers" when
        $n : Newcomer( facts.tag( "old" ) )
      then firings.enters( $n, "free" ); end

      rule "Not on holiday" when
        $v : Visit( block == "asked", facts.tag( "holiday" ) )
      then firings.unmatched( $v ); end

      rule "Staff" when
        $n : Newcomer( facts.tag( "staff" ) )
      then firings.keptOut( $n, "staff" ); end

      rule "Left" when
        $p : Participant( facts.tag( "left" ) )
      then firings.exits( $p, "left" ); end
      """;

  private static final String TABLE =
      """
      RuleTable tags
      CONDITION;CONDITION;CONDITION;ACTION
      $v : Visit
      block == "$param";facts.attribute( "age" ).lt( $param );facts.tag( "$param" );"firings.tagged( $v, ""$param"" );"
      Block;Younger than;Has the tag;Tag
      mark;10;;child
      mark;13;;teen
      mark;;holiday;away
      """;

  @Test
  void coverageTellsWhichRowsOfTablesAndWhichRulesOfAuthorsDecided() throws Exception {
    file("hello.yml", SERIES.replace("blocks:", "rules: [who.drl, tags.drl.csv]\nblocks:"));
    file("who.drl", RULES);
    file("tags.drl.csv", TABLE);
    file(
        "one.yml",
        """
        scenario: a child, a colleague and somebody on holiday
        series: [hello.yml]
        steps:
          - diff: {user: child, set: {plan: free, age: 9}}
            expect: [entered hello child, unmatched hello child, tagged hello child tag=child, finished hello child]
          - diff: {user: away, set: {age: 40}, tag: holiday}
          - diff: {user: away, tag: old}
            expect: [entered hello away, unmatched hello away, tagged hello away tag=away, finished hello away]
          - diff: {user: staff, set: {plan: free, age: 9}, tag: staff}
            expect: [entry-blocked hello staff reason=staff]
        """);

    Ran ran = Ran.of("scenario", folder.toString(), "--coverage");

    assertThat(ran.out())
        .contains(
            """
              never goal
              never exit by exit-rule
              never row 7 of tags.drl.csv
              never the rule in line 13 of who.drl
            1 passed, 0 failed
            """);
  }

  @Test
  void aReportForBuildServersHasEachScenarioAndWhyItFailed() throws Exception {
    file("hello.yml", SERIES);
    String good = file("a.yml", SCENARIO.formatted("sent"));
    String bad = file("b.yml", SCENARIO.formatted("unsent"));
    String broken = file("c.yml", "steps: {}");
    Path report = folder.resolve("report.xml");

    Ran ran = Ran.of("scenario", good, bad, broken, "--junit", report.toString());

    assertThat(ran.status()).isEqualTo(2);
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getDocumentElement();
    assertThat(suite.getAttribute("tests")).isEqualTo("3");
    assertThat(suite.getAttribute("failures")).isEqualTo("1");
    assertThat(suite.getAttribute("errors")).isEqualTo("1");
    Element first = (Element) suite.getElementsByTagName("testcase").item(0);
    assertThat(first.getAttribute("name")).isEqualTo("hello & <goodbye>");
    assertThat(first.getAttribute("classname")).isEqualTo(good);
    assertThat(suite.getElementsByTagName("failure").item(0).getTextContent())
        .contains("- unsent hello u1 block=hook", "+ sent hello u1 block=hook");
    assertThat(suite.getElementsByTagName("error").item(0).getTextContent())
        .contains("steps must be a list");
  }

  @Test
  void aReportThatCannotBeWrittenIsNamed() throws Exception {
    file("hello.yml", SERIES);
    String good = file("a.yml", SCENARIO.formatted("sent"));

    Ran ran = Ran.of("scenario", good, "--junit", folder.resolve("no/report.xml").toString());

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err()).contains("report.xml").hasLineCount(1);
  }

  @Test
  void watchingAServerIsRefused() throws Exception {
    String good = file("a.yml", SCENARIO);

    assertThat(Ran.of("scenario", good, "--watch", "--url", "http://127.0.0.1:1").err())
        .contains("--watch is for runs without --url");
    assertThat(Ran.of("scenario", good, "--junit").err()).contains("--junit needs the name");
  }

  @Test
  @Timeout(60)
  void watchingRunsThemAgainWhenAFileIsSaved() throws Exception {
    file("hello.yml", SERIES);
    String scenario = file("a.yml", SCENARIO.formatted("unsent"));
    PipedInputStream read = new PipedInputStream(1 << 16);
    PrintStream out = new PrintStream(new PipedOutputStream(read), true, StandardCharsets.UTF_8);
    Console console = new Console(out, out, Map.of());
    Thread watching =
        new Thread(() -> new ScenarioCommand().run(List.of(scenario, "--watch"), console));
    watching.start();
    try (Scanner lines = new Scanner(read, StandardCharsets.UTF_8)) {
      assertThat(until(lines, "passed")).isEqualTo("0 passed, 1 failed");
      file("a.yml", SCENARIO.formatted("sent"));
      assertThat(until(lines, "passed")).isEqualTo("1 passed, 0 failed");
    } finally {
      watching.interrupt();
      watching.join();
    }
  }

  private static String until(Scanner lines, String word) {
    String line = lines.nextLine();
    while (!line.contains(word)) {
      line = lines.nextLine();
    }
    return line;
  }

  @Test
  void checkKnowsTheSeriesInTheSameFolderAndThoseGivenWithIt() throws Exception {
    String tags = SERIES.replace("series: hello", "series: tags");
    String reads =
        SERIES.replace("tag: gone", "tag: young").replace("series: hello", "series: reads");
    String one = file("tags.yml", tags);
    Path other = Files.createDirectory(folder.resolve("other"));
    String away = Files.writeString(other.resolve("reads.yml"), reads).toString();

    assertThat(Ran.of("check", one).out()).doesNotContain("young");
    assertThat(Ran.of("check", one, away).out()).doesNotContain("young");
    file("third.yml", SERIES.replace("series: hello", "series: third"));
    assertThat(Ran.of("check", one).out())
        .contains("No series and no segment asks for the tag young");
    assertThat(Ran.of("check", one, away).out()).doesNotContain("young");
  }
}
