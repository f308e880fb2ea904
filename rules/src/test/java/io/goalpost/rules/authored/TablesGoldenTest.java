package io.goalpost.rules.authored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.series.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What is said of tables stands in {@code tables/<name>.txt} beside each, and of those that are
 * shipped there is nothing to say.
 */
class TablesGoldenTest {

  private static final Path TABLES = Path.of("src/test/resources/tables");
  private static final Path TEMPLATES = Path.of("templates");

  @TestFactory
  Stream<DynamicTest> aTableHasTheProblemsExpected() {
    return files(TABLES, ".drl.csv")
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> check(file)));
  }

  private static void check(Path file) throws IOException {
    Path golden = Path.of(file.toString().replace(".drl.csv", ".txt"));
    String found = String.join("\n", problems(file)) + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, found);
    }
    assertThat(found).isEqualTo(Files.readString(golden));
  }

  @TestFactory
  Stream<DynamicTest> ofTheTemplatesThereIsNothingToSay() {
    return Stream.concat(files(TEMPLATES, ".csv"), files(TEMPLATES, ".xlsx"))
        .map(
            file ->
                DynamicTest.dynamicTest(
                    file.toString(), () -> assertThat(problems(file)).isEmpty()));
  }

  @Test
  void aTemplateSaysTheSameInBothForms() throws IOException {
    for (String name : List.of("entry-and-goal", "exit-and-tag")) {
      assertThat(rules(name + ".drl.xlsx")).isEqualTo(rules(name + ".drl.csv")).isNotEmpty();
    }
  }

  private static List<String> rules(String file) throws IOException {
    return AuthoredFiles.read(file, Files.readAllBytes(TEMPLATES.resolve(file))).rules().stream()
        .map(rule -> rule.decision() + " " + rule.block() + " " + rule.word() + " " + rule.when())
        .toList();
  }

  private static List<String> problems(Path file) throws IOException {
    return AuthoredFiles.read(file.getFileName().toString(), Files.readAllBytes(file))
        .problems()
        .stream()
        .map(Problem::toString)
        .toList();
  }

  private static Stream<Path> files(Path folder, String end) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList().stream();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void aLargeTableIsCheckedQuickly() {
    StringBuilder table =
        new StringBuilder(
            "RuleTable x\nCONDITION,CONDITION,ACTION\n$n : Newcomer,,\n"
                + "facts.attribute( \"a\" ).gte( $param ),facts.attribute( \"b\" ).lt( $param ),"
                + "\"firings.keptOut( $n, \"\"$param\"\" );\"\nA,B,C\n");
    for (int i = 0; i < 500; i++) {
      table.append(i).append(',').append(1_000 - i).append(",r").append(i % 7).append('\n');
    }
    long begun = System.nanoTime();
    AuthoredFiles.read("x.drl.csv", table.toString().getBytes(UTF_8));
    assertThat(System.nanoTime() - begun).isLessThan(5_000_000_000L);
  }
}
