package io.goalpost.service.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs scenarios against a server over HTTP (DESIGN §4). */
final class HttpTarget implements Target {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final String url;

  HttpTarget(String url) {
    this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }

  private record Answer(int status, JsonNode body) {}

  private Answer send(String method, String path, Object body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofMinutes(2));
    if (body == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else if (body instanceof byte[] bytes) {
      request.method(method, HttpRequest.BodyPublishers.ofByteArray(bytes));
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, HttpRequest.BodyPublishers.ofString(InProcessTarget.json(body)));
    }
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), parse(response.body()));
    } catch (IOException failure) {
      throw new IllegalStateException("no answer from " + url + path + ": " + failure, failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  private static JsonNode parse(String body) {
    try {
      return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
    } catch (JsonProcessingException noJson) {
      return MissingNode.getInstance();
    }
  }

  private JsonNode call(String method, String path, Object body) {
    Answer answer = send(method, path, body);
    if (answer.status() >= 300) {
      throw new IllegalStateException(
          method + " " + path + " answered " + answer.status() + ": " + answer.body());
    }
    return answer.body();
  }

  private JsonNode callOrRefused(String method, String path, Object body) throws Refused {
    Answer answer = send(method, path, body);
    if (answer.status() == 422 || answer.status() == 400) {
      Set<String> places = new HashSet<>();
      answer.body().path("errors").forEach(each -> places.add(each.path("field").asText()));
      if (answer.body().has("problems")) {
        places.clear();
        answer.body().path("problems").forEach(each -> addPlace(places, each));
      }
      throw new Refused(places, answer.body().toString());
    }
    if (answer.status() == 404 || answer.status() == 409) {
      throw new Refused(Set.of(), answer.body().toString());
    }
    if (answer.status() >= 300) {
      throw new IllegalStateException(
          method + " " + path + " answered " + answer.status() + ": " + answer.body());
    }
    return answer.body();
  }

  private static void addPlace(Set<String> places, JsonNode problem) {
    if (problem.path("severity").asText().equals("error")) {
      String block = problem.path("block").asText("");
      String field = problem.path("field").asText("");
      int dot = field.indexOf('.');
      places.add(!block.isEmpty() ? block : dot < 0 ? field : field.substring(0, dot));
    }
  }

  private static List<String> lines(JsonNode firings) {
    List<String> lines = new ArrayList<>();
    firings.forEach(each -> lines.add(each.path("line").asText()));
    return lines;
  }

  private static String segment(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void reset(Instant start, ZoneId zone) {
    call("POST", "/v1/clock/reset", Map.of("to", start.toString(), "zone", zone.getId()));
  }

  @Override
  public List<String> move(Instant to, boolean through) {
    return lines(
        call(
                "POST",
                "/v1/clock",
                Map.of("to", to.toString(), "due", through ? "through" : "before"))
            .path("firings"));
  }

  @Override
  public List<String> post(List<?> diffs) throws Refused {
    List<String> lines = new ArrayList<>();
    callOrRefused("POST", "/v1/diffs", Map.of("diffs", diffs))
        .path("results")
        .forEach(result -> lines.addAll(lines(result.path("firings"))));
    return lines;
  }

  @Override
  public List<String> publish(Map<?, ?> definition, Map<String, byte[]> files) throws Refused {
    String path = "/v1/series/" + segment(String.valueOf(definition.get("series")));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      callOrRefused("PUT", path + "/rules/" + segment(file.getKey()), file.getValue());
    }
    callOrRefused("PUT", path, definition);
    return lines(callOrRefused("POST", path + "/publish", Map.of()).path("firings"));
  }

  @Override
  public List<String> saveSegment(String id, Object condition) throws Refused {
    return lines(callOrRefused("PUT", "/v1/segments/" + segment(id), condition).path("firings"));
  }

  @Override
  public List<String> pause(String series) throws Refused {
    return state(series, "pause");
  }

  @Override
  public List<String> resume(String series) throws Refused {
    return state(series, "resume");
  }

  @Override
  public List<String> archive(String series) throws Refused {
    return state(series, "archive");
  }

  private List<String> state(String series, String what) throws Refused {
    return lines(
        callOrRefused("POST", "/v1/series/" + segment(series) + "/" + what, Map.of())
            .path("firings"));
  }

  @Override
  public List<String> exit(String series, String user, String by) throws Refused {
    return lines(
        callOrRefused(
                "POST", "/v1/series/" + segment(series) + "/exit", Map.of("user", user, "by", by))
            .path("firings"));
  }

  @Override
  public void restart() {
    // A server is restarted by whoever started it; what a scenario says must hold without, too.
  }

  @Override
  public Map<String, Long> figures(String series) {
    return numbers(call("GET", "/v1/series/" + segment(series) + "/figures", null).path("figures"));
  }

  @Override
  public Map<String, Map<String, Long>> blocks(String series) {
    Map<String, Map<String, Long>> blocks = new LinkedHashMap<>();
    call("GET", "/v1/series/" + segment(series) + "/blocks", null)
        .path("blocks")
        .fields()
        .forEachRemaining(each -> blocks.put(each.getKey(), numbers(each.getValue())));
    return blocks;
  }

  private static Map<String, Long> numbers(JsonNode node) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    node.fields().forEachRemaining(each -> numbers.put(each.getKey(), each.getValue().asLong()));
    return numbers;
  }

  @Override
  public Set<String> rules(String series) {
    Set<String> names = new HashSet<>();
    String query = "/v1/firings?limit=1000&series=" + segment(series) + "&after=";
    JsonNode page;
    long after = 0;
    do {
      page = call("GET", query + after, null);
      page.path("firings").forEach(each -> names.add(each.path("rule").asText()));
      after = page.path("next").asLong();
    } while (page.path("next").isNumber());
    return names;
  }

  @Override
  public Standing standing(String series, String subject) {
    int at = subject.lastIndexOf('@');
    String user = at < 0 ? subject : subject.substring(0, at);
    Standing latest = null;
    String path = "/v1/series/" + segment(series) + "/entries/" + segment(user);
    for (JsonNode entry : call("GET", path, null).path("entries")) {
      if (entry.path("subject").asText().equals(subject)) {
        List<String> blocks = new ArrayList<>();
        entry.path("at").forEach(each -> blocks.add(each.asText()));
        latest = new Standing(entry.path("status").asText(), blocks);
      }
    }
    return latest;
  }

  @Override
  public void close() {
    // nothing is held open
  }
}
