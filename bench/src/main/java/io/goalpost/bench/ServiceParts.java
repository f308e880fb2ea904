package io.goalpost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The whole service over HTTP, in a process of its own. */
final class ServiceParts {

  private static final int CONNECTIONS = 8;
  private static final int SINGLE_CONNECTIONS = 64;
  static final String HEAP = "3g";

  private final Sizes sizes;
  private final Path folder;
  private final Table table;

  ServiceParts(Sizes sizes, Path folder, Table table) {
    this.sizes = sizes;
    this.folder = folder;
    this.table = table;
  }

  private ServerUnderLoad server(String name, String url, String user) throws IOException {
    return new ServerUnderLoad(url, user, Files.createDirectories(folder.resolve(name)), HEAP);
  }

  private String h2(String name) {
    return "jdbc:h2:file:" + folder.resolve(name).resolve("store");
  }

  /** The first start of a server whose store is empty. */
  void start() throws IOException {
    try (ServerUnderLoad server = server("first", h2("first"), "sa")) {
      double seconds = server.startedIn().toMillis() / 1e3;
      table.add("start", "first start, empty H2 store", seconds, "s", "< 5", "");
    }
  }

  void h2() throws IOException {
    try (ServerUnderLoad server = server("h2", h2("h2"), "sa")) {
      Workload load = workload();
      try (HttpLoad batches = new HttpLoad(server.address(), load, CONNECTIONS)) {
        batches.prepare();
        measure("service, H2", batches, 500, sizes.requests(), "25,000 (50,000)");
        same("service on H2", load, batches.sent(), batches.fired());
      }
      try (HttpLoad single = new HttpLoad(server.address(), load, SINGLE_CONNECTIONS)) {
        measure("service, H2", single, 1, sizes.requests() * 100, "4,000 (10,000)");
      }
    }
  }

  void postgresql() throws IOException {
    if (!Postgres.installed()) {
      System.out.println("postgresql  left out: postgresql-15 is not installed");
      return;
    }
    try (Postgres postgres = new Postgres(Files.createDirectory(folder.resolve("postgres")));
        ServerUnderLoad server = server("on-postgres", postgres.url(), "postgres")) {
      Workload load = workload();
      try (HttpLoad batches = new HttpLoad(server.address(), load, CONNECTIONS)) {
        batches.prepare();
        measure("service, PostgreSQL", batches, 500, sizes.requests(), "15,000");
        same("service on PostgreSQL", load, batches.sent(), batches.fired());
      }
    }
  }

  /** Users in a number that every count of connections divides. */
  private Workload workload() {
    int users =
        Math.max(SINGLE_CONNECTIONS, sizes.users() / SINGLE_CONNECTIONS * SINGLE_CONNECTIONS);
    return new Workload(sizes.series(), users);
  }

  private void measure(String name, HttpLoad http, int batch, int requests, String aim)
      throws IOException {
    String size = batch == 1 ? "one diff a request" : "batches of " + batch;
    for (int i = 0; i < sizes.warmups() / 5 + 1; i++) {
      http.closed(requests, batch);
    }
    HttpLoad.Result full = http.closed(requests, batch);
    table.add(
        "service",
        name + ", " + size,
        full.rate(),
        "diffs/s",
        aim,
        "p50 " + millis(full, 50) + " p99 " + millis(full, 99) + " ms");
    HttpLoad.Result half = http.open(requests / 2, batch, full.rate() / 2);
    table.add(
        "service",
        name + ", " + size + ", p99 at half of it",
        half.latency().getValueAtPercentile(99) / 1e3,
        "ms",
        "< 50",
        "p50 " + millis(half, 50) + " p99.9 " + millis(half, 99.9) + " ms");
  }

  private static String millis(HttpLoad.Result result, double percentile) {
    return String.format("%.1f", result.latency().getValueAtPercentile(percentile) / 1e3);
  }

  /** The engine alone must fire the same, whatever the order between users was. */
  private static void same(
      String name, Workload load, List<Workload.Change> sent, List<String> fired) {
    List<String> wanted;
    try (InProcess engine = new InProcess(load)) {
      engine.prepared(sent).run();
      wanted = new ArrayList<>(engine.takeFired());
    }
    List<String> got = new ArrayList<>(fired);
    Collections.sort(wanted);
    Collections.sort(got);
    if (!wanted.equals(got)) {
      throw new Rounds.DifferentFiringsException(
          "the engine and the " + name + " " + Rounds.difference(wanted, got));
    }
  }
}
