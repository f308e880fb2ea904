package io.goalpost.rules.authored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.series.Problem;
import io.goalpost.rules.authored.Corpus.Kept;
import io.goalpost.rules.drl.SeriesCompiler;
import io.goalpost.rules.series.ParsedSeries;
import io.goalpost.rules.series.SeriesChecker;
import io.goalpost.rules.series.SeriesParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever becomes of a text, good or hostile: it is read in no time and no space to speak of, it
 * is refused with its place, or what is compiled of it calls the vocabulary alone.
 *
 * <p>{@code -Dgoalpost.mutants=20000} makes as many of each form; {@code -Dgoalpost.grow=true}
 * keeps, in {@code hostile/grown.txt}, those that are refused for what none in it was refused for.
 */
class HostileFuzzTest {

  private static final int MUTANTS = Integer.getInteger("goalpost.mutants", 250);
  private static final boolean GROWS = Boolean.getBoolean("goalpost.grow");
  private static final int KEPT_BYTES_MAX = 2_000;
  private static final String SERIES_FILE = "series.yml";
  private static final String EXAMPLE = "examples/trial-to-paid/";

  private static final Spent SPENT = new Spent();
  private static final Set<String> KNOWN = new HashSet<>();
  private static final List<Kept> FOUND = new ArrayList<>();
  private static int refused;
  private static int accepted;

  @BeforeAll
  static void whatIsKeptIsStillRefused() {
    judge(new Kept("support.drl", Corpus.text(EXAMPLE + "support.drl").getBytes(UTF_8)));
    judge(new Kept(SERIES_FILE, Corpus.text(EXAMPLE + "series.yml").getBytes(UTF_8)));
    for (Kept kept : Corpus.grown()) {
      Set<String> reasons = judge(kept);
      assertThat(reasons).as("accepted: %s", shown(kept)).isNotEmpty();
      KNOWN.addAll(reasons);
    }
  }

  @AfterAll
  static void tell() {
    System.out.printf(
        "mutants: %d refused, %d accepted; %d kept refused; %s%n",
        refused, accepted, Corpus.grown().size(), SPENT);
    if (GROWS) {
      Corpus.grow(FOUND);
      System.out.println("found " + FOUND.size() + " more");
    }
  }

  @Test
  void rules() {
    List<String> texts =
        new ArrayList<>(
            List.of(
                Corpus.text(EXAMPLE + "support.drl"),
                rule("facts.attribute( \"plan\" ).is( \"trial\" ), !facts.tag( \"a\" )"),
                rule("facts.event( \"e\" ).where( \"{property: x, gt: 1}\" ).happened()")));
    Corpus.lines("constraint.txt").forEach(hostile -> texts.add(rule(hostile)));
    fuzz(
        "x.drl",
        texts,
        new Mutants(pieces("constraint.txt", "consequence.txt", "outside.txt"), texts));
  }

  @Test
  void tables() {
    List<String> texts =
        List.of(
            Corpus.text(EXAMPLE + "trials.drl.csv"),
            Corpus.text("templates/entry-and-goal.drl.csv"),
            Corpus.text("templates/exit-and-tag.drl.csv"),
            Corpus.text("src/test/resources/tables/faults.drl.csv"));
    fuzz(
        "x.drl.csv",
        texts,
        new Mutants(pieces("tables.txt", "constraint.txt", "consequence.txt"), texts));
  }

  @Test
  void series() {
    List<String> texts =
        List.of(
            Corpus.text(EXAMPLE + "series.yml"),
            Corpus.text("examples/leads/series.yml"),
            Corpus.text("examples/encourage-customer-upgrades/series.yml"));
    fuzz(SERIES_FILE, texts, new Mutants(pieces("yaml.txt", "constraint.txt"), texts));
  }

