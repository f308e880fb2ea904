package io.goalpost.service.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.goalpost.service.GoalpostApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoTest {

  @TempDir Path folder;

  /** {@code kill -9} in the middle; what is begun again comes to the very same end. */
  @Test
  void goesOnAfterAKillAndNothingFiresTwice() throws Exception {
    Ran whole = Ran.of("demo", "--data", folder.resolve("whole").toString());
    assertThat(whole.err()).isEmpty();
    assertThat(whole.status()).isZero();
    assertThat(whole.out())
        .contains("day 1, Monday 5 January", "  17:00  entered ", "is stopped; nothing is left");

    Path broken = folder.resolve("broken");
    killAfter(60, broken);
    killAfter(25, broken);
    Ran rest = Ran.of("demo", "--data", broken.toString());

    assertThat(rest.status()).isZero();
    assertThat(rest.out()).contains("Going on at 2026-01-").contains("of them known from before");
    assertThat(table(rest.out())).isEqualTo(table(whole.out()));
    assertThat(firings(broken)).isNotEmpty().isEqualTo(firings(folder.resolve("whole")));
  }

  private static List<String> table(String out) {
    List<String> lines = out.lines().toList();
    int from = 0;
    while (!lines.get(from).contains("started")) {
      from++;
    }
    return lines.stream().skip(from).takeWhile(line -> !line.contains("is stopped")).toList();
  }

  private static void killAfter(int lines, Path data) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                GoalpostApplication.class.getName(),
                "demo",
                "--data",
                data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (int i = 0; i < lines; i++) {
        assertThat(output.readLine()).as("line " + i).isNotNull();
      }
      process.toHandle().destroyForcibly();
      process.waitFor();
    }
  }

  private static List<String> firings(Path data) throws IOException, InterruptedException {
    Map<String, String> environment =
        Map.of(
            "GOALPOST_PORT", "0",
            "GOALPOST_ADMIN_PORT", "0",
            "GOALPOST_CLOCK", "manual",
            "GOALPOST_DB_URL", "jdbc:h2:file:" + data.resolve("demo"));
    try (RunningServer server = RunningServer.start(Settings.bundled(environment))) {
      HttpRequest all =
          HttpRequest.newBuilder(URI.create(server.url() + "/v1/firings?limit=1000")).build();
      String page = HttpClient.newHttpClient().send(all, BodyHandlers.ofString()).body();
      List<String> lines = new ArrayList<>();
      for (JsonNode firing : new ObjectMapper().readTree(page).path("firings")) {
        lines.add(firing.path("at").asText() + " " + firing.path("line").asText());
      }
      return lines;
    }
  }
}
