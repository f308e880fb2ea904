package io.goalpost.service.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.goalpost.service.journal.JdbiJournalStore;
import io.goalpost.service.journal.JournalBase;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.replay.Replay;
import io.goalpost.service.store.Durability;
import io.goalpost.service.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs every scenario file of the project, and those beside it where they are there. What each
 * wrote must come again when its journal is replayed (T6).
 */
class ScenarioFilesTest {

  private static final Path OWN = Path.of("../rules/scenarios");
  private static final Path EXAMPLES = Path.of("../rules/examples");
  private static final Path SHARED = Path.of("../../shared/scenarios");

  private static final Set<String> RULES =
      Set.of(
          ("D1 D2 D3 D4 D5 D6 D7 D8 T1 T2 T3 T4 T5 T6 C1 C1b C2 C3 C4 C5 C6 C7 C8 C9 C10 E1 E2 E3"
                  + " E4 E5 E6 E7 E8 B1 B2 B3 B4 B5 B6 B7 B8 B9 B10 B11 B12 X1 X2 X3 X4 X5 X6 G1 G2"
                  + " G3 G4 G5 G6 G7 G8 G9 G10 G11 V1 V2 V3 V4 S1 S2 S3 S4")
              .split(" "));

  private static Store store;
  private static Target target;

  @BeforeAll
  static void open() {
    String url = "jdbc:h2:mem:" + UUID.randomUUID();
    store = Store.open(url, "sa", "", Durability.PROCESS);
    target = new InProcessTarget(store);
  }

  @AfterAll
  static void close() {
    target.close();
  }

  @TestFactory
  Stream<DynamicTest> theScenariosOfTheProject() {
    Stream<DynamicTest> own =
        Scenarios.files(OWN).stream()
            .map(file -> DynamicTest.dynamicTest(file.toString(), () -> run(file, false)));
    Stream<DynamicTest> examples =
        Scenarios.files(EXAMPLES).stream()
            .map(file -> DynamicTest.dynamicTest(file.toString(), () -> runAndReplay(file, false)));
    return Stream.concat(own, examples);
  }

  @TestFactory
  Stream<DynamicTest> theScenariosOfTheProjectWithARestartBetweenEveryTwoSteps() {
    return Scenarios.files(OWN).stream()
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> runAndReplay(file, true)));
  }

  @TestFactory
  Stream<DynamicTest> thePublicScenarios() {
    assumeTrue(Files.isDirectory(SHARED), "the public scenarios are not beside the project");
    return Scenarios.files(SHARED).stream()
        .map(file -> DynamicTest.dynamicTest(file.toString(), () -> runAndReplay(file, false)));
  }

  @Test
  void everyRuleIsHeldByAScenario() {
    Set<String> held =
        Scenarios.files(OWN).stream()
            .flatMap(file -> ScenarioReader.read(file).rules().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(held).containsAll(RULES);
  }

  private static void run(Path file, boolean restarting) {
    Scenario scenario = ScenarioReader.read(file);
    assertThat(new ScenarioRun(scenario, target, restarting).run())
        .as("%s: %s", file, scenario.name())
        .isEmpty();
  }

  /** The own ones are replayed where they ran with restarts only: the journal is the same. */
  private static void runAndReplay(Path file, boolean restarting) {
    run(file, restarting);
    JournalStore journal = new JdbiJournalStore(store);
    assertThat(new Replay(journal, new JournalCodec()).run(position -> {}))
        .isEqualTo(new Replay.Result(JournalBase.NONE, journal.head().last(), Optional.empty()));
  }
}
