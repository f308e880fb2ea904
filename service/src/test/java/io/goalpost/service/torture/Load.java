package io.goalpost.service.torture;

import com.fasterxml.jackson.databind.JsonNode;
import io.goalpost.service.endtoend.ServerProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/**
 * What several senders and one author do to a server until it is gone: every diff with an id that
 * is used once, some sent again though they were answered, and all sent again that were not.
 */
final class Load {

  static final int USERS = 400;
  private static final int COMPANIES = 20;
  private static final int DIFFS_MAX = 8;

  /** The company that all users are in. */
  private static final String EVERYBODY = "everybody";

  private static final List<String> PLANS = List.of("free", "free", "basic", "pro");
  private static final List<String> TAGS = List.of("vip", "no-offers", "beta");

  /** Diffs that were sent and not answered: nobody knows whether they were kept. */
  private record Sent(List<Map<String, Object>> diffs) {}

  private final Acknowledged acknowledged;
  private final InstantSource clock;
  private final Map<String, Map<String, Object>> posted =
      new java.util.concurrent.ConcurrentHashMap<>();
  private final Queue<Sent> unanswered = new ConcurrentLinkedQueue<>();

  Load(Acknowledged acknowledged, InstantSource clock) {
    this.acknowledged = acknowledged;
    this.clock = clock;
  }

  static String user(int number) {
    return "u" + number;
  }

  /** Sends until the server is gone. */
  void send(ServerProcess server, String sender, Random random, CountDownLatch underWay) {
    try {
      for (Sent again = unanswered.poll(); again != null; again = unanswered.poll()) {
        post(server, again.diffs());
      }
      for (int request = 0; ; request++) {
        post(server, diffs(sender + "-" + request, random));
        underWay.countDown();
      }
    } catch (IOException gone) {
      underWay.countDown();
    }
  }

  /** Sends again all that was never answered. */
  void settle(ServerProcess server) throws IOException {
    for (Sent again = unanswered.poll(); again != null; again = unanswered.poll()) {
      post(server, again.diffs());
    }
  }

  /** Sends, and again while it is told to come again; notes what was answered. */
  void post(ServerProcess server, List<Map<String, Object>> diffs) throws IOException {
    diffs.forEach(diff -> posted.put((String) diff.get("id"), diff));
    boolean open = true;
    try {
      String body = ServerProcess.JSON.writeValueAsString(Map.of("diffs", diffs));
      HttpResponse<String> response = server.send("POST", "/v1/diffs", body);
      while (response.statusCode() == 503 || response.statusCode() == 429) {
        response = server.send("POST", "/v1/diffs", body);
      }
      open = false;
      long now = clock.millis();
      if (response.statusCode() == 200) {
        for (JsonNode result : ServerProcess.JSON.readTree(response.body()).get("results")) {
          acknowledged.answered(
              result.get("id").asText(),
              result.get("position").asLong(),
              result.get("duplicate").asBoolean(),
              now);
        }
      } else if (response.statusCode() != 422) { // an interaction with what never left
        throw new IllegalStateException(response.statusCode() + ": " + response.body());
      }
    } finally {
      if (open) {
        unanswered.add(new Sent(diffs));
      }
    }
  }

  /** All users, in a company. */
  static List<Map<String, Object>> joins() {
    List<Map<String, Object>> joins = new ArrayList<>();
    for (int i = 0; i < USERS; i++) {
      joins.add(Map.of("id", "joins-" + i, "user", user(i), "join", EVERYBODY));
    }
    return joins;
  }

  private List<Map<String, Object>> diffs(String request, Random random) {
    if (random.nextInt(40) == 0) {
      Map<String, Object> crowd = Map.of("crowd", random.nextInt(100));
      return List.of(Map.of("id", "d-" + request + "-e", "company", EVERYBODY, "set", crowd));
    }
    if (random.nextInt(12) == 0) {
      return List.of(interaction(request, random));
    }
    List<Map<String, Object>> diffs = new ArrayList<>();
    int count = 1 + random.nextInt(DIFFS_MAX);
    for (int i = 0; i < count; i++) {
      Map<String, Object> again =
          random.nextInt(10) == 0 ? acknowledged.any(random).map(posted::get).orElse(null) : null;
      diffs.add(again != null ? again : diff("d-" + request + "-" + i, random));
    }
    return diffs;
  }

  private Map<String, Object> diff(String id, Random random) {
    Map<String, Object> diff = new HashMap<>();
    diff.put("id", id);
    if (random.nextInt(25) == 0) {
      diff.put("company", "c" + random.nextInt(COMPANIES));
      diff.put("set", Map.of("size", random.nextInt(500)));
      return diff;
    }
    diff.put("user", user(random.nextInt(USERS)));
    switch (random.nextInt(8)) {
      case 0, 1, 2 ->
          diff.put("set", Map.of("plan", any(PLANS, random), "email", "somebody@example.com"));
      case 3, 4 -> {
        diff.put("event", "purchase");
        diff.put("properties", Map.of("amount", random.nextInt(100)));
      }
      case 5 -> diff.put(random.nextBoolean() ? "tag" : "untag", any(TAGS, random));
      case 6 ->
          diff.put("set", Map.of("last_seen", Instant.ofEpochMilli(clock.millis()).toString()));
      default -> diff.put("join", "c" + random.nextInt(COMPANIES));
    }
    return diff;
  }

  private static Map<String, Object> interaction(String request, Random random) {
    return Map.of(
        "id",
        "d-" + request + "-i",
        "user",
        user(random.nextInt(USERS)),
        "content",
        Author.MESSAGE,
        "is",
        random.nextBoolean() ? "opened" : "clicked");
  }

  private static <T> T any(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