  @Test
  void workbooks() {
    List<String> sheets = new ArrayList<>();
    String good = XlsxFixture.text("trial");
    for (String cell : Corpus.lines("cells.txt")) {
      sheets.add(XlsxFixture.sheetOf(XlsxFixture.tableRows(good, cell)));
    }
    Mutants mutants =
        new Mutants(pieces("xml.txt", "cells.txt", "constraint.txt", "tables.txt"), sheets);
    for (long seed = 0; seed < MUTANTS; seed++) {
      Random random = new Random(seed);
      XlsxFixture workbook = XlsxFixture.ofTable(good, XlsxFixture.number("1"));
      List<String> parts = workbook.parts();
      String part =
          random.nextInt(4) > 0
              ? "xl/worksheets/sheet1.xml"
              : parts.get(random.nextInt(parts.size()));
      String text =
          part.startsWith("xl/worksheets") && random.nextBoolean()
              ? sheets.get(random.nextInt(sheets.size()))
              : workbook.part(part);
      workbook.with(part, mutants.of(text, random));
      switch (random.nextInt(12)) {
        case 0 -> workbook.with("docProps/app.xml", new byte[random.nextInt(32 << 20)]);
        case 1 ->
            workbook.with(
                "xl/sharedStrings.xml",
                "<sst>" + "<si><t>a</t></si>".repeat(random.nextInt(400_000)) + "</sst>");
        case 2 -> {
          List<String> names = Corpus.lines("parts.txt");
          workbook.with(names.get(random.nextInt(names.size())), "x");
        }
        default -> {}
      }
      byte[] bytes = workbook.bytes();
      for (int i = random.nextInt(8) - 6; i > 0; i--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      take(new Kept("x.drl.xlsx", bytes));
    }
  }

  private static List<String> pieces(String... names) {
    return Arrays.stream(names).flatMap(name -> Corpus.lines(name).stream()).toList();
  }

  private static String rule(String condition) {
    return "rule \"x\"\nwhen\n  $n : Newcomer( "
        + condition
        + " )\nthen\n  firings.enters( $n, \"trial\" );\nend\n";
  }

  private static void fuzz(String file, List<String> texts, Mutants mutants) {
    for (long seed = 0; seed < MUTANTS; seed++) {
      Random random = new Random(seed);
      String mutant = mutants.of(texts.get(random.nextInt(texts.size())), random);
      take(new Kept(file, mutant.getBytes(UTF_8)));
    }
  }

  private static void take(Kept mutant) {
    Set<String> reasons = judge(mutant);
    if (reasons.isEmpty()) {
      accepted++;
      return;
    }
    refused++;
    if (GROWS && !KNOWN.containsAll(reasons)) {
      reasons.removeAll(KNOWN);
      Kept smaller = withoutLines(mutant, reasons);
      if (smaller.content().length <= KEPT_BYTES_MAX) {
        KNOWN.addAll(reasons);
        FOUND.add(smaller);
      }
    }
  }

  /** The same without the lines that its being refused has nothing to do with. */
  private static Kept withoutLines(Kept text, Set<String> reasons) {
    if (text.file().endsWith(".xlsx")) {
      return text;
    }
    Kept smallest = text;
    List<String> lines = new ArrayList<>(new String(text.content(), UTF_8).lines().toList());
    for (int i = lines.size() - 1; i >= 0; i--) {
      String line = lines.remove(i);
      Kept smaller = new Kept(text.file(), String.join("\n", lines).getBytes(UTF_8));
      if (judge(smaller).containsAll(reasons)) {
        smallest = smaller;
      } else {
        lines.add(i, line);
      }
    }
    return smallest;
  }

  /** Why it is refused, without what is its own; nothing where it is accepted. */
  private static Set<String> judge(Kept text) {
    boolean series = text.file().equals(SERIES_FILE);
    List<Problem> problems =
        SPENT.on(shown(text), () -> series ? checkSeries(text) : checkFile(text));
    List<Problem> errors =
        problems.stream().filter(problem -> problem.severity() == Problem.Severity.ERROR).toList();
    if (errors.isEmpty()) {
      vocabularyAlone(text, series);
    } else {
      assertThat(errors)
          .as(shown(text))
          .anySatisfy(
              problem -> {
                assertThat(problem.line()).isPositive();
                assertThat(problem.column()).isPositive();
              });
    }
    return errors.stream().map(HostileFuzzTest::reason).collect(Collectors.toSet());
  }

  private static List<Problem> checkSeries(Kept text) {
    return SeriesChecker.check(SeriesParser.parse(new String(text.content(), UTF_8)), id -> null);
  }

  private static List<Problem> checkFile(Kept text) {
    return AuthoredFiles.read(text.file(), text.content()).problems();
  }

  /** The second lock, over all that the series of the example would be with it. */
  private static void vocabularyAlone(Kept text, boolean series) {
    Map<String, byte[]> files = new HashMap<>();
    ParsedSeries parsed;
    if (series) {
      parsed = SeriesParser.parse(new String(text.content(), UTF_8));
    } else {
      String example = Corpus.text(EXAMPLE + "series.yml");
      parsed =
          SeriesParser.parse(example.replaceAll("rules: \\[.*\\]", "rules: [" + text.file() + "]"));
      files.put(text.file(), text.content());
      if (AuthoredFiles.check(parsed, files, id -> null).stream()
          .anyMatch(problem -> problem.severity() == Problem.Severity.ERROR)) {
        return; // it speaks of a block that is not there
      }
    }
    String drl =
        SeriesCompiler.compile(
                parsed.series(), AuthoredFiles.rules(parsed.series().files(), files), 1)
            .drl();
    assertThat(DescriptorGate.foreignTo(drl)).as(shown(text)).isNull();
  }

  private static String reason(Problem problem) {
    return problem
        .message()
        .replaceAll("`[^`]*`|\"[^\"]*\"", "…")
        .replaceAll("[0-9]+", "0")
        .replaceAll("^\\S+ (?=is not allowed here)", "… ");
  }

  private static String shown(Kept text) {
    return text.file() + " " + Spent.shown(new String(text.content(), UTF_8));
  }
}
