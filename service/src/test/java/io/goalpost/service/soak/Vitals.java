package io.goalpost.service.soak;

import com.fasterxml.jackson.databind.JsonNode;
import io.goalpost.service.endtoend.ServerProcess;
import java.io.IOException;
import java.time.Duration;

/**
 * What a server holds at one moment, told by its admin port.
 *
 * @param after the beginning
 * @param heap in bytes, after a collection
 * @param metaspace in bytes
 */
record Vitals(Duration after, long diffs, int publishes, long heap, long metaspace, int threads) {

  private static final double MEBIBYTE = 1 << 20;

  /** Lets the server collect what is dead, and asks. */
  static Vitals of(ServerProcess server, String admin, Duration after, long diffs, int publishes)
      throws IOException {
    collect(server, admin);
    JsonNode gauges =
        ServerProcess.JSON
            .readTree(server.sendTo(admin, "GET", "/metrics", null).body())
            .get("gauges");
    return new Vitals(
        after,
        diffs,
        publishes,
        value(gauges, "jvm.memory.heap.used"),
        value(gauges, "jvm.memory.pools.Metaspace.used"),
        (int) value(gauges, "jvm.threads.count"));
  }

  /** Twice where the connection kept from the last time was being closed as it was taken. */
  private static void collect(ServerProcess server, String admin) throws IOException {
    try {
      server.sendTo(admin, "POST", "/tasks/gc", "");
    } catch (IOException closed) {
      server.sendTo(admin, "POST", "/tasks/gc", "");
    }
  }

  private static long value(JsonNode gauges, String name) {
    JsonNode value = gauges.path(name).path("value");
    if (!value.isNumber()) {
      throw new IllegalStateException("the server's metrics have no " + name);
    }
    return value.asLong();
  }

  static String header() {
    return "   after      diffs  publishes   heap MiB  metaspace MiB  threads";
  }

  String line() {
    return "%7ds %10d %10d %10.1f %14.1f %8d"
        .formatted(
            after.toSeconds(), diffs, publishes, heap / MEBIBYTE, metaspace / MEBIBYTE, threads);
  }
}
