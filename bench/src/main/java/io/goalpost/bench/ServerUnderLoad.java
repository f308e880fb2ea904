package io.goalpost.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A server in a process of its own, on a free port of this machine. */
final class ServerUnderLoad implements AutoCloseable {

  private static final String LISTENING = "listening on ";

  private final Process process;
  private final BufferedReader output;
  private final URI address;
  private final URI admin;
  private final Duration startedIn;

  /**
   * @param url of the store, with the user {@code user} and no password
   */
  ServerUnderLoad(String url, String user, Path folder, String heap) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path config = folder.resolve("config.yml");
    try (var resource = ServerUnderLoad.class.getResourceAsStream("/config.yml")) {
      Files.write(config, resource.readAllBytes());
    }
    List<String> command = new ArrayList<>(List.of(java, "-Xmx" + heap, "-cp"));
    command.add(classPath());
    command.addAll(List.of("io.goalpost.service.GoalpostApplication", "server", config.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.redirectError(folder.resolve("server.log").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "GOALPOST_PORT",
                "0",
                "GOALPOST_DB_URL",
                url,
                "GOALPOST_DB_USER",
                user,
                "GOALPOST_SHUTDOWN_GRACE",
                "1s"));
    int adminPort = freePort();
    builder.environment().put("GOALPOST_ADMIN_PORT", "" + adminPort);
    admin = URI.create("http://127.0.0.1:" + adminPort);
    long begun = System.nanoTime();
    process = builder.start();
    output = process.inputReader(StandardCharsets.UTF_8);
    address = listening(folder);
    startedIn = Duration.ofNanos(System.nanoTime() - begun);
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  /** This process's own, from whatever folder. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(each -> Path.of(each).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private URI listening(Path folder) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(LISTENING)) {
        return URI.create(line.substring(LISTENING.length()).strip());
      }
    }
    close();
    throw new IOException(
        "the server did not start: " + Files.readString(folder.resolve("server.log")));
  }

  URI address() {
    return address;
  }

  /** Where its metrics are. */
  URI admin() {
    return admin;
  }

  /** How long it took from the start of its process until it said that it listens. */
  Duration startedIn() {
    return startedIn;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
