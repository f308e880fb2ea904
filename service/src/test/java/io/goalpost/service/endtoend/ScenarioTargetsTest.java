package io.goalpost.service.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.service.scenario.Scenarios;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios hold the same over HTTP and on the store of production. */
class ScenarioTargetsTest {

  private static final List<Path> SCENARIOS =
      Stream.of(Path.of("../rules/scenarios"), Path.of("../../shared/scenarios"))
          .filter(Files::isDirectory)
          .toList();

  @TempDir Path data;

  @Test
  void allScenariosPassOverHttp() throws IOException {
    try (ServerProcess server = ServerProcess.start(data, Map.of("GOALPOST_CLOCK", "manual"))) {
      passes(scenarios -> scenarios.runAgainst(server.url(), SCENARIOS));
    }
  }

  @Test
  void allScenariosPassOnPostgresql() {
    Store store = TestStores.open(TestStores.postgresql());
    passes(scenarios -> scenarios.runOn(store, SCENARIOS));
  }

  private static void passes(ToIntFunction<Scenarios> run) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int status =
        run.applyAsInt(new Scenarios(new PrintStream(out, true, StandardCharsets.UTF_8), false));
    String said = out.toString(StandardCharsets.UTF_8);
    assertThat(status).as(said).isZero();
    assertThat(said).contains(" passed, 0 failed");
  }
}
