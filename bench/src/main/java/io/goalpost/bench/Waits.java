package io.goalpost.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** As many waits as there are users come due in one minute, while the service has half its load. */
final class Waits {

  private static final int CONNECTIONS = 8;
  private static final int BATCH = 500;

  /** Between the last who enters and the first who is due. */
  private static final int PAUSE_SECONDS = 10;

  private static final Pattern LATENESS = Pattern.compile("\"engine.latenessMillis\":(\\{[^}]*})");

  private final Sizes sizes;
  private final Path folder;
  private final Table table;

  Waits(Sizes sizes, Path folder, Table table) {
    this.sizes = sizes;
    this.folder = folder;
    this.table = table;
  }

  void run() throws IOException {
    String url = "jdbc:h2:file:" + folder.resolve("waits").resolve("store");
    Workload load = new Workload(sizes.series(), sizes.users() / CONNECTIONS * CONNECTIONS);
    try (ServerUnderLoad server =
            new ServerUnderLoad(
                url, "sa", Files.createDirectories(folder.resolve("waits")), ServiceParts.HEAP);
        HttpLoad http = new HttpLoad(server.address(), load, CONNECTIONS)) {
      http.prepare();
      http.closed(sizes.requests() / 2, BATCH);
      double half = http.closed(sizes.requests() / 2, BATCH).rate() / 2;
      publish(server);
      enter(server);
      long loaded = sizes.waitsWithin() + PAUSE_SECONDS;
      HttpLoad.Result meanwhile = http.open((int) (half * loaded / BATCH), BATCH, half);
      tell(server, half, meanwhile);
    }
  }

  private void publish(ServerUnderLoad server) throws IOException {
    try (Connection connection = new Connection(server.address())) {
      String series =
          """
          series: waits
          title: Waits that come due at once
          enroll: future
          blocks:
            - {id: asked, rule: {attribute: waits, is: true}, next: pause}
            - {id: pause, wait: {for: PT%dS}, next: mark}
            - {id: mark, tag: {add: waited}}
          """
              .formatted(sizes.waitsWithin() + PAUSE_SECONDS);
      connection.send(connection.request("PUT", "/v1/series/waits", "application/yaml", series));
      connection.send(
          connection.request("POST", "/v1/series/waits/publish", "application/json", "{}"));
    }
  }

  /** Lets all users enter, evenly within the time in which they are to come due. */
  private void enter(ServerUnderLoad server) throws IOException {
    long between =
        TimeUnit.SECONDS.toNanos(sizes.waitsWithin()) / Math.max(1, sizes.users() / BATCH);
    try (Connection connection = new Connection(server.address())) {
      long due = System.nanoTime();
      for (int from = 0; from < sizes.users(); from += BATCH) {
        String diffs =
            IntStream.range(from, Math.min(sizes.users(), from + BATCH))
                .mapToObj(i -> "{\"user\":\"waits-%d\",\"set\":{\"waits\":true}}".formatted(i))
                .collect(Collectors.joining(","));
        connection.send(connection.diffs(diffs));
        due += between;
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
          LockSupport.parkNanos(wait);
        }
      }
    }
  }

  private void tell(ServerUnderLoad server, double half, HttpLoad.Result meanwhile)
      throws IOException {
    String metrics;
    try (Connection admin = new Connection(server.admin())) {
      metrics = new String(admin.send(admin.request("GET", "/metrics", "*/*", "")), UTF_8);
    }
    Matcher lateness = LATENESS.matcher(metrics);
    if (!lateness.find()) {
      throw new IOException("/metrics tells no engine.latenessMillis");
    }
    table.add(
        "waits",
        "%,d waits due within %d s, at half load: 99 %% late by at most"
            .formatted(sizes.users(), sizes.waitsWithin()),
        number(lateness.group(1), "p99"),
        "ms",
        "< 1,000",
        "%,.0f fired, the latest %,.0f ms late; %,.0f diffs/s meanwhile, p99 %.0f ms"
            .formatted(
                number(lateness.group(1), "count"),
                number(lateness.group(1), "max"),
                half,
                meanwhile.latency().getValueAtPercentile(99) / 1e3));
  }

  private static double number(String histogram, String name) throws IOException {
    Matcher found = Pattern.compile("\"" + name + "\":([0-9.E]+)").matcher(histogram);
    if (!found.find()) {
      throw new IOException(histogram + " has no " + name);
    }
    return Double.parseDouble(found.group(1));
  }
}
