package io.goalpost.service.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.goalpost.service.command.Commands;
import io.goalpost.service.command.Console;
import io.goalpost.service.command.RunningServer;
import io.goalpost.service.command.Settings;
import io.goalpost.service.store.PostgresServer;
import io.goalpost.service.store.TestStores;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.h2.tools.Restore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A backup is taken while diffs come in. What it holds verifies, replays, and serves: and whatever
 * was answered before it began is there.
 */
class BackupTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int POSTERS = 2;
  private static final String SERIES =
      """
      series: welcome
      title: Welcome
      enroll: future
      blocks:
        - {id: free, rule: {attribute: plan, is: free}, next: mail}
        - {id: mail, content: {channel: email}, next: mark}
        - {id: mark, tag: {add: welcomed}}
      """;

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, Long> answered = new ConcurrentHashMap<>();
  private volatile boolean enough;

  /** Takes a backup of a server's store in one way or another. */
  private interface BackingUp {
    void of(RunningServer server) throws Exception;
  }

  @Test
  void ofAnH2FileByTheServerThatHasIt() throws Exception {
    String url = TestStores.h2File(folder.resolve("original"));
    Path backups = folder.resolve("backups");
    Map<String, Long> before =
        underLoad(
            url,
            server -> {
              HttpResponse<String> answer = send(server.adminUrl() + "/tasks/backup", "");
              assertThat(answer.statusCode()).isEqualTo(200);
              assertThat(answer.body()).startsWith("wrote " + backups.toAbsolutePath());
            });

    Path zip = theOnlyFileIn(backups);
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Restore.execute(zip.toString(), elsewhere.toString(), "goalpost");

    assertWhole(TestStores.h2File(elsewhere), before);
  }

  @Test
  void ofPostgresqlByItsOwnPrograms() throws Exception {
    String url = TestStores.postgresql();
    String restored = TestStores.postgresql();
    Map<String, Long> before =
        underLoad(
            url,
            server -> {
              // Its own tools read beside a server; so do ours.
              assertThat(command("verify", url)).startsWith("0 ").contains("ok: records 1 to ");
              assertThat(command("replay", url)).startsWith("0 ").contains("no difference: ");
              PostgresServer.runOn(url, "pg_dump", "--format=custom", "--file=backup.dump");
            });

    PostgresServer.runOn(restored, "pg_restore", "--exit-on-error", "backup.dump");

    assertWhole(restored, before);
  }

  /** What was answered before the backup began. */
  private Map<String, Long> underLoad(String url, BackingUp backingUp) throws Exception {
    try (RunningServer server = start(url)) {
      send("PUT", server.url() + "/v1/series/welcome", SERIES);
      assertThat(send(server.url() + "/v1/series/welcome/publish", "{}").statusCode())
          .isEqualTo(200);
      CountDownLatch underWay = new CountDownLatch(30);
      List<Thread> posters =
          IntStream.range(0, POSTERS)
              .mapToObj(poster -> new Thread(() -> post(server, poster, underWay)))
              .toList();
      posters.forEach(Thread::start);
      underWay.await();
      Map<String, Long> before = new HashMap<>(answered);
      backingUp.of(server);
      enough = true;
      for (Thread poster : posters) {
        poster.join();
      }
      assertThat(answered).as("it went on during the backup").hasSizeGreaterThan(before.size());
      assertThat(send("GET", server.url() + "/v1/journal/verify", null).body())
          .startsWith("{\"ok\":true,");
      return before;
    }
  }

  private void assertWhole(String url, Map<String, Long> before) throws Exception {
    assertThat(command("verify", url)).startsWith("0 ").contains("ok: records 1 to ");
    assertThat(command("replay", url)).startsWith("0 ").contains("no difference: ");
    try (RunningServer server = start(url)) {
      List<Map<String, Object>> again = new ArrayList<>();
      before.keySet().forEach(id -> again.add(Map.of("id", id, "user", "again")));
      HttpResponse<String> answer =
          send(server.url() + "/v1/diffs", JSON.writeValueAsString(Map.of("diffs", again)));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      for (JsonNode result : JSON.readTree(answer.body()).get("results")) {
        assertThat(result.get("duplicate").asBoolean()).as(result.toString()).isTrue();
        assertThat(result.get("position").asLong())
            .isEqualTo(before.get(result.get("id").asText()));
      }
    }
  }

  private void post(RunningServer server, int poster, CountDownLatch underWay) {
    for (int i = 0; !enough; i++) {
      String id = poster + "-" + i;
      String diff =
          "{\"diffs\": [{\"id\": \"%s\", \"user\": \"u%s\", \"set\": {\"plan\": \"free\"}}]}"
              .formatted(id, id);
      try {
        String answer = send(server.url() + "/v1/diffs", diff).body();
        answered.put(id, JSON.readTree(answer).at("/results/0/position").asLong());
      } catch (IOException failed) {
        throw new IllegalStateException(failed);
      }
      underWay.countDown();
    }
  }

  private RunningServer start(String url) {
    return RunningServer.start(Settings.read("../config.yml", environment(url)));
  }

  private Map<String, String> environment(String url) {
    return Map.of(
        "GOALPOST_PORT",
        "0",
        "GOALPOST_ADMIN_PORT",
        "0",
        "GOALPOST_DB_URL",
        url,
        "GOALPOST_DB_USER",
        TestStores.user(url),
        "GOALPOST_BACKUPS",
        folder.resolve("backups").toString(),
        "GOALPOST_LOG_LEVEL",
        "WARN");
  }

  /** Runs a command; gives its status and what it said. */
  private String command(String name, String url) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    int status =
        Commands.run(List.of(name, "../config.yml"), new Console(out, out, environment(url)));
    return status + " " + said.toString(StandardCharsets.UTF_8);
  }

  private static Path theOnlyFileIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> all = files.toList();
      assertThat(all).hasSize(1);
      assertThat(all.get(0).toString()).endsWith(".zip");
      return all.get(0);
    }
  }

  private HttpResponse<String> send(String address, String json) throws IOException {
    return send("POST", address, json);
  }

  private HttpResponse<String> send(String method, String address, String body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address)).header("Content-Type", "application/json");
    request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }
}
