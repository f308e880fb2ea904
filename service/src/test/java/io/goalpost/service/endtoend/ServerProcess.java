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
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, on free ports, as somebody would start it. */
final class ServerProcess implements AutoCloseable {

  static final ObjectMapper JSON = new ObjectMapper();
  private static final String LISTENING = "listening on ";

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final String url;

  private ServerProcess(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Starts a server on a store in a folder and waits until it answers. */
  static ServerProcess start(Path data, Map<String, String> environment) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            GoalpostApplication.class.getName(),
            "server",
            Path.of("../config.yml").toAbsolutePath().toString());
    builder.environment().put("GOALPOST_PORT", "0");
    builder.environment().put("GOALPOST_ADMIN_PORT", "0");
    builder.environment().put("GOALPOST_DB_URL", "jdbc:h2:file:" + data.resolve("goalpost"));
    builder.environment().putAll(environment);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    Process process = builder.start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.append(line).append('\n');
      if (line.startsWith(LISTENING)) {
        swallow(output);
        return new ServerProcess(process, line.substring(LISTENING.length()));
      }
    }
    throw new IOException("the server did not start:\n" + said);
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

  String url() {
    return url;
  }

  /** Sends and expects success. */
  JsonNode call(String method, String path, String body) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
    request.header("Content-Type", "application/json");
    request.method(
        method,
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body));
    HttpResponse<String> response = send(request.build());
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          method + " " + path + " answered " + response.statusCode() + ": " + response.body());
    }
    return JSON.readTree(response.body());
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  JsonNode post(List<? extends Map<String, ?>> diffs) throws IOException {
    return call("POST", "/v1/diffs", JSON.writeValueAsString(Map.of("diffs", diffs)));
  }

  /** Puts a series and sets it live. */
  void publish(String id, String definition) throws IOException {
    call("PUT", "/v1/series/" + id, definition);
    call("POST", "/v1/series/" + id + "/publish", "{}");
  }

  /** Ends it as {@code kill -9} does. */
  void kill() {
    process.toHandle().destroyForcibly();
    join();
  }

  /** Asks it to end, as a service manager does, and waits until it has. */
  int terminate() {
    process.toHandle().destroy();
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
