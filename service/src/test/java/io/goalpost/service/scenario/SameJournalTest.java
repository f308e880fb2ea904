package io.goalpost.service.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.service.journal.JdbiJournalStore;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The same diffs, definitions and clock give the same journal, byte for byte (T6). */
class SameJournalTest {

  private static Store oneStore;
  private static Store otherStore;
  private static Target one;
  private static Target other;

  @BeforeAll
  static void open() {
    oneStore = TestStores.open(TestStores.h2Memory());
    otherStore = TestStores.open(TestStores.h2Memory());
    one = new InProcessTarget(oneStore);
    other = new InProcessTarget(otherStore);
  }

  @AfterAll
  static void close() {
    one.close();
    other.close();
  }

  @TestFactory
  Stream<DynamicTest> twoRunsOfAScenarioAreWrittenAlike() {
    return Stream.of("../rules/scenarios/goal", "../rules/scenarios/time", "../rules/examples")
        .flatMap(folder -> Scenarios.files(Path.of(folder)).stream())
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> run(file)));
  }

  private static void run(Path file) {
    Scenario scenario = ScenarioReader.read(file);
    new ScenarioRun(scenario, one, false).run();
    new ScenarioRun(scenario, other, true).run(); // a restart leaves no trace in it either
    assertThat(journal(oneStore)).isNotEmpty().isEqualTo(journal(otherStore));
  }

  private static String journal(Store store) {
    StringBuilder journal = new StringBuilder();
    new JdbiJournalStore(store)
        .forEachFrom(
            1, segment -> journal.append(new String(segment.bytes(), StandardCharsets.UTF_8)));
    return journal.toString();
  }
}
