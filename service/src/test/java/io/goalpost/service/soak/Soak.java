package io.goalpost.service.soak;

import io.goalpost.service.endtoend.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends to a real server as fast as it answers, from several connections, publishes new versions
 * all the while, and looks at its memory now and then. Who is known stays the same, so that all
 * that may grow is what should not.
 */
final class Soak {

  private static final int SENDERS = 4;
  private static final int USERS = 200;
  private static final int COMPANIES = 50;
  private static final int REQUEST_DIFFS = 20;
  private static final List<String> PLANS = List.of("free", "basic", "pro");
  private static final List<String> EVENTS = List.of("page", "purchase", "signed_in");

  /** Enters everybody once; the number changes with every version. */
  private static final String SERIES =
      """
      series: series-%d
      title: Soaked
      enroll: existing
      blocks:
        - id: free
          rule: {all: [{attribute: plan, is: free}, {attribute: visits, lt: 1000000%d}]}
          next: mail
        - id: mail
          content: {channel: email, subject: Welcome}
          goal: {when: {event: purchase, where: {property: amount, gt: %d}}, within: P7D}
          next: often
        - id: often
          rule: {event: page, count: {gte: 5}, within: PT1M}
          for: PT30S
          next: {matched: mark}
        - id: mark
          tag: {add: often}
      goal: {when: {event: purchase, where: {property: amount, gt: %d}}, within: P7D}
      exit: {when: {event: signed_in, count: {gt: 9%d}, within: PT10S}}
      """;

  private static final int SERIES_COUNT = 4;

  private final SoakPlan plan;
  private final AtomicLong diffs = new AtomicLong();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final List<Vitals> samples = new ArrayList<>();
  private volatile boolean over;
  private int publishes;

  Soak(SoakPlan plan) {
    this.plan = plan;
  }

  /** Runs it; prints what it sees as it goes. */
  Verdict run() throws IOException, InterruptedException {
    int adminPort = freePort();
    String admin = "http://127.0.0.1:" + adminPort;
    try (ServerProcess server =
        ServerProcess.launch(
            Map.of(
                "GOALPOST_DB_URL",
                plan.url(),
                "GOALPOST_ADMIN_PORT",
                "" + adminPort,
                "GOALPOST_LOG_LEVEL",
                "WARN"))) {
      server.awaitListening();
      while (publishes < SERIES_COUNT) {
        publish(server);
      }
      List<Thread> senders = new ArrayList<>();
      for (int i = 0; i < SENDERS; i++) {
        int number = i;
        senders.add(new Thread(() -> send(server, number), "sender " + i));
      }
      senders.forEach(Thread::start);
      try {
        watch(server, admin);
      } finally {
        over = true;
        for (Thread sender : senders) {
          sender.join();
        }
      }
      if (server.terminate() != 0 && failure.get() == null) {
        System.out.println("the server was ended by the signal");
      }
    }
    if (failure.get() != null) {
      throw new AssertionError("a sender failed", failure.get());
    }
    return Verdict.of(samples);
  }

  private void watch(ServerProcess server, String admin) throws IOException {
    System.out.println(Vitals.header());
    long began = System.nanoTime();
    int steps = Math.max(plan.publishes(), plan.samples());
    for (int step = 1; step <= steps && failure.get() == null; step++) {
      Duration until = plan.time().multipliedBy(step).dividedBy(steps);
      Duration left = until.minusNanos(System.nanoTime() - began);
      if (!left.isNegative() && !server.runsFor(left)) {
        throw new AssertionError("the server ended by itself");
      }
      if (step * plan.publishes() / steps > (step - 1) * plan.publishes() / steps) {
        publish(server);
      }
      if (step * plan.samples() / steps > (step - 1) * plan.samples() / steps) {
        Vitals vitals =
            Vitals.of(
                server, admin, Duration.ofNanos(System.nanoTime() - began), diffs.get(), publishes);
        samples.add(vitals);
        System.out.println(vitals.line());
      }
    }
  }

  private void publish(ServerProcess server) throws IOException {
    int number = publishes % SERIES_COUNT;
    String path = "/v1/series/series-" + number;
    String text =
        SERIES.formatted(number, publishes, 50 + publishes % 40, 50 + number, publishes % 10);
    untilTaken(server, "PUT", path, text);
    untilTaken(server, "POST", path + "/publish", "{}");
    publishes++;
  }

  private void send(ServerProcess server, int number) {
    Random random = new Random(number);
    try {
      for (long request = 0; !over && failure.get() == null; request++) {
        post(server, diffs(number + "-" + request, random));
      }
    } catch (IOException | RuntimeException fault) {
      failure.compareAndSet(null, fault);
    }
  }

  private void post(ServerProcess server, List<Map<String, Object>> batch) throws IOException {
    String body = ServerProcess.JSON.writeValueAsString(Map.of("diffs", batch));
    untilTaken(server, "POST", "/v1/diffs", body);
    diffs.addAndGet(batch.size());
  }

  /** Sends, and again while it is told to come again. */
  private static void untilTaken(ServerProcess server, String method, String path, String body)
      throws IOException {
    HttpResponse<String> response = server.send(method, path, body);
    while (response.statusCode() == 429 || response.statusCode() == 503) {
      response = server.send(method, path, body);
    }
    if (response.statusCode() != 200) {
      throw new IllegalStateException(path + ": " + response.statusCode() + " " + response.body());
    }
  }

  private static List<Map<String, Object>> diffs(String request, Random random) {
    List<Map<String, Object>> batch = new ArrayList<>();
    for (int i = 0; i < REQUEST_DIFFS; i++) {
      Map<String, Object> diff = new HashMap<>();
      diff.put("id", request + "-" + i);
      diff.put("user", "u" + random.nextInt(USERS));
      switch (random.nextInt(6)) {
        case 0 -> diff.put("set", Map.of("plan", any(PLANS, random), "email", "a@example.com"));
        case 1 -> diff.put("set", Map.of("visits", random.nextInt(1_000)));
        case 2 ->
            diff.put(random.nextBoolean() ? "join" : "leave", "c" + random.nextInt(COMPANIES));
        case 3 -> diff.put(random.nextBoolean() ? "tag" : "untag", "often");
        default -> {
          diff.put("event", any(EVENTS, random));
          diff.put("properties", Map.of("amount", random.nextInt(100), "path", "/" + i));
        }
      }
      batch.add(diff);
    }
    return batch;
  }

  private static <T> T any(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException away) {
      throw new UncheckedIOException(away);
    }
  }
}
