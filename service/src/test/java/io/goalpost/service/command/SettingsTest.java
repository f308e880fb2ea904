package io.goalpost.service.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.core.server.DefaultServerFactory;
import io.dropwizard.jetty.HttpConnectorFactory;
import io.goalpost.service.GoalpostConfiguration;
import io.goalpost.service.store.Durability;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

  private static final String FILE = "../config.yml";

  private static HttpConnectorFactory application(GoalpostConfiguration configuration) {
    DefaultServerFactory server = (DefaultServerFactory) configuration.getServerFactory();
    return (HttpConnectorFactory) server.getApplicationConnectors().get(0);
  }

  private static HttpConnectorFactory admin(GoalpostConfiguration configuration) {
    DefaultServerFactory server = (DefaultServerFactory) configuration.getServerFactory();
    return (HttpConnectorFactory) server.getAdminConnectors().get(0);
  }

  @Test
  void theFileOfTheRepositoryHasTheDefaultsOfTheDesign() {
    GoalpostConfiguration read = Settings.read(FILE, Map.of());

    assertThat(application(read).getPort()).isEqualTo(8080);
    assertThat(application(read).getBindHost()).isEqualTo("127.0.0.1");
    assertThat(admin(read).getPort()).isEqualTo(8081);
    assertThat(admin(read).getBindHost()).isEqualTo("127.0.0.1");
    assertThat(read.store().url()).isEqualTo("jdbc:h2:file:./data/goalpost");
    assertThat(read.store().user()).isEqualTo("sa");
    assertThat(read.store().password()).isEmpty();
    assertThat(read.store().kept()).isEqualTo(Durability.PROCESS);
    assertThat(read.clock().isManual()).isFalse();
    assertThat(read.clock().start()).isEqualTo(Instant.parse("2026-01-05T09:00:00Z"));
    assertThat(read.clock().zone()).isEqualTo("UTC");
    assertThat(read.limits().bodySizeMax().toBytes()).isEqualTo(8L << 20);
    assertThat(read.writeKeys()).isEmpty();
  }

  @Test
  void anEmptyFileHasTheSameDefaults(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("config.yml"), "store: {}\n");
    GoalpostConfiguration whole = Settings.read(FILE, Map.of());
    GoalpostConfiguration empty = Settings.read(file.toString(), Map.of());

    assertThat(empty.store()).isEqualTo(whole.store());
    assertThat(empty.clock()).isEqualTo(whole.clock());
    assertThat(empty.limits()).isEqualTo(whole.limits());
  }

  @Test
  void theJarHasTheFileOfTheRepository() {
    assertThat(Settings.bundled(Map.of()).store()).isEqualTo(Settings.read(FILE, Map.of()).store());
  }

  @Test
  void theEnvironmentWins() {
    GoalpostConfiguration read =
        Settings.read(
            FILE,
            Map.ofEntries(
                Map.entry("GOALPOST_PORT", "0"),
                Map.entry("GOALPOST_ADMIN_PORT", "9001"),
                Map.entry("GOALPOST_BIND", "0.0.0.0"),
                Map.entry("GOALPOST_DB_URL", "jdbc:postgresql://db/goalpost"),
                Map.entry("GOALPOST_DB_USER", "g"),
                Map.entry("GOALPOST_DB_PASSWORD", "a \"quoted\" \\ # ${GOALPOST_PORT}: b"),
                Map.entry("GOALPOST_DURABILITY", "power"),
                Map.entry("GOALPOST_CLOCK", "manual"),
                Map.entry("GOALPOST_CLOCK_START", "1997-01-01T00:00:00Z"),
                Map.entry("GOALPOST_ZONE", "Europe/Berlin"),
                Map.entry("GOALPOST_QUEUE", "7"),
                Map.entry("GOALPOST_BODY_SIZE", "1000"),
                Map.entry("GOALPOST_CHECKPOINT_RECORDS", "50"),
                Map.entry("GOALPOST_WRITE_KEYS", "one, two,")));

    assertThat(application(read).getPort()).isZero();
    assertThat(application(read).getBindHost()).isEqualTo("0.0.0.0");
    assertThat(admin(read).getPort()).isEqualTo(9001);
    assertThat(read.store().url()).isEqualTo("jdbc:postgresql://db/goalpost");
    assertThat(read.store().user()).isEqualTo("g");
    assertThat(read.store().password()).isEqualTo("a \"quoted\" \\ # ${GOALPOST_PORT}: b");
    assertThat(read.store().kept()).isEqualTo(Durability.POWER);
    assertThat(read.clock().isManual()).isTrue();
    assertThat(read.clock().start()).isEqualTo(Instant.parse("1997-01-01T00:00:00Z"));
    assertThat(read.clock().zone()).isEqualTo("Europe/Berlin");
    assertThat(read.limits().requestsWaitingMax()).isEqualTo(7);
    assertThat(read.limits().bodySizeMax().toBytes()).isEqualTo(1000);
    assertThat(read.limits().checkpointRecords()).isEqualTo(50);
    assertThat(read.writeKeys()).containsExactly("one", "two");
  }

  @ParameterizedTest
  @CsvSource({
    "GOALPOST_ZONE, Mars, zone must be a time zone",
    "GOALPOST_DURABILITY, never, store.durability must be one of",
    "GOALPOST_CLOCK, sun, clock.kind must be one of",
    "GOALPOST_CLOCK_START, soon, clock.start",
    "GOALPOST_PORT, abc, port",
    "GOALPOST_DB_URL, jdbc:mysql:x, store.url must begin",
    "GOALPOST_DB_URL, jdbc:h2:file:x;auto_server=true, store.url must begin",
    "GOALPOST_QUEUE, 0, limits.requestsWaitingMax must be",
    "GOALPOST_BODY_SIZE, lots, limits.bodySizeMax",
  })
  void aWrongValueIsNamedInOneLine(String name, String value, String fault) {
    assertThatThrownBy(() -> Settings.read(FILE, Map.of(name, value)))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageStartingWith("../config.yml: ")
        .hasMessageContaining(fault)
        .extracting(Throwable::getMessage)
        .asString()
        .doesNotContain("\n", "Exception", "[Source");
  }

  @Test
  void anUnknownFieldIsNamed(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("c.yml"), "stroe: {}\n");

    assertThatThrownBy(() -> Settings.read(file.toString(), Map.of()))
        .hasMessageContaining("stroe")
        .hasMessageContaining("c.yml");
  }

  @Test
  void whatIsNoYamlIsNamedWithItsPlace(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("c.yml"), "store: {url: \"x\n");

    assertThatThrownBy(() -> Settings.read(file.toString(), Map.of()))
        .isInstanceOf(CommandFailedException.class)
        .hasMessageContaining("c.yml")
        .hasMessageContaining("line");
  }
}
