package io.goalpost.service.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The reference engine reads the rules as every scenario file does. */
class ReferenceTargetTest {

  private static final Path OWN = Path.of("../rules/scenarios");
  private static final Path EXAMPLES = Path.of("../rules/examples");
  private static final Path SHARED = Path.of("../../shared/scenarios");

  @TestFactory
  Stream<DynamicTest> theScenariosOfTheProject() {
    return Stream.of(OWN, EXAMPLES).flatMap(ReferenceTargetTest::tests);
  }

  @TestFactory
  Stream<DynamicTest> thePublicScenarios() {
    assumeTrue(Files.isDirectory(SHARED), "the public scenarios are not beside the project");
    return tests(SHARED);
  }

  private static Stream<DynamicTest> tests(Path folder) {
    return Scenarios.files(folder).stream()
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> run(file)));
  }

  private static void run(Path file) {
    Scenario scenario = ScenarioReader.read(file);
    try (Target target = new ReferenceTarget()) {
      assertThat(new ScenarioRun(scenario, target, false).run())
          .as("%s: %s", file, scenario.name())
          .isEmpty();
    }
  }
}
