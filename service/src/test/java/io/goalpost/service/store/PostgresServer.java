package io.goalpost.service.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A throw-away PostgreSQL from Debian's package, one for all tests of a run, each with a database
 * of its own; or one alone, to be stopped and started. Tests that ask for it are skipped where the
 * package is not installed.
 */
public final class PostgresServer implements AutoCloseable {

  private static final Path BINARIES = Path.of("/usr/lib/postgresql/15/bin");
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final Path directory;
  private final int port;

  private PostgresServer(Path directory, int port) {
    this.directory = directory;
    this.port = port;
  }

  /** The URL of an empty database; user {@code postgres}, no password. */
  public static String emptyDatabase() {
    skipWithout();
    return Shared.SERVER.create();
  }

  /** A server that nobody else uses. */
  public static PostgresServer alone() {
    skipWithout();
    return begin();
  }

  private static void skipWithout() {
    Assumptions.assumeTrue(
        Files.isExecutable(BINARIES.resolve("initdb")),
        "skipped: no PostgreSQL in " + BINARIES + "; apt-get install postgresql-15 brings it");
  }

  /**
   * Runs one of PostgreSQL's client programs on a database, in a folder that the server's tests
   * share.
   *
   * @param url of a database that {@link #emptyDatabase} gave
   */
  public static void runOn(String url, String program, String... arguments) throws IOException {
    PostgresServer server = Shared.SERVER;
    List<String> all =
        new ArrayList<>(
            List.of(
                "--host=127.0.0.1",
                "--port=" + server.port,
                "--username=postgres",
                "--dbname=" + url.substring(url.lastIndexOf('/') + 1)));
    all.addAll(List.of(arguments));
    server.run(program, all.toArray(new String[0]));
  }

  /** Started by the first who asks, stopped when the tests' process ends. */
  private static final class Shared {
    private static final PostgresServer SERVER = begin();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
    }
  }

  private static PostgresServer begin() {
    try {
      Path directory = Files.createTempDirectory("goalpost-postgres-");
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
      PostgresServer server = new PostgresServer(directory, freePort());
      server.run(
          "initdb",
          "--pgdata=" + server.data(),
          "--auth=trust",
          "--username=postgres",
          "--encoding=UTF8",
          "--locale=C.UTF-8",
          "--no-sync");
      server.start();
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Starts it, or starts it again on what it held. */
  public void start() {
    run(
        "pg_ctl",
        "start",
        "--wait",
        "--pgdata=" + data(),
        "--log=" + directory.resolve("log"),
        "--options=-p "
            + port
            + " -c listen_addresses=127.0.0.1 -c fsync=off -c unix_socket_directories="
            + directory);
  }

  /** Ends it at once, with every connection: what was committed is there at the next start. */
  public void stop() {
    run("pg_ctl", "stop", "--wait", "--mode=immediate", "--pgdata=" + data());
  }

  public int port() {
    return port;
  }

  /** Makes an empty database; gives its URL. */
  public String create() {
    return create("goalpost_" + DATABASES.incrementAndGet());
  }

  private String create(String database) {
    try (Connection connection = DriverManager.getConnection(url("postgres"), "postgres", "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + database);
      return url(database);
    } catch (SQLException failed) {
      throw new IllegalStateException("cannot create a database in " + directory, failed);
    }
  }

  @Override
  public void close() {
    stop();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Path data() {
    return directory.resolve("data");
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Runs one of PostgreSQL's programs, as {@code postgres} where we are root: it refuses root. */
  private void run(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(BINARIES.resolve(program).toString());
    command.addAll(List.of(arguments));
    Path output = directory.resolve(program + ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException(
            String.join(" ", command) + " failed: " + Files.readString(output));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
