package io.goalpost.service.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.goalpost.service.GoalpostApplication;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A server in a process of its own, on free ports, as somebody would start it: from the classes of
 * the tests, or with {@code -Dserver.jar} from the jar.
 */
public final class ServerProcess implements AutoCloseable {

  public static final ObjectMapper JSON = new ObjectMapper();
  private static final String LISTENING = "listening on ";

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private String url;

  private ServerProcess(Process process) {
    this.process = process;
  }

  /** Starts a server on a store in a folder and waits until it answers. */
  public static ServerProcess start(Path data, Map<String, String> environment) throws IOException {
    Map<String, String> all = new HashMap<>(environment);
    all.putIfAbsent("GOALPOST_DB_URL", "jdbc:h2:file:" + data.resolve("goalpost"));
    ServerProcess server = launch(all);
    server.awaitListening();
    return server;
  }

  /** Starts a server and does not wait. */
  public static ServerProcess launch(Map<String, String> given) throws IOException {
    Map<String, String> environment = new HashMap<>(given);
    String url = given.getOrDefault("GOALPOST_DB_URL", "");
    if (url.startsWith("jdbc:postgresql:")) { // the same after a restart, and not in the sources
      Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
      environment.putIfAbsent(
          "GOALPOST_SEARCH", temporary.resolve("search-" + url.hashCode()).toString());
    }
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC"));
    String jar = System.getProperty("server.jar");
    command.addAll(
        jar != null
            ? List.of("-jar", jar)
            : List.of(
                "-XX:TieredStopAtLevel=1", // most of a short run is starting
                "-cp",
                System.getProperty("java.class.path"),
                GoalpostApplication.class.getName()));
    command.addAll(List.of("server", Path.of("../config.yml").toAbsolutePath().toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("GOALPOST_PORT", "0");
    builder.environment().put("GOALPOST_ADMIN_PORT", "0");
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return new ServerProcess(builder.start());
  }

  /** Waits until it answers requests. */
  public void awaitListening() throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.append(line).append('\n');
      if (line.startsWith(LISTENING)) {
        swallow(output);
        url = line.substring(LISTENING.length());
        return;
      }
    }
    throw new IOException("the server did not start:\n" + said);
  }

  /** Lets it run for a while; tells whether it still does. */
  public boolean runsFor(Duration time) {
    try {
      return !process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Reads on, so that the server is not held up by a full pipe. */
  private static void swallow(BufferedReader output) {
    Thread reader =
        new Thread(
            () -> {
              try {
                output.transferTo(java.io.Writer.nullWriter());
              } catch (IOException ended) {
                // the process ended
              }
            },
            "server output");
    reader.setDaemon(true);
    reader.start();
  }

  public String url() {
    return url;
  }

  /** Sends and expects success. */
  public JsonNode call(String method, String path, String body) throws IOException {
    HttpResponse<String> response = send(method, path, body);
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          method + " " + path + " answered " + response.statusCode() + ": " + response.body());
    }
    return JSON.readTree(response.body());
  }

  /** Sends and takes whatever is answered. */
  public HttpResponse<String> send(String method, String path, String body) throws IOException {
    return sendTo(url, method, path, body);
  }

  /** Sends to another address of it: that of its admin port. */
  public HttpResponse<String> sendTo(String address, String method, String path, String body)
      throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
    request.header("Content-Type", "application/json");
    request.method(
        method,
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body));
    return send(request.build());
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  public JsonNode post(List<? extends Map<String, ?>> diffs) throws IOException {
    return call("POST", "/v1/diffs", JSON.writeValueAsString(Map.of("diffs", diffs)));
  }

  /** Puts a series and sets it live. */
  public void publish(String id, String definition) throws IOException {
    call("PUT", "/v1/series/" + id, definition);
    call("POST", "/v1/series/" + id + "/publish", "{}");
  }

  /** Ends it as {@code kill -9} does. */
  public void kill() {
    process.toHandle().destroyForcibly();
    join();
  }

  /** Asks it to end, as a service manager does. */
  public void askToEnd() {
    process.toHandle().destroy();
  }

  /** Asks it to end and waits until it has. */
  public int terminate() {
    askToEnd();
    return join();
  }

  private int join() {
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("the server does not end");
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
