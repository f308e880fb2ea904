package io.goalpost.service.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.port.BacktestPort;
import io.goalpost.model.port.BacktestPort.Report;
import io.goalpost.model.port.DryRunPort;
import io.goalpost.service.Goalpost;
import io.goalpost.service.endtoend.PurchaseLog.Purchase;
import io.goalpost.service.loop.EngineClock;
import io.goalpost.service.loop.Limits;
import io.goalpost.service.store.Durability;
import io.goalpost.service.store.Store;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * A backtest and a dry run on a real log of purchases, counted by the engine and by a plain loop.
 * {@code -Dcdnow.customers=23570} takes all of it.
 */
class CdnowTrialsTest {

  private static final int CUSTOMERS = Integer.getInteger("cdnow.customers", 400);
  private static final int LIVE_DAYS = 30;
  private static final int CANDIDATE_DAYS = 60;

  private static String series(int days) {
    return """
    series: win-back
    enroll: future
    blocks:
      - {id: first-purchase, rule: {event: purchase}, next: bought-again}
      - {id: bought-again, rule: {event: purchase, since: entry}, for: P%dD, next: {unmatched: mail}}
      - {id: mail, content: {channel: webhook, subject: We miss you}}
    goal: {when: {event: purchase}, within: P%dD}
    """
        .formatted(days, days);
  }

  @Test
  void aBacktestComesToWhatAPlainLoopCounts() throws IOException {
    SortedMap<LocalDate, List<Purchase>> days = PurchaseLog.days(CUSTOMERS);
    LocalDate from = days.firstKey().plusDays(20);
    LocalDate to = days.firstKey().plusDays(300);
    try (Store store = Store.open("jdbc:h2:mem:cdnow-trials", "sa", "", Durability.PROCESS);
        Goalpost goalpost =
            Goalpost.open(store, EngineClock.manual(noon(days.firstKey())), null, Limits.DEFAULT)) {
      goalpost.series().saveDraft("win-back", series(LIVE_DAYS));
      goalpost.series().publish("win-back", null, null);
      for (Map.Entry<LocalDate, List<Purchase>> day : days.entrySet()) {
        goalpost.clocks().move(noon(day.getKey()), false);
        goalpost.diffs().post(DiffReader.readAll(PurchaseLog.diffs(day.getValue())));
      }
      goalpost.clocks().move(noon(days.lastKey().plusDays(120)), true);
      goalpost.series().saveDraft("win-back", series(CANDIDATE_DAYS));
      long position = goalpost.loop().position();

      long began = System.nanoTime();
      Report all = run(goalpost.backtests(), null, null);
      double seconds = (System.nanoTime() - began) / 1e9;
      assertThat(all.outcome().live().figures()).isEqualTo(goalpost.figures().figures("win-back"));
      compare(all, days, days.firstKey(), days.lastKey().plusDays(121));
      compare(run(goalpost.backtests(), noon(from), noon(to)), days, from, to);
      assertThat(goalpost.loop().position()).isEqualTo(position);
      System.out.printf("CDNOW: %d records in %.1f s, both ways%n", position, seconds);
    }
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  private static Report run(BacktestPort backtests, Instant from, Instant to) {
    String id = backtests.begin("win-back", new BacktestPort.Order(from, to, 0, null)).id();
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    Report report = backtests.report("win-back", id);
    while (report.state() == BacktestPort.State.RUNNING && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      report = backtests.report("win-back", id);
    }
    assertThat(report.state()).as(report.problem()).isEqualTo(BacktestPort.State.DONE);
    return report;
  }

  private static void compare(
      Report report, SortedMap<LocalDate, List<Purchase>> days, LocalDate from, LocalDate to) {
    PlainLoop live = new PlainLoop(days, from, to, LIVE_DAYS);
    PlainLoop candidate = new PlainLoop(days, from, to, CANDIDATE_DAYS);
    assertThat(counted(report.outcome().live())).isEqualTo(live.counted());
    assertThat(counted(report.outcome().candidate())).isEqualTo(candidate.counted());
    Set<String> differing = new HashSet<>(candidate.again);
    differing.removeAll(live.again);
    differing.addAll(live.mailed);
    differing.addAll(candidate.mailed);
    assertThat(report.outcome().differing()).isEqualTo(differing.size());
  }

  /** Started, goal, mails sent. */
  private static List<Long> counted(BacktestPort.Counted counted) {
    return List.of(
        counted.figures().get("started"),
        counted.figures().get("goal"),
        counted.blocks().get("mail").get("sent"));
  }

  /** Who bought for the first time from a day on, and what became of them before another. */
  private static final class PlainLoop {

    final Map<String, LocalDate> first = new HashMap<>();
    final Set<String> again = new HashSet<>();
    final Set<String> mailed = new HashSet<>();

    PlainLoop(SortedMap<LocalDate, List<Purchase>> days, LocalDate from, LocalDate to, int within) {
      for (List<Purchase> day : days.headMap(to).values()) {
        for (Purchase purchase : day) {
          LocalDate before = first.putIfAbsent(purchase.customer(), purchase.day());
          if (before != null && ChronoUnit.DAYS.between(before, purchase.day()) <= within) {
            again.add(purchase.customer());
          }
        }
      }
      first.values().removeIf(day -> day.isBefore(from));
      again.retainAll(first.keySet());
      first.forEach(
          (customer, day) -> {
            if (!again.contains(customer) && day.plusDays(within).isBefore(to)) {
              mailed.add(customer);
            }
          });
    }

    List<Long> counted() {
      return List.of((long) first.size(), (long) again.size(), (long) mailed.size());
    }
  }

  @Test
  void aDryRunComesToWhatAPlainLoopCounts() throws IOException {
    SortedMap<LocalDate, List<Purchase>> days = PurchaseLog.days(200);
    LocalDate end = days.lastKey().plusDays(120);
    List<DryRunPort.Step> steps = new ArrayList<>();
    days.forEach(
        (day, purchases) ->
            steps.add(
                new DryRunPort.Step(
                    noon(day), null, DiffReader.readAll(PurchaseLog.diffs(purchases)))));
    steps.add(new DryRunPort.Step(noon(end), null, List.of()));
    try (Store store = Store.open("jdbc:h2:mem:cdnow-dry", "sa", "", Durability.PROCESS);
        Goalpost goalpost =
            Goalpost.open(store, EngineClock.manual(noon(end)), null, Limits.DEFAULT)) {
      DryRunPort.Run run =
          goalpost
              .dryRuns()
              .run(
                  "win-back",
                  new DryRunPort.Order(
                      0, series(LIVE_DAYS), List.of(), noon(days.firstKey()), steps));

      PlainLoop loop = new PlainLoop(days, days.firstKey(), end.plusDays(1), LIVE_DAYS);
      assertThat(
              List.of(
                  (long) run.entries().size(),
                  run.entries().stream().filter(entry -> entry.goalHit() != null).count(),
                  run.entries().stream().mapToLong(entry -> entry.receipts().size()).sum()))
          .isEqualTo(loop.counted());
    }
  }
}
