package io.goalpost.service.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.service.command.RunningServer;
import io.goalpost.service.command.Settings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleFilterTest {

  @TempDir static Path folder;

  private static RunningServer server;
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @BeforeAll
  static void start() {
    server =
        RunningServer.start(
            Settings.read(
                "../config.yml",
                Map.of(
                    "GOALPOST_PORT", "0",
                    "GOALPOST_ADMIN_PORT", "0",
                    "GOALPOST_DB_URL", "jdbc:h2:file:" + folder.resolve("goalpost"),
                    "GOALPOST_LOG_LEVEL", "WARN")));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return CLIENT.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void thePageLoadsFromHereAloneAndIsAskedForAnew() throws Exception {
    HttpResponse<String> page = get("/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Content-Type")).startsWith("text/html");
    assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
    assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(page, "Content-Security-Policy"))
        .contains("default-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.body()).doesNotContain("__NONCE__", "http://", "https://");
  }

  @Test
  void theNonceIsThePolicysAndAnotherEachTime() throws Exception {
    String first = nonce(get("/"));
    assertThat(nonce(get("/"))).isNotEqualTo(first);
  }

  private static String nonce(HttpResponse<String> page) {
    Matcher matcher = Pattern.compile("nonce=\"([0-9a-f]{32})\"").matcher(page.body());
    assertThat(matcher.find()).isTrue();
    assertThat(header(page, "Content-Security-Policy"))
        .contains("'nonce-" + matcher.group(1) + "'");
    return matcher.group(1);
  }

  @Test
  void assetsAreKeptForEver() throws Exception {
    Matcher script = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"").matcher(get("/").body());
    assertThat(script.find()).isTrue();

    HttpResponse<String> asset = get(script.group(1));

    assertThat(asset.statusCode()).isEqualTo(200);
    assertThat(header(asset, "Content-Type")).startsWith("text/javascript");
    assertThat(header(asset, "Cache-Control")).contains("immutable");
    assertThat(header(get(script.group(1), "Accept-Encoding", "gzip"), "Content-Encoding"))
        .isEqualTo("gzip");
  }

  @Test
  void aScreensAddressIsThePage() throws Exception {
    HttpResponse<String> screen = get("/series/some-series/builder", "Accept", "text/html,*/*");
    assertThat(screen.statusCode()).isEqualTo(200);
    assertThat(screen.body()).contains("<div id=\"root\">");
  }

  @Test
  void programsAreToldWhatIsNotThere() throws Exception {
    for (String path : new String[] {"/nothing", "/assets/none.js", "/console/files.txt"}) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(get("/assets/none.js", "Accept", "text/html").statusCode()).isEqualTo(404);
    assertThat(get("/v1/nothing", "Accept", "text/html").statusCode()).isEqualTo(404);
    assertThat(header(get("/openapi.json", "Accept", "text/html,*/*"), "Content-Type"))
        .startsWith("application/json");
  }

  @Test
  void noPathLeadsOutOfTheFiles() throws Exception {
    for (String path : new String[] {"/assets/..%2f..%2fconfig.yml", "/%2e%2e/config.yml"}) {
      assertThat(get(path).statusCode()).as(path).isBetween(400, 404);
    }
  }
}
