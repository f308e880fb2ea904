package io.goalpost.service.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.goalpost.service.GoalpostApplication;
import io.goalpost.service.checkpoint.CheckpointMark;
import io.goalpost.service.checkpoint.JdbiCheckpointStore;
import io.goalpost.service.command.CommandFailedException;
import io.goalpost.service.command.RunningServer;
import io.goalpost.service.command.Settings;
import io.goalpost.service.store.Durability;
import io.goalpost.service.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole server, from its configuration to its answers. */
class ServerTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();

  private String url() {
    return "jdbc:h2:file:" + folder.resolve("goalpost");
  }

  private RunningServer start(String... more) {
    Map<String, String> environment = new HashMap<>();
    environment.put("GOALPOST_PORT", "0");
    environment.put("GOALPOST_ADMIN_PORT", "0");
    environment.put("GOALPOST_DB_URL", url());
    environment.put("GOALPOST_LOG_LEVEL", "WARN");
    for (int i = 0; i < more.length; i += 2) {
      environment.put(more[i], more[i + 1]);
    }
    return RunningServer.start(Settings.read("../config.yml", environment));
  }

  private HttpResponse<String> get(String address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String address, String json) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build(),
            BodyHandlers.ofString());
  }

  private static void assertProblem(HttpResponse<String> answer, int status) throws Exception {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.headers().firstValue("Server")).isEmpty();
    assertThat(answer.body()).doesNotContain("Jetty", "Exception", "\tat ");
    assertThat(JSON.readTree(answer.body()).path("status").asInt()).isEqualTo(status);
  }

  @Test
  void answersOnFreePortsAndGoesOnAfterWhatItRefuses() throws Exception {
    try (RunningServer server = start()) {
      assertThat(get(server.url() + "/v1/clock").body()).contains("\"manual\":false");
      assertThat(JSON.readTree(get(server.url() + "/openapi.json").body()).path("paths").size())
          .isGreaterThan(15);
      assertThat(get(server.adminUrl() + "/healthcheck").statusCode()).isEqualTo(200);
      JsonNode gauges = JSON.readTree(get(server.adminUrl() + "/metrics").body()).path("gauges");
      assertThat(gauges.has("engine.position")).isTrue();
      assertThat(gauges.has("engine.waiting")).isTrue();
      assertThat(gauges.path("engine.delayMillis").path("value").asLong()).isNotNegative();

      assertProblem(get(server.url() + "/nowhere"), 404);
      assertProblem(get(server.adminUrl() + "/nowhere"), 404);
      HttpResponse<String> malformed = post(server.url() + "/v1/diffs", "{\"diffs\":\n [{]}");
      assertProblem(malformed, 400);
      assertThat(JSON.readTree(malformed.body()).path("line").asInt()).isEqualTo(2);
      String host = URI.create(server.url()).getHost();
      int port = URI.create(server.url()).getPort();
      String tooLarge =
          "POST /v1/diffs HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\n"
              + "Connection: close\r\nContent-Length: 20000000\r\n\r\n";
      assertThat(raw(host, port, tooLarge))
          .startsWith("HTTP/1.1 413")
          .contains("application/problem+json");
      assertThat(raw(host, port, "NONSENSE\r\n\r\n"))
          .startsWith("HTTP/1.1 400")
          .contains("application/problem+json")
          .doesNotContain("Jetty", "Server:");

      assertThat(post(server.url() + "/v1/diffs", diff("u1")).statusCode()).isEqualTo(200);
    }
  }

  private static String diff(String user) {
    return "{\"diffs\": [{\"id\": \"d-%s\", \"user\": \"%s\", \"set\": {\"plan\": \"free\"}}]}"
        .formatted(user, user);
  }

  private static String raw(String host, int port, String request) throws IOException {
    try (Socket socket = new Socket(host, port)) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void keepsWhatItWasToldOverARestart() throws Exception {
    try (RunningServer server = start()) {
      assertThat(post(server.url() + "/v1/diffs", diff("u1")).statusCode()).isEqualTo(200);
    }
    try (RunningServer server = start()) {
      assertThat(get(server.url() + "/v1/users/u1").body()).contains("\"plan\":\"free\"");
      assertThat(post(server.url() + "/v1/diffs", diff("u1")).body())
          .contains("\"duplicate\":true");
    }
  }

  @Test
  void aManualClockGoesOnWhereItStoodInTheZoneItWasGiven() throws Exception {
    String[] manual = {"GOALPOST_CLOCK", "manual", "GOALPOST_ZONE", "Europe/Berlin"};
    try (RunningServer server = start(manual)) {
      assertThat(get(server.url() + "/v1/clock").body()).contains("2026-01-05T09:00:00Z");
      post(server.url() + "/v1/clock", "{\"to\": \"2026-03-01T00:00:00Z\"}");
    }
    assertThat(mark().zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    try (RunningServer server = start("GOALPOST_CLOCK", "manual", "GOALPOST_ZONE", "Asia/Tokyo")) {
      assertThat(get(server.url() + "/v1/clock").body()).contains("2026-03-01T00:00:00Z");
    }
    assertThat(mark().zone()).as("manual: as stored").isEqualTo(ZoneId.of("Europe/Berlin"));
    start("GOALPOST_ZONE", "Asia/Tokyo").close();
    assertThat(mark().zone()).as("system: as configured").isEqualTo(ZoneId.of("Asia/Tokyo"));
  }

  private CheckpointMark mark() {
    try (Store store = Store.open(url(), "sa", "", Durability.PROCESS)) {
      return new JdbiCheckpointStore(store).mark().orElseThrow();
    }
  }

  @Test
  void aPortInUseIsToldInOneLineAndTheStoreIsLetGo() {
    try (RunningServer server = start()) {
      String port = String.valueOf(URI.create(server.url()).getPort());
      String other = "jdbc:h2:file:" + folder.resolve("other");

      assertThatThrownBy(() -> start("GOALPOST_PORT", port, "GOALPOST_DB_URL", other))
          .isInstanceOf(CommandFailedException.class)
          .hasMessageContaining(port)
          .hasMessageContaining("Address already in use")
          .hasMessageContaining("GOALPOST_PORT");
      Store.open(other, "sa", "", Durability.PROCESS).close();
    }
  }

  @Test
  void aSecondProcessOnTheSameStoreIsRefused() throws Exception {
    try (RunningServer first = start()) {
      ProcessBuilder second =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-cp",
              System.getProperty("java.class.path"),
              GoalpostApplication.class.getName(),
              "server",
              "../config.yml");
      second.environment().put("GOALPOST_PORT", "0");
      second.environment().put("GOALPOST_ADMIN_PORT", "0");
      second.environment().put("GOALPOST_DB_URL", url());
      Process process = second.redirectErrorStream(true).start();
      try (InputStream output = process.getInputStream()) {
        assertThat(new String(output.readAllBytes(), StandardCharsets.UTF_8))
            .contains("is in use by another process")
            .hasLineCount(1);
      }
      assertThat(process.waitFor()).isEqualTo(1);
      assertThat(get(first.url() + "/v1/clock").statusCode()).isEqualTo(200);
    }
  }
}
