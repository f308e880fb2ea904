package io.goalpost.service.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real purchase log, replayed over HTTP day by day, counted by the engine and by a loop. */
class CdnowReplayTest {

  private static final Duration BUYS_AGAIN = Duration.ofDays(30);
  private static final String SERIES =
      """
      series: win-back
      title: Win back those who did not buy again
      enroll: future
      blocks:
        - id: first-purchase
          title: Bought for the first time
          rule: {event: purchase}
          next: bought-again
        - id: bought-again
          rule: {event: purchase, since: entry}
          for: P30D
          next: {unmatched: pause}
        - id: pause
          wait: {for: P60D}
          next: mail
        - id: mail
          content: {channel: webhook, subject: We miss you}
      goal: {when: {event: purchase}, within: P30D}
      """;

  @TempDir Path data;

  @Test
  void theFiguresOfAReplayAreWhatAPlainLoopCounts() throws IOException {
    SortedMap<LocalDate, List<PurchaseLog.Purchase>> days = PurchaseLog.days();
    Instant noon = days.firstKey().atTime(12, 0).toInstant(ZoneOffset.UTC);
    long began = System.nanoTime();
    try (ServerProcess server =
        ServerProcess.start(
            data, Map.of("GOALPOST_CLOCK", "manual", "GOALPOST_CLOCK_START", noon.toString()))) {
      server.publish("win-back", SERIES);
      LocalDate last = days.lastKey();
      int requests = 0;
      for (Map.Entry<LocalDate, List<PurchaseLog.Purchase>> day : days.entrySet()) {
        moveTo(server, day.getKey().atTime(12, 0).toInstant(ZoneOffset.UTC), "before");
        server.post(PurchaseLog.diffs(day.getValue()));
        requests++;
      }
      moveTo(server, last.plusDays(120).atTime(12, 0).toInstant(ZoneOffset.UTC), "through");
      double seconds = (System.nanoTime() - began) / 1e9;

      Counted counted = count(days);
      JsonNode figures = server.call("GET", "/v1/series/win-back/figures", null).get("figures");
      JsonNode mail =
          server.call("GET", "/v1/series/win-back/blocks", null).get("blocks").get("mail");
      assertThat(figures.get("started").asInt()).isEqualTo(counted.customers());
      assertThat(figures.get("goal").asInt()).isEqualTo(counted.boughtAgain());
      assertThat(mail.get("sent").asInt()).isEqualTo(counted.customers() - counted.boughtAgain());
      assertThat(figures.get("finished").asInt()).isEqualTo(counted.customers());
      System.out.printf(
          "CDNOW: %d days, %d purchases in %.1f s (start of the server included)%n",
          requests, counted.purchases(), seconds);
    }
  }

  private static void moveTo(ServerProcess server, Instant to, String due) throws IOException {
    server.call("POST", "/v1/clock", "{\"to\": \"" + to + "\", \"due\": \"" + due + "\"}");
  }

  private record Counted(int purchases, int customers, int boughtAgain) {}

  /** The plain loop. */
  private static Counted count(SortedMap<LocalDate, List<PurchaseLog.Purchase>> days) {
    Map<String, LocalDate> first = new HashMap<>();
    Set<String> again = new HashSet<>();
    int purchases = 0;
    for (List<PurchaseLog.Purchase> day : days.values()) {
      for (PurchaseLog.Purchase purchase : day) {
        purchases++;
        LocalDate before = first.putIfAbsent(purchase.customer(), purchase.day());
        if (before != null
            && ChronoUnit.DAYS.between(before, purchase.day()) <= BUYS_AGAIN.toDays()) {
          again.add(purchase.customer());
        }
      }
    }
    return new Counted(purchases, first.size(), again.size());
  }
}
