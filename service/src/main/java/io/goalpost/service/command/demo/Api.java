package io.goalpost.service.command.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The server's HTTP calls that the demo makes, as any service would make them. */
final class Api {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 1_000;

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI server;

  Api(URI server) {
    this.server = server;
  }

  /** What became of diffs that were posted. */
  record Posted(List<Fired> firings, int duplicates) {}

  Instant now() {
    return Instant.parse(call("GET", "/v1/clock", null, 200).path("now").asText());
  }

  /** Moves the clock; what is due at that very instant comes only with {@code through}. */
  List<Fired> move(Instant to, boolean through) {
    Map<String, String> body = Map.of("to", to.toString(), "due", through ? "through" : "before");
    return Fired.all(call("POST", "/v1/clock", json(body), 200).path("firings"));
  }

  Posted post(List<Map<String, Object>> diffs) {
    JsonNode results = call("POST", "/v1/diffs", json(Map.of("diffs", diffs)), 200).path("results");
    List<Fired> firings = new ArrayList<>();
    int duplicates = 0;
    for (JsonNode result : results) {
      firings.addAll(Fired.all(result.path("firings")));
      duplicates += result.path("duplicate").asBoolean() ? 1 : 0;
    }
    return new Posted(firings, duplicates);
  }

  /** Publishes a series with its rules, which are text, if no version of it is live yet. */
  void publish(Example example) {
    String path = "/v1/series/" + example.id();
    HttpResponse<String> known = send("GET", path, null);
    if (known.statusCode() == 200 && read(known).path("version").asInt() > 0) {
      return;
    }
    call("PUT", path, example.text(), 200);
    example
        .rules()
        .forEach(
            (file, content) ->
                call("PUT", path + "/rules/" + file, new String(content, UTF_8), 200));
    call("POST", path + "/publish", "{}", 200);
  }

  /** Every message of a series that left so far. */
  List<Fired> sent(String series) {
    List<Fired> all = new ArrayList<>();
    JsonNode after = JSON.getNodeFactory().numberNode(0);
    while (after.isNumber()) {
      String query = "?series=" + series + "&kind=sent&limit=" + PAGE + "&after=" + after.asLong();
      JsonNode page = call("GET", "/v1/firings" + query, null, 200);
      all.addAll(Fired.all(page.path("firings")));
      after = page.path("next");
    }
    return all;
  }

  JsonNode figures(String series) {
    return call("GET", "/v1/series/" + series + "/figures", null, 200).path("figures");
  }

  JsonNode blocks(String series) {
    return call("GET", "/v1/series/" + series + "/blocks", null, 200).path("blocks");
  }

  private JsonNode call(String method, String path, String body, int expected) {
    HttpResponse<String> answer = send(method, path, body);
    if (answer.statusCode() != expected) {
      throw new NoAnswerException(
          method + " " + path + " answered " + answer.statusCode() + ": " + answer.body(), null);
    }
    return read(answer);
  }

  private HttpResponse<String> send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(Duration.ofMinutes(1))
            .header("Content-Type", isJson(body) ? "application/json" : "application/yaml")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException gone) {
      throw new NoAnswerException("no answer from " + server + ": " + gone.getMessage(), gone);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NoAnswerException("interrupted", interrupted);
    }
  }

  private static boolean isJson(String body) {
    return body == null || body.startsWith("{");
  }

  private static JsonNode read(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException noJson) {
      throw new NoAnswerException("an answer is no JSON: " + answer.body(), noJson);
    }
  }

  private static String json(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("maps of text can be written", impossible);
    }
  }
}
