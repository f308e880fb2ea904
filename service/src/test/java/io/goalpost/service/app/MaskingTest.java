package io.goalpost.service.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.goalpost.model.fact.Mask;
import io.goalpost.service.GoalpostConfiguration;
import io.goalpost.service.command.CommandFailedException;
import io.goalpost.service.command.Commands;
import io.goalpost.service.command.Console;
import io.goalpost.service.command.RunningServer;
import io.goalpost.service.command.Settings;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A value that is masked is nowhere to be read, whichever way a server is asked; not masked, each
 * of these values is. The ways are those of its own description, so that none is forgotten.
 */
class MaskingTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The values, each of which one of the masked names has or had. */
  private static final List<String> SECRETS =
      List.of(
          "ann@hidden.example",
          "ann@later.example",
          "1918273645",
          "2918273645",
          "Geheimstadt",
          "Neugeheim",
          "37364551",
          "47364551",
          "ORDER-HUSH-1",
          "ORDER-HUSH-2",
          "55667788.25",
          "hush-list-element",
          "rejected-hush",
          "dry-run-hush");

  private static final String MASKED = " email,salary, address ,revenue,order,total,codes,";

  private static final String SERIES =
      """
      series: hush
      enroll: future
      scope: member
      key: order
      reentry: {after: P1D}
      priority: {company: revenue, highest: true}
      blocks:
        - id: start
          rule:
            all:
              - {attribute: email, known: true}
              - {attribute: salary, gt: 1000}
              - {attribute: codes, contains: public}
              - {company: revenue, gt: 10}
          trigger: {event: bought, where: {property: total, gt: 5}}
          next: mail
        - id: mail
          content: {channel: email, subject: Hello, body: Good day}
          goal: {when: {attribute: salary, increased: true}, within: P7D}
          next: same-town
        - id: same-town
          rule:
            all:
              - {attribute: address.city, is: {attribute: work}}
              - {attribute: salary, lt: {company: revenue}}
              - {attribute: salary, lt: {entry: total}}
              - {entry: total, gt: 5}
              - {event: bought, where: {property: order, known: true}, count: {gte: 1}}
          for: P1D
          next: {matched: seen, unmatched: seen}
        - {id: seen, tag: {add: seen}, next: office}
        - id: office
          content:
            channel: email
            subject: More
            body: More of it
            schedule: {from: "12:00", to: "13:00", zone: recipient}
          next: last
        - {id: last, wait: {for: P30D}}
      goal:
        when:
          any:
            - {attribute: email, changed: true}
            - {attribute: salary, increased: true}
        within: P20D
        attribution: {after: sent, within: P20D}
      exit:
        when:
          all:
            - {attribute: address.city, isNot: {attribute: address.home}}
            - {company: revenue, lt: {attribute: salary}}
      """;

  /** What stands for a parameter of a path; each path of the API is asked with these. */
  private static final Map<String, List<String>> IN_PATHS =
      Map.of(
          "/v1/series/{id}", List.of("hush"),
          "/v1/users/{id}", List.of("ann", "eve"),
          "/v1/companies/{id}", List.of("acme inc"),
          "/v1/segments/{id}", List.of("rich"),
          "{n}", List.of("1"),
          "{user}", List.of("ann", "eve"),
          "{file}", List.of("more.drl", "series.json"));

  @TempDir Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private RunningServer server;
  private String backtest;

  private Map<String, String> environment(String mask) {
    Map<String, String> environment = new HashMap<>();
    environment.put("GOALPOST_PORT", "0");
    environment.put("GOALPOST_ADMIN_PORT", "0");
    environment.put("GOALPOST_DB_URL", "jdbc:h2:file:" + folder.resolve("goalpost"));
    environment.put("GOALPOST_LOG_LEVEL", "WARN");
    environment.put("GOALPOST_CLOCK", "manual");
    environment.put("GOALPOST_MASK", mask);
    return environment;
  }

  private HttpResponse<byte[]> send(String method, String path, String body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.url() + path))
            .header("Content-Type", "application/json")
            .header("Authorization", "Basic a2V5Og==") // key and no password, for the Segment API
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      return client.send(request, BodyHandlers.ofByteArray());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private String done(String method, String path, String body) {
    HttpResponse<byte[]> answer = send(method, path, body);
    String text = new String(answer.body(), StandardCharsets.UTF_8);
    assertThat(answer.statusCode()).as(method + " " + path + ": " + text).isBetween(200, 299);
    return text;
  }

  private void diffs(String diffs) {
    done("POST", "/v1/diffs", "{\"diffs\": [" + diffs + "]}");
  }

  private void clock(String to) {
    done("POST", "/v1/clock", "{\"to\": \"" + to + "\"}");
  }

  /** Users with such values, on all the ways through the series. */
  private void live() throws Exception {
    done("PUT", "/v1/series/hush", SERIES);
    done("PUT", "/v1/segments/rich", "{\"attribute\": \"salary\", \"gt\": 5}");
    done("POST", "/v1/series/hush/publish", "{}");
    for (String user : List.of("ann", "eve", "joe")) {
      diffs(
          """
          {"company": "acme inc", "set": {"revenue": 37364551}},
          {"user": "%s", "join": ["acme inc"], "set": {"email": "ann@hidden.example",
            "salary": 1918273645, "codes": ["public", "hush-list-element"],
            "address.city": "Geheimstadt", "address.home": "Geheimstadt", "work": "here"}},
          {"user": "%s", "event": "bought",
            "properties": {"order": "ORDER-HUSH-1", "total": 55667788.25}}"""
              .formatted(user, user));
    }
    diffs(
        "{\"user\": \"joe\", \"event\": \"bought\", \"properties\": {\"order\": \"ORDER-HUSH-2\"}}");
    clock("2026-01-08T10:00:00Z");
    diffs(
        "{\"user\": \"ann\", \"set\": {\"email\": \"ann@later.example\", \"salary\": 2918273645}}");
    diffs("{\"company\": \"acme inc\", \"set\": {\"revenue\": 47364551}}");
    diffs("{\"user\": \"eve\", \"set\": {\"address.city\": \"Neugeheim\"}}");
    diffs(
        "{\"user\": \"ann\", \"event\": \"bought\","
            + " \"properties\": {\"order\": \"ORDER-HUSH-2\", \"total\": 55667788.25}}");
    clock("2026-01-09T10:00:00Z");
    done(
        "POST",
        "/v1/batch",
        "{\"batch\": [{\"type\": \"identify\", \"traits\": {\"email\": \"rejected-hush\"}},"
            + "{\"type\": \"track\", \"userId\": \"u\", \"event\": \"\","
            + " \"properties\": {\"order\": {\"of\": [\"rejected-hush\"]}}}]}");
    String begun = done("POST", "/v1/series/hush/backtests", "{\"version\": 1}");
    backtest = JSON.readTree(begun).path("id").asText();
    String state = "running";
    while (state.equals("running")) {
      state =
          JSON.readTree(done("GET", "/v1/series/hush/backtests/" + backtest, null))
              .path("state")
              .asText();
    }
  }

  /** All answers there are, by what was asked. */
  private Map<String, String> answers() throws Exception {
    Map<String, String> answers = new LinkedHashMap<>();
    JsonNode paths = JSON.readTree(done("GET", "/openapi.json", null)).path("paths");
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      if (path.getValue().has("get")) {
        for (String address : addresses(path.getKey(), path.getValue().path("get"))) {
          answers.put(address, answer(address));
        }
      }
    }
    answers.put("dry run", dryRun());
    return answers;
  }

  private String dryRun() {
    return done(
        "POST",
        "/v1/series/hush/dry-run",
        """
            {"version": 1, "users": ["ann", "joe"], "steps": [{"at": "+P3D", "diffs": [
              {"user": "joe", "set": {"email": "dry-run-hush"}},
              {"user": "joe", "event": "bought",
                "properties": {"order": "dry-run-hush", "total": 55667788.25}}]}]}""");
  }

  /** The path with its parameters filled in, and asked for in each of the ways that count. */
  private List<String> addresses(String path, JsonNode get) throws Exception {
    List<String> filled = new ArrayList<>(List.of(path));
    if (path.equals("/v1/firings/{position}")) {
      filled = firings();
    }
    List<String> names = new ArrayList<>(List.of("{n}", "{user}", "{file}"));
    for (String name : names) {
      filled = replaced(filled, name, IN_PATHS.get(name));
    }
    for (Map.Entry<String, List<String>> known : IN_PATHS.entrySet()) {
      if (path.startsWith(known.getKey())) {
        filled = replaced(filled, "{id}", known.getValue());
      }
    }
    filled = replaced(filled, "{bid}", List.of(backtest));
    assertThat(filled).as("fill in " + path + " here").noneMatch(each -> each.contains("{"));
    List<String> asked = new ArrayList<>();
    for (String address : filled) {
      queries(path, get).forEach(query -> asked.add(address + query));
    }
    return asked;
  }

  private static List<String> replaced(List<String> paths, String name, List<String> values) {
    List<String> all = new ArrayList<>();
    for (String path : paths) {
      for (String value : path.contains(name) ? values : List.of("")) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
        all.add(path.replace(name, encoded));
      }
    }
    return all;
  }

  private List<String> firings() throws Exception {
    List<String> all = new ArrayList<>();
    JsonNode page = JSON.readTree(done("GET", "/v1/firings?limit=1000", null));
    page.path("firings").forEach(each -> all.add("/v1/firings/" + each.path("position").asLong()));
    assertThat(all).hasSizeGreaterThan(20);
    return all;
  }

  private static List<String> queries(String path, JsonNode get) {
    return switch (path) {
      case "/v1/explain" -> {
        List<String> all = new ArrayList<>();
        for (String user : List.of("ann", "eve", "joe")) {
          for (String at : List.of("", "&at=2026-01-05T09:00:00Z", "&at=2026-01-08T10:00:00Z")) {
            all.add("?series=hush&user=" + user + at);
          }
        }
        yield all;
      }
      case "/v1/firings" -> List.of("", "?format=jsonl", "?format=csv", "?order=desc");
      case "/v1/firings/tail" -> List.of("?after=0");
      case "/v1/series/{id}/people" ->
          List.of("?status=started", "?status=goal", "?status=sent&block=mail");
      case "/v1/series/{id}/diff" -> List.of("?from=1&to=draft&as=yaml");
      default -> {
        for (JsonNode parameter : get.path("parameters")) {
          assertThat(
                  parameter.path("required").asBoolean()
                      && parameter.path("in").asText().equals("query"))
              .as("say here what " + path + " is to be asked")
              .isFalse();
        }
        yield List.of("");
      }
    };
  }

  private String answer(String address) throws Exception {
    if (address.startsWith("/v1/firings/tail")) {
      return tail(address);
    }
    HttpResponse<byte[]> answer = send("GET", address, null);
    boolean otherwise = address.contains("more.drl") || address.contains("series.json");
    assertThat(answer.statusCode()).as(address).isIn(otherwise ? List.of(200, 404) : List.of(200));
    return address.contains("/export")
        ? unzipped(answer.body())
        : new String(answer.body(), StandardCharsets.UTF_8);
  }

  /** Everything that has fired; then the server has nothing more to send. */
  private String tail(String address) throws Exception {
    int expected = firings().size();
    HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + address)).build();
    StringBuilder told = new StringBuilder();
    try (InputStream in = client.send(request, BodyHandlers.ofInputStream()).body();
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (int events = 0; events < expected; ) {
        String line = lines.readLine();
        told.append(line).append('\n');
        events += line.startsWith("data:") ? 1 : 0;
      }
    }
    return told.toString();
  }

  private static String unzipped(byte[] zip) throws IOException {
    StringBuilder all = new StringBuilder();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return all.toString();
  }

  private String exportedByCommand(String mask) throws IOException {
    Path file = folder.resolve("hush.zip");
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Console console = new Console(nowhere, nowhere, environment(mask));
    List<String> command = List.of("export", "../config.yml", "hush", "--out", file.toString());
    assertThat(Commands.run(command, console)).isZero();
    return unzipped(Files.readAllBytes(file));
  }

  private static List<String> found(Map<String, String> answers) {
    List<String> found = new ArrayList<>();
    answers.forEach(
        (asked, answer) ->
            SECRETS.stream()
                .filter(answer::contains)
                .forEach(secret -> found.add(asked + " tells " + secret)));
    return found;
  }

  @Test
  void aMaskedValueIsNowhereToBeReadAndRulesStillDecideByIt() throws Exception {
    Map<String, String> masked;
    try (RunningServer opened = RunningServer.start(read(MASKED))) {
      server = opened;
      live();
      masked = answers();
      String vocabulary = masked.get("/v1/vocabulary");
      assertThat(vocabulary).contains("\"salary\"", "\"address.city\"", "\"here\"");
    }
    masked.put("the command export", exportedByCommand(MASKED));
    assertThat(found(masked)).isEmpty();
    assertThat(masked.get("the command export"))
        .isEqualTo(masked.get("/v1/series/hush/export"))
        .contains(Mask.MARK);
    List<String> shows = new ArrayList<>();
    masked.forEach((asked, answer) -> shows.add(answer.contains(Mask.MARK) ? asked : ""));
    assertThat(shows)
        .contains("/v1/users/ann", "/v1/companies/acme%20inc", "/v1/series/hush/export")
        .contains("/v1/rejections", "/v1/explain?series=hush&user=ann", "dry run")
        .contains("/v1/series/hush/entries/ann");

    // The same store, open to all: each of the values is there to be read, and the same has fired.
    try (RunningServer opened = RunningServer.start(read(""))) {
      server = opened;
      backtest = "none";
      Map<String, String> open = new LinkedHashMap<>();
      for (String asked : masked.keySet()) {
        if (asked.startsWith("/") && !asked.contains("/backtests/")) {
          open.put(asked, answer(asked));
        }
      }
      open.put("dry run", dryRun());
      TreeSet<String> told = new TreeSet<>();
      SECRETS.stream()
          .filter(s -> open.values().stream().anyMatch(a -> a.contains(s)))
          .forEach(told::add);
      assertThat(told).containsExactlyInAnyOrderElementsOf(SECRETS);
      assertThat(open.get("/v1/firings")).isEqualTo(masked.get("/v1/firings"));
      assertThat(open.get("/v1/firings"))
          .contains("goal-hit hush ann", "attributed hush ann", "exited hush eve", "converted");
      assertThat(done("GET", "/v1/journal/verify", null)).contains("\"ok\":true");
    }
  }

  private static GoalpostConfiguration read(Map<String, String> environment) {
    return Settings.read("../config.yml", environment);
  }

  private GoalpostConfiguration read(String mask) {
    return read(environment(mask));
  }

  @Test
  void aNameThatNoAttributeCanHaveStopsTheStartAndNamesTheSetting() {
    for (String wrong : List.of("email,a..b", ".a", "a.", "x".repeat(257), "a\tb")) {
      assertThatThrownBy(() -> read(wrong))
          .as(wrong)
          .isInstanceOf(CommandFailedException.class)
          .hasMessageContaining("privacy.mask")
          .hasMessageContaining("GOALPOST_MASK");
    }
    StringBuilder many = new StringBuilder("a");
    for (int i = 0; i < Mask.NAMES_MAX; i++) {
      many.append(",a").append(i);
    }
    assertThatThrownBy(() -> read(many.toString()))
        .hasMessageContaining("GOALPOST_MASK")
        .hasMessageContaining("more than 500");
    assertThat(read(" , ").privacy().hidden().isNone()).isTrue();
  }
}
