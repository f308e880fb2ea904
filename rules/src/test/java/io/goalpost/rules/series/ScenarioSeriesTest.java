package io.goalpost.rules.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Problem;
import io.goalpost.model.series.Problem.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Every series of the shared scenarios can go live, but those that say they are refused (V1). */
class ScenarioSeriesTest {

  @TestFactory
  Stream<DynamicTest> everySeriesOfTheScenarios() throws IOException {
    Optional<Path> folder = folder();
    assumeTrue(folder.isPresent(), "no folder shared/scenarios above the working directory");
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder.get())) {
      for (Path file : files.filter(path -> path.toString().endsWith(".yml")).sorted().toList()) {
        addTests(folder.get().relativize(file).toString(), file, tests);
      }
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  private static void addTests(String name, Path file, List<DynamicTest> tests) throws IOException {
    Map<?, ?> scenario = (Map<?, ?>) load(Files.readString(file));
    Map<String, Condition> segments = new HashMap<>();
    if (scenario.get("segments") instanceof Map<?, ?> given) {
      given.forEach((id, text) -> segments.put((String) id, ConditionParser.parse(dump(text))));
    }
    for (Object series : list(scenario.get("series"))) {
      String text =
          series instanceof String other
              ? Files.readString(file.resolveSibling(other))
              : dump(series);
      tests.add(test(name, text, segments, List.of()));
    }
    for (Object step : list(scenario.get("steps"))) {
      Map<?, ?> fields = (Map<?, ?>) step;
      if (fields.get("publish") != null) {
        tests.add(test(name, dump(fields.get("publish")), segments, list(fields.get("refused"))));
      }
    }
  }

  private static DynamicTest test(
      String name, String text, Map<String, Condition> segments, List<?> refused) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          ParsedSeries parsed = SeriesParser.parse(text);
          List<Problem> errors =
              SeriesChecker.check(parsed, segments::get).stream()
                  .filter(problem -> problem.severity() == Severity.ERROR)
                  .toList();
          assertThat(errors.stream().<Object>map(Problem::place).distinct().toList())
              .as("%s", errors)
              .containsExactlyInAnyOrderElementsOf(refused);
          assertThat(parsed.series() != null || !refused.isEmpty()).isTrue();
        });
  }

  private static Optional<Path> folder() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      Path scenarios = at.resolve("shared/scenarios");
      if (Files.isDirectory(scenarios)) {
        return Optional.of(scenarios);
      }
    }
    return Optional.empty();
  }

  private static List<?> list(Object value) {
    return value == null ? List.of() : (List<?>) value;
  }

  private static Object load(String text) {
    return new Load(LoadSettings.builder().setSchema(new CoreSchema()).build())
        .loadFromString(text);
  }

  private static String dump(Object plain) {
    return new Dump(DumpSettings.builder().setDereferenceAliases(true).build()).dumpToString(plain);
  }
}
