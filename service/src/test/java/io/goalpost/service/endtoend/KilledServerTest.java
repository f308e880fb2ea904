package io.goalpost.service.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.goalpost.service.command.Commands;
import io.goalpost.service.command.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was answered is there after the server was ended in the middle, and fired once. */
class KilledServerTest {

  private static final Map<String, String> MANUAL = Map.of("GOALPOST_CLOCK", "manual");
  private static final int POSTERS = 3;
  private static final String SERIES =
      """
      series: welcome
      title: Welcome
      enroll: future
      blocks:
        - id: free
          rule: {attribute: plan, is: free}
          next: mail
        - id: mail
          content: {channel: email}
          next: mark
        - id: mark
          tag: {add: welcomed}
          next: day
        - id: day
          wait: {for: P1D}
          next: hook
        - id: hook
          content: {channel: webhook}
      goal: {when: {attribute: plan, is: pro}, within: P7D}
      """;

  @TempDir Path data;

  @Test
  void nothingAnsweredIsLostAndNothingFiresTwiceAfterKills() throws Exception {
    Map<String, Long> answered = new ConcurrentHashMap<>();
    int rounds = 4;
    for (int round = 0; round < rounds; round++) {
      try (ServerProcess server = ServerProcess.start(data, MANUAL)) {
        if (round == 0) {
          server.publish("welcome", SERIES);
        } else {
          compareWithWhatIsStored(server, answered);
        }
        postUntilGone(server, round, answered);
      }
    }
    try (ServerProcess server = ServerProcess.start(data, MANUAL)) {
      compareWithWhatIsStored(server, answered);
    }
    assertThat(answered).hasSizeGreaterThan(rounds);
    assertThat(command("verify")).startsWith("0 ").contains("ok: records 1 to ");
    assertThat(command("replay")).startsWith("0 ").contains("no difference: ");
  }

  /** Runs a command on what the last kill left; gives its status and what it said. */
  private String command(String name) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    Map<String, String> environment =
        Map.of("GOALPOST_DB_URL", "jdbc:h2:file:" + data.resolve("goalpost"));
    int status = Commands.run(List.of(name, "../config.yml"), new Console(out, out, environment));
    return status + " " + said.toString(StandardCharsets.UTF_8);
  }

  /** Posts from several connections; in the middle of it the server is ended. */
  private static void postUntilGone(ServerProcess server, int round, Map<String, Long> answered)
      throws InterruptedException {
    CountDownLatch underWay = new CountDownLatch(20 + 10 * round);
    List<Thread> posters =
        IntStream.range(0, POSTERS)
            .mapToObj(
                poster -> new Thread(() -> post(server, round + "-" + poster, answered, underWay)))
            .toList();
    posters.forEach(Thread::start);
    underWay.await();
    if (round % 2 == 0) {
      server.kill();
    } else {
      assertThat(server.terminate()).as("a server asked to end, ends well").isIn(0, 143);
    }
    for (Thread poster : posters) {
      poster.join();
    }
  }

  private static void post(
      ServerProcess server, String name, Map<String, Long> answered, CountDownLatch underWay) {
    for (int request = 0; ; request++) {
      List<Map<String, Object>> diffs = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        String user = "u-" + name + "-" + request + "-" + i;
        diffs.add(
            Map.of(
                "id", "d-" + user, "user", user, "set", Map.of("plan", "free", "email", "x@y.z")));
      }
      try {
        for (JsonNode result : server.post(diffs).get("results")) {
          answered.put(result.get("id").asText(), result.get("position").asLong());
        }
        underWay.countDown();
      } catch (IOException | IllegalStateException ended) {
        underWay.countDown();
        return;
      }
    }
  }

  private static void compareWithWhatIsStored(ServerProcess server, Map<String, Long> answered)
      throws IOException {
    List<Map<String, Object>> again = new ArrayList<>();
    answered
        .keySet()
        .forEach(
            id ->
                again.add(
                    Map.of("id", id, "user", id.substring(2), "set", Map.of("plan", "other"))));
    for (JsonNode result : server.post(again).get("results")) {
      assertThat(result.get("duplicate").asBoolean()).as(result.toString()).isTrue();
      assertThat(result.get("position").asLong())
          .isEqualTo(answered.get(result.get("id").asText()));
    }
    Map<String, Set<String>> linesByUser = new HashMap<>();
    long after = 0;
    while (true) {
      JsonNode page = server.call("GET", "/v1/firings?limit=1000&after=" + after, null);
      for (JsonNode firing : page.get("firings")) {
        after = firing.get("position").asLong();
        String line = firing.get("line").asText().replaceAll(" receipt=\\d+", "");
        assertThat(
                linesByUser
                    .computeIfAbsent(firing.get("user").asText(), user -> new HashSet<>())
                    .add(line))
            .as("fired twice: " + line)
            .isTrue();
      }
      if (page.get("firings").size() < 1000) {
        break;
      }
    }
    answered
        .keySet()
        .forEach(
            id ->
                assertThat(linesByUser.get(id.substring(2)))
                    .as("what " + id + " fired")
                    .hasSize(3));
  }
}
