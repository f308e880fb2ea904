package io.goalpost.rules.series;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Problem;
import io.goalpost.model.series.Problem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder below {@code problems} is a series and the problems it must have. With {@code
 * -Dgolden.update=true} the expected files are written anew.
 */
class ProblemsGoldenTest {

  private static final Path FOLDER = Path.of("src/test/resources/problems");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void thereAreCases() throws IOException {
    assertThat(cases()).hasSizeGreaterThan(25);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aSeriesHasTheProblemsExpected(String name) throws IOException {
    Path folder = FOLDER.resolve(name);
    ParsedSeries parsed = SeriesParser.parse(Files.readString(folder.resolve("series.yml")));
    List<Problem> problems =
        SeriesChecker.check(parsed, segments(folder)::get, surroundings(folder));
    String rendered = problems.stream().map(p -> p + "\n").collect(Collectors.joining());

    Path expected = folder.resolve("problems.txt");
    if (UPDATE) {
      Files.writeString(expected, rendered);
    }
    assertThat(rendered)
        .as("problems of %s; the new text is\n%s", name, rendered)
        .isEqualTo(Files.exists(expected) ? Files.readString(expected) : "");
    assertThat(parsed.series() == null)
        .as("a series is built exactly where reading it gave no error")
        .isEqualTo(parsed.problems().stream().anyMatch(p -> p.severity() == Severity.ERROR));
  }

  /** Another series that is live beside it. */
  private static Surroundings surroundings(Path folder) throws IOException {
    Path other = folder.resolve("others.yml");
    return Files.exists(other)
        ? new Surroundings(List.of(SeriesParser.parse(Files.readString(other)).series()), List.of())
        : Surroundings.UNKNOWN;
  }

  private static Map<String, Condition> segments(Path folder) throws IOException {
    Map<String, Condition> segments = new HashMap<>();
    Path file = folder.resolve("segments.yml");
    if (Files.exists(file)) {
      for (String line : Files.readAllLines(file)) {
        int colon = line.indexOf(':');
        segments.put(line.substring(0, colon), ConditionParser.parse(line.substring(colon + 1)));
      }
    }
    return segments;
  }
}
