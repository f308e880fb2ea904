package io.goalpost.service.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.goalpost.model.port.DryRunPort;
import io.goalpost.service.endtoend.PurchaseLog.Purchase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real log of purchases posted to a server; then a backtest and a dry run over HTTP come to what
 * a plain loop counts. {@code CDNOW_DAYS=545} takes all of the log.
 */
class CdnowTrialsOverHttpTest {

  private static final int DAYS =
      Integer.parseInt(Objects.requireNonNullElse(System.getenv("CDNOW_DAYS"), "21"));

  /** So that also of few days some are written to. */
  private static final int LIVE_DAYS = DAYS < 100 ? 5 : 30;

  private static final int CANDIDATE_DAYS = 2 * LIVE_DAYS;

  @TempDir Path data;

  @Test
  void backtestAndDryRunComeToWhatAPlainLoopCounts() throws IOException {
    SortedMap<LocalDate, List<Purchase>> all = PurchaseLog.days();
    LocalDate first = all.firstKey();
    SortedMap<LocalDate, List<Purchase>> days = new TreeMap<>(all.headMap(first.plusDays(DAYS)));
    LocalDate end = days.lastKey().plusDays(CANDIDATE_DAYS + 1);
    try (ServerProcess server =
        ServerProcess.start(
            data,
            Map.of("GOALPOST_CLOCK", "manual", "GOALPOST_CLOCK_START", noon(first).toString()))) {
      server.publish("win-back", WinBack.series(LIVE_DAYS));
      for (Map.Entry<LocalDate, List<Purchase>> day : days.entrySet()) {
        move(server, day.getKey(), "before");
        server.post(PurchaseLog.diffs(day.getValue()));
      }
      move(server, end, "through");
      server.call("PUT", "/v1/series/win-back", WinBack.series(CANDIDATE_DAYS));

      long began = System.nanoTime();
      JsonNode whole = backtest(server, Map.of());
      double seconds = (System.nanoTime() - began) / 1e9;
      compare(whole, days, first, end.plusDays(1));
      assertThat(whole.path("figures").path("live"))
          .isEqualTo(server.call("GET", "/v1/series/win-back/figures", null).path("figures"));
      LocalDate from = first.plusDays(Math.min(DAYS / 4, 20)); // all first purchases are early ones
      LocalDate to = first.plusDays(DAYS - DAYS / 4);
      compare(
          backtest(server, Map.of("from", noon(from).toString(), "to", noon(to).toString())),
          days,
          from,
          to);
      JsonNode head = server.call("GET", "/v1/firings?limit=1&order=desc", null);
      dryRun(server, days, end);
      assertThat(server.call("GET", "/v1/firings?limit=1&order=desc", null))
          .as("nothing was written")
          .isEqualTo(head);
      System.out.printf(
          "CDNOW over HTTP: %d days, %d purchases; backtest %.1f s, %s%n",
          DAYS, days.values().stream().mapToInt(List::size).sum(), seconds, whole.path("figures"));
    }
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  private static void move(ServerProcess server, LocalDate to, String due) throws IOException {
    server.call(
        "POST",
        "/v1/clock",
        ServerProcess.JSON.writeValueAsString(Map.of("to", noon(to).toString(), "due", due)));
  }

  private static JsonNode backtest(ServerProcess server, Map<String, String> order)
      throws IOException {
    String path = "/v1/series/win-back/backtests";
    HttpResponse<String> begun =
        server.send("POST", path, ServerProcess.JSON.writeValueAsString(order));
    assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
    String id = ServerProcess.JSON.readTree(begun.body()).path("id").asText();
    long patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    JsonNode report = server.call("GET", path + "/" + id, null);
    while (report.path("state").asText().equals("running") && System.nanoTime() < patience) {
      assertThat(report.path("progress").asDouble()).isBetween(0.0, 1.0);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      report = server.call("GET", path + "/" + id, null);
    }
    assertThat(report.path("state").asText()).as(report.toString()).isEqualTo("done");
    return report;
  }

  private static void compare(
      JsonNode report, SortedMap<LocalDate, List<Purchase>> days, LocalDate from, LocalDate to) {
    WinBack live = new WinBack(days, from, to, LIVE_DAYS);
    WinBack candidate = new WinBack(days, from, to, CANDIDATE_DAYS);
    assertThat(counted(report, "live")).isEqualTo(live.counted());
    assertThat(counted(report, "candidate")).isEqualTo(candidate.counted());
    assertThat(live.counted()).as("the loop has something to count").doesNotContain(0L);
    assertThat(report.path("differ").path("count").asLong()).isEqualTo(candidate.differing(live));
  }

  /** Started, goal, mails sent. */
  private static List<Long> counted(JsonNode report, String which) {
    JsonNode figures = report.path("figures").path(which);
    JsonNode mail = report.path("blocks").path(which).path("mail");
    return List.of(
        figures.path("started").asLong(),
        figures.path("goal").asLong(),
        mail.path("sent").asLong());
  }

  /** As many of the customers as a dry run takes diffs. */
  private static void dryRun(
      ServerProcess server, SortedMap<LocalDate, List<Purchase>> all, LocalDate end)
      throws IOException {
    SortedMap<LocalDate, List<Purchase>> days = some(all);
    List<Map<String, Object>> steps = new ArrayList<>();
    days.forEach(
        (day, purchases) ->
            steps.add(Map.of("at", noon(day).toString(), "diffs", PurchaseLog.diffs(purchases))));
    steps.add(Map.of("at", noon(end).toString()));
    JsonNode run =
        server.call(
            "POST",
            "/v1/series/win-back/dry-run",
            ServerProcess.JSON.writeValueAsString(
                Map.of("start", noon(all.firstKey()).toString(), "steps", steps)));
    Map<String, Long> fired = new HashMap<>();
    run.path("firings").forEach(each -> fired.merge(each.path("kind").asText(), 1L, Long::sum));
    assertThat(List.of(fired.get("entered"), fired.get("goal-hit"), fired.get("sent")))
        .isEqualTo(new WinBack(days, days.firstKey(), end.plusDays(1), CANDIDATE_DAYS).counted());
    assertThat(run.path("refused")).isEmpty();
  }

  private static SortedMap<LocalDate, List<Purchase>> some(
      SortedMap<LocalDate, List<Purchase>> all) {
    SortedMap<String, Integer> bought = new TreeMap<>();
    all.values()
        .forEach(day -> day.forEach(each -> bought.merge(each.customer(), 1, Integer::sum)));
    int diffs = 0;
    String last = "";
    for (Map.Entry<String, Integer> customer : bought.entrySet()) {
      diffs += customer.getValue();
      if (diffs > DryRunPort.DIFFS_MAX / 2) {
        break;
      }
      last = customer.getKey();
    }
    SortedMap<LocalDate, List<Purchase>> some = new TreeMap<>();
    for (Map.Entry<LocalDate, List<Purchase>> day : all.entrySet()) {
      for (Purchase each : day.getValue()) {
        if (each.customer().compareTo(last) <= 0) {
          some.computeIfAbsent(day.getKey(), any -> new ArrayList<>()).add(each);
        }
      }
    }
    return some;
  }
}
