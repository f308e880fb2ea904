package io.goalpost.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.testing.ResourceHelpers;
import io.dropwizard.testing.junit5.DropwizardAppExtension;
import io.dropwizard.testing.junit5.DropwizardExtensionsSupport;
import io.goalpost.resources.fixture.MemoryClock;
import io.goalpost.resources.fixture.MemoryDiffs;
import io.goalpost.resources.fixture.MemoryExplanations;
import io.goalpost.resources.fixture.MemoryExports;
import io.goalpost.resources.fixture.MemoryFacts;
import io.goalpost.resources.fixture.MemoryFigures;
import io.goalpost.resources.fixture.MemoryFirings;
import io.goalpost.resources.fixture.MemoryInboxes;
import io.goalpost.resources.fixture.MemoryJournal;
import io.goalpost.resources.fixture.MemoryPeople;
import io.goalpost.resources.fixture.MemorySeries;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What only a real connection shows: announced lengths, chunks, bodies inflated by the server. */
@ExtendWith(DropwizardExtensionsSupport.class)
class RealHttpTest {
  private static final int BYTES_MAX = 50_000;
  private static final MemoryDiffs DIFFS = new MemoryDiffs();
  private static final DropwizardAppExtension<Configuration> HTTP =
      new DropwizardAppExtension<>(App.class, ResourceHelpers.resourceFilePath("real-http.yml"));

  /** The components and nothing else. */
  public static final class App extends Application<Configuration> {
    @Override
    public void run(Configuration configuration, Environment environment) {
      Resources.components(
              new Resources.Ports(
                  DIFFS,
                  new MemorySeries(),
                  new MemoryFacts(),
                  new MemoryInboxes(),
                  new MemoryFirings(),
                  new MemoryFigures(),
                  new MemoryPeople(),
                  new MemoryExports(),
                  new MemoryClock(),
                  new MemoryJournal(),
                  new MemoryExplanations(),
                  new Resources.Drafting(null, null, null, null, null, null)),
              new Resources.Limits(BYTES_MAX, Set.of()))
          .forEach(environment.jersey()::register);
    }
  }

  /** By a connection of its own: the server closes one whose body it did not read to its end. */
  private static HttpResponse<String> post(String path, BodyPublisher body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + HTTP.getLocalPort() + path))
            .header("Content-Type", "application/json")
            .POST(body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static byte[] gzip(String text) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  @Test
  void takesBatchesAsGzip() throws Exception {
    byte[] body =
        gzip(
            "{\"batch\": [{\"type\": \"identify\", \"messageId\": \"gz\", \"userId\": \"u1\"}],"
                + " \"writeKey\": \"any\"}");

    HttpResponse<String> answer =
        post("/v1/batch", BodyPublishers.ofByteArray(body), "Content-Encoding", "gzip");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"success\":true}");
    assertThat(DIFFS.posted).extracting(diff -> diff.id()).contains("gz");
  }

  @Test
  void boundsWhatIsAnnouncedChunkedOrInflated() throws Exception {
    String large = "{\"diffs\": []}" + " ".repeat(BYTES_MAX);
    byte[] bytes = large.getBytes(StandardCharsets.UTF_8);

    HttpResponse<String> announced = post("/v1/diffs", BodyPublishers.ofByteArray(bytes));
    HttpResponse<String> chunked =
        post("/v1/diffs", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)));
    HttpResponse<String> inflated =
        post("/v1/diffs", BodyPublishers.ofByteArray(gzip(large)), "Content-Encoding", "gzip");

    for (HttpResponse<String> answer : List.of(announced, chunked, inflated)) {
      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }
  }

  @Test
  void refusesWhatIsNoGzip() throws Exception {
    StringBuilder events = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      events.append(Integer.toHexString(i * 7_919)).append(' ');
    }
    byte[] whole = gzip("{\"diffs\": [{\"user\": \"" + events + "\"}]}");
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    byte[] broken = whole.clone();
    Arrays.fill(broken, whole.length / 2, whole.length, (byte) 0xff);

    for (byte[] body : List.of("{\"diffs\": []}".getBytes(StandardCharsets.UTF_8), half, broken)) {
      HttpResponse<String> answer =
          post("/v1/diffs", BodyPublishers.ofByteArray(body), "Content-Encoding", "gzip");

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    }
  }

  @Test
  void publishesWithoutABody() throws Exception {
    HttpResponse<String> answer = post("/v1/series/none/publish", BodyPublishers.noBody());

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("There is no series none.");
  }
}
