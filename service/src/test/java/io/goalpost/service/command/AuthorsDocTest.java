package io.goalpost.service.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of docs/authors.md are right, and its commands do what it says. */
class AuthorsDocTest {

  private static final Path DOC = Path.of("../docs/authors.md");
  private static final Pattern FILE =
      Pattern.compile("`(trial/[a-z]+\\.yml)`\n\n```yaml\n(.*?)```", Pattern.DOTALL);
  private static final Pattern COMMAND =
      Pattern.compile("^java -jar service/target/goalpost.jar (.+)$", Pattern.MULTILINE);
  private static final Pattern COVERAGE = Pattern.compile("`(coverage of [^`]+)`");

  /** A call that the text tells of. */
  private static final Pattern LISTED = Pattern.compile("`(GET|POST) (/v1/[^` …]+)`");

  @TempDir Path folder;

  @Test
  void whoFollowsItComesToASeriesWithTestsThatPass() throws IOException {
    String doc = Files.readString(DOC);
    writeFiles(doc);
    StringBuilder said = new StringBuilder();
    Matcher command = COMMAND.matcher(doc);
    while (command.find()) {
      Ran ran = Ran.of(arguments(command.group(1)));
      assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
      said.append(ran.out());
    }
    Matcher coverage = COVERAGE.matcher(doc);
    assertThat(coverage.find()).isTrue();
    assertThat(said)
        .contains("1 file, 0 errors, 0 warnings")
        .contains(coverage.group(1))
        .contains("2 passed, 0 failed")
        .doesNotContain("never");
  }

  private void writeFiles(String doc) throws IOException {
    Matcher file = FILE.matcher(doc);
    while (file.find()) {
      Path path = folder.resolve(file.group(1));
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.group(2));
    }
  }

  @Test
  void itsCallsAreAnswered() throws Exception {
    String doc = Files.readString(DOC);
    writeFiles(doc);
    Map<String, String> environment =
        Map.of(
            "GOALPOST_PORT", "0",
            "GOALPOST_ADMIN_PORT", "0",
            "GOALPOST_LOG_LEVEL", "WARN",
            "GOALPOST_DB_URL", "jdbc:h2:mem:authors-doc");
    try (RunningServer server = RunningServer.start(Settings.bundled(environment))) {
      assertThat(CurlCall.all(doc)).hasSize(4);
      String backtest = "";
      for (CurlCall call : CurlCall.all(doc)) {
        boolean publishes = call.text().contains("/publish");
        int before = publishes ? listed(doc, "POST", "", server) : 0;
        assertThat(before).isEqualTo(publishes ? 1 : 0);
        JsonNode body = made(call, server);
        if (call.text().contains("/dry-run")) {
          assertThat(body.path("steps").path(1).path("firings").toString()).contains("sent trial");
        }
        backtest = call.text().contains("/backtests") ? body.path("id").asText() : backtest;
      }
      made(CurlCall.of("curl -X PUT $G/v1/series/trial --data-binary @trial/series.yml"), server);
      assertThat(listed(doc, "GET", backtest, server)).isEqualTo(2);
      assertThat(CurlCall.of("curl $G/v1/schemas/scenario.json").make(server.url(), folder).body())
          .contains("steps");
    }
  }

  private JsonNode made(CurlCall call, RunningServer server) throws Exception {
    HttpResponse<String> answer = call.make(server.url(), folder);
    assertThat(answer.statusCode()).as(call.text() + "\n" + answer.body()).isBetween(200, 202);
    JsonNode body = new ObjectMapper().readTree(answer.body());
    assertThat(body.path("problems")).as(answer.body()).isEmpty();
    return body;
  }

  /** Makes the calls of the text that no block shows, and counts them. */
  private int listed(String doc, String method, String backtest, RunningServer server)
      throws Exception {
    int made = 0;
    Matcher listed = LISTED.matcher(doc);
    while (listed.find()) {
      String path = listed.group(2).replace("{id}", backtest);
      boolean shown = path.endsWith("/dry-run") || path.endsWith("/backtests");
      if (listed.group(1).equals(method) && !shown) {
        made(CurlCall.of("curl -X " + method + " $G" + path), server);
        made++;
      }
    }
    return made;
  }

  private String[] arguments(String line) {
    return Arrays.stream(line.split(" "))
        .map(each -> each.startsWith("trial") ? folder.resolve(each).toString() : each)
        .toArray(String[]::new);
  }
}
