package io.goalpost.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A PostgreSQL of Debian's package for one run, as it comes: every commit is on the disk before it
 * is answered.
 */
final class Postgres implements AutoCloseable {

  private static final Path BINARIES = Path.of("/usr/lib/postgresql/15/bin");

  private final Path folder;
  private final int port;

  /** Whether there is one to be had. */
  static boolean installed() {
    return Files.isExecutable(BINARIES.resolve("initdb"));
  }

  Postgres(Path folder) throws IOException {
    this.folder = folder;
    // Its own user must be able to come here, and to make files.
    Files.setPosixFilePermissions(folder.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    run("initdb", "--pgdata=" + data(), "--auth=trust", "--username=postgres", "--encoding=UTF8");
    run(
        "pg_ctl",
        "start",
        "--wait",
        "--pgdata=" + data(),
        "--log=" + folder.resolve("log"),
        "--options=-p "
            + port
            + " -c listen_addresses=127.0.0.1 -c unix_socket_directories="
            + folder);
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  private Path data() {
    return folder.resolve("data");
  }

  /** As {@code postgres} where we are root, which it refuses. */
  private void run(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(BINARIES.resolve(program).toString());
    command.addAll(List.of(arguments));
    Path output = folder.resolve(program + ".out");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IOException(String.join(" ", command) + ": " + Files.readString(output));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  @Override
  public void close() throws IOException {
    run("pg_ctl", "stop", "--wait", "--mode=fast", "--pgdata=" + data());
  }
}
