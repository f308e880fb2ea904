package io.goalpost.service.torture;

import io.goalpost.service.endtoend.ServerProcess;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Who publishes, pauses, resumes and takes users out by hand while diffs are sent. */
final class Author {

  static final String MESSAGE = "welcome/mail";
  static final List<String> SERIES = List.of("welcome", "thanks", "quiet", "together");

  private static final String WELCOME =
      """
      series: welcome
      title: Welcome
      enroll: future
      reentry: rematch
      blocks:
        - id: free
          rule: {attribute: plan, is: free}
          next: mail
        - id: mail
          content: {channel: email, subject: Welcome, body: See https://example.com/start}
          goal: {when: {event: purchase}, within: P7D}
          next: mark
        - id: mark
          tag: {add: welcomed}
          next: pause
        - id: pause
          wait: {for: PT%dS}
          next: hook
        - id: hook
          content: {channel: webhook, subject: Waited}
      goal: {when: {attribute: plan, is: pro}, within: P7D, attribution: {after: sent, within: P7D}}
      exit: {when: {tag: no-offers}}
      """;

  private static final String THANKS =
      """
      series: thanks
      title: Thanks
      enroll: existing
      reentry: {after: PT3S}
      blocks:
        - id: bought
          rule: {event: purchase}
          trigger: {event: purchase}
          next: [mail, again]
        - id: mail
          content: {channel: email, subject: Thank you}
        - id: again
          rule: {event: purchase, since: entry}
          for: PT%dS
          next: {matched: loyal, unmatched: rest}
        - id: loyal
          tag: {add: loyal}
        - id: rest
          wait: {for: PT2S}
          next: ask
        - id: ask
          content: {channel: webhook, subject: Come again}
      goal: {when: {event: purchase}, within: P7D}
      """;

  private static final String QUIET =
      """
      series: quiet
      title: Gone quiet
      enroll: existing
      reentry: rematch
      blocks:
        - id: quiet
          rule: {attribute: last_seen, olderThan: PT%dS}
          next: miss
        - id: miss
          content: {channel: webhook, subject: We miss you}
      """;

  /** All users are in one company, whose diffs are looked at in pieces. */
  private static final String TOGETHER =
      """
      series: together
      title: Together
      enroll: future
      reentry: rematch
      blocks:
        - id: many
          rule: {company: crowd, gt: 50}
          next: greet
        - id: greet
          content: {channel: webhook, subject: Many of us}
          next: rest
        - id: rest
          wait: {for: PT%dS}
      goal: {when: {company: crowd, gt: 80}, within: P7D}
      exit: {when: {company: crowd, lt: 20}}
      """;

  private Author() {}

  /** Puts all series live. */
  static void begin(ServerProcess server) throws IOException {
    for (String series : SERIES) {
      server.publish(series, text(series, 2));
    }
  }

  /** Does one thing; what is refused because of how a series stands does no harm. */
  static void act(ServerProcess server, Random random) throws IOException {
    String series = SERIES.get(random.nextInt(SERIES.size()));
    switch (random.nextInt(5)) {
      case 0, 1 -> {
        server.send("PUT", "/v1/series/" + series, text(series, 1 + random.nextInt(3)));
        server.send("POST", "/v1/series/" + series + "/publish", "{\"by\": \"the author\"}");
      }
      case 2 -> {
        server.send("POST", "/v1/series/" + series + "/pause", null);
        server.send("POST", "/v1/series/" + series + "/resume", null);
      }
      default ->
          server.send(
              "POST",
              "/v1/series/" + series + "/exit",
              ServerProcess.JSON.writeValueAsString(
                  Map.of(
                      "user",
                      Load.user(random.nextInt(Load.USERS)),
                      "by",
                      "the author",
                      "reason",
                      "asked for it")));
    }
  }

  /** Nothing stays paused: what waits there would wait for ever. */
  static void resumeAll(ServerProcess server) throws IOException {
    for (String series : SERIES) {
      server.send("POST", "/v1/series/" + series + "/resume", null);
    }
  }

  private static String text(String series, int seconds) {
    return switch (series) {
      case "welcome" -> WELCOME.formatted(seconds);
      case "thanks" -> THANKS.formatted(seconds);
      case "together" -> TOGETHER.formatted(seconds);
      default -> QUIET.formatted(seconds);
    };
  }
}
