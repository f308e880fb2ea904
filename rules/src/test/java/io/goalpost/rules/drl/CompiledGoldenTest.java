package io.goalpost.rules.drl;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.series.Series;
import io.goalpost.rules.series.SeriesParser;
import io.goalpost.rules.session.RulePackage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each folder below {@code compiled} is a series and the DRL of its third version. With {@code
 * -Dgolden.update=true} the expected files are written anew.
 */
class CompiledGoldenTest {

  private static final Path FOLDER = Path.of("src/test/resources/compiled");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  static List<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(FOLDER)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aSeriesIsCompiledIntoTheDrlExpectedAndDroolsTakesIt(String name) throws IOException {
    Path folder = FOLDER.resolve(name);
    Series series = SeriesParser.parse(Files.readString(folder.resolve("series.yml"))).series();
    SeriesCompiler.Compiled compiled = SeriesCompiler.compile(series, 3);

    Path expected = folder.resolve("compiled.drl");
    if (UPDATE) {
      Files.writeString(expected, compiled.drl());
    }
    assertThat(compiled.drl())
        .as("DRL of %s; the new text is\n%s", name, compiled.drl())
        .isEqualTo(Files.exists(expected) ? Files.readString(expected) : "");
    assertThat(RulePackage.compile(compiled.packageName(), compiled.drl())).isNotNull();
  }
}
