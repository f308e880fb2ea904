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
    Kept whole = Kept.run(folder.resolve("whole"));
    assertThat(whole.out()).contains("day 1, Monday 5 January", "  17:00  entered ");
    assertThat(whole.out())
        .as("a table decides who enters and what is the goal, and its row is told")
        .containsPattern("  entered trial-to-paid \\w+ version=1  \\(trials.drl.csv, row [89]\\)\n")
        .containsPattern(
            "  goal-hit trial-to-paid \\w+ version=1 left=\\w+  \\(trials.drl.csv, row 1[78]\\)\n")
        .containsPattern(
            "  exited trial-to-paid \\w+ reason=support-case  \\(support.drl, line \\d+\\)\n")
        .containsPattern("  goal-hit encourage-customer-upgrades \\w+ version=1 left=\\w+\n");

    Path broken = folder.resolve("broken");
    killAfter(60, broken);
    killAfter(25, broken);
    Ran rest = Ran.of("demo", "--data", broken.toString());

    assertThat(rest.err()).isEmpty();
    assertThat(rest.status()).isZero();
    assertThat(rest.out()).contains("is stopped; nothing is left");
    assertThat(rest.out()).contains("Going on at 2026-01-").contains("of them known from before");
    assertThat(table(rest.out())).isEqualTo(table(whole.out()));
    assertThat(firings(broken)).isNotEmpty().isEqualTo(whole.firings());
    assertThat(whole.page()).contains("<title>Goalpost</title>");
  }

  /** A demo whose server was left running, and what it then answered. */
  private record Kept(String out, List<String> firings, String page) {

    static Kept run(Path data) throws IOException, InterruptedException {
      Process process = start("demo", "--keep", "--data", data.toString());
      try (BufferedReader output = reader(process)) {
        StringBuilder out = new StringBuilder();
        String line = output.readLine();
        String address = line.substring(line.indexOf("http://"));
        while (!line.contains("until Ctrl-C")) {
          out.append(line).append('\n');
          line = output.readLine();
          assertThat(line).as(out.toString()).isNotNull();
        }
        return new Kept(out.toString(), listed(address), get(address));
      } finally {
        process.destroy();
        process.waitFor();
      }
    }
  }

  private static List<String> table(String out) {
    List<String> lines = out.lines().toList();
    int from = 0;
    while (!lines.get(from).contains("started")) {
      from++;
    }
    return lines.stream().skip(from).takeWhile(line -> !line.contains("http://")).toList();
  }

  private static void killAfter(int lines, Path data) throws IOException, InterruptedException {
    Process process = start("demo", "--data", data.toString());
    try (BufferedReader output = reader(process)) {
      for (int i = 0; i < lines; i++) {
        assertThat(output.readLine()).as("line " + i).isNotNull();
      }
      process.toHandle().destroyForcibly();
      process.waitFor();
    }
  }

  private static Process start(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                GoalpostApplication.class.getName()));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  private static List<String> firings(Path data) throws IOException, InterruptedException {
    Map<String, String> environment =
        Map.of(
            "GOALPOST_PORT", "0",
            "GOALPOST_ADMIN_PORT", "0",
            "GOALPOST_CLOCK", "manual",
            "GOALPOST_DB_URL", "jdbc:h2:file:" + data.resolve("demo"));
    try (RunningServer server = RunningServer.start(Settings.bundled(environment))) {
      return listed(server.url());
    }
  }

  private static List<String> listed(String address) throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    String page = get(address + "/v1/firings?limit=1000");
    for (JsonNode firing : new ObjectMapper().readTree(page).path("firings")) {
      lines.add(firing.path("at").asText() + " " + firing.path("line").asText());
    }
    return lines;
  }

  private static String get(String address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }
}
