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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  @Test
  void aBacktestComesToWhatAPlainLoopCounts() throws IOException {
    SortedMap<LocalDate, List<Purchase>> days = PurchaseLog.days(CUSTOMERS);
    LocalDate from = days.firstKey().plusDays(20);
    LocalDate to = days.firstKey().plusDays(300);
    try (Store store = Store.open("jdbc:h2:mem:cdnow-trials", "sa", "", Durability.PROCESS);
        Goalpost goalpost =
            Goalpost.open(store, EngineClock.manual(noon(days.firstKey())), null, Limits.DEFAULT)) {
      goalpost.series().saveDraft("win-back", WinBack.series(LIVE_DAYS));
      goalpost.series().publish("win-back", null, null);
      for (Map.Entry<LocalDate, List<Purchase>> day : days.entrySet()) {
        goalpost.clocks().move(noon(day.getKey()), false);
        goalpost.diffs().post(DiffReader.readAll(PurchaseLog.diffs(day.getValue())));
      }
      goalpost.clocks().move(noon(days.lastKey().plusDays(120)), true);
      goalpost.series().saveDraft("win-back", WinBack.series(CANDIDATE_DAYS));
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
    WinBack live = new WinBack(days, from, to, LIVE_DAYS);
    WinBack candidate = new WinBack(days, from, to, CANDIDATE_DAYS);
    assertThat(counted(report.outcome().live())).isEqualTo(live.counted());
    assertThat(counted(report.outcome().candidate())).isEqualTo(candidate.counted());
    assertThat(report.outcome().differing()).isEqualTo(candidate.differing(live));
  }

  /** Started, goal, mails sent. */
  private static List<Long> counted(BacktestPort.Counted counted) {
    return List.of(
        counted.figures().get("started"),
        counted.figures().get("goal"),
        counted.blocks().get("mail").get("sent"));
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
                      0, WinBack.series(LIVE_DAYS), List.of(), noon(days.firstKey()), steps));

      WinBack loop = new WinBack(days, days.firstKey(), end.plusDays(1), LIVE_DAYS);
      assertThat(
              List.of(
                  (long) run.entries().size(),
                  run.entries().stream().filter(entry -> entry.goalHit() != null).count(),
                  run.entries().stream().mapToLong(entry -> entry.receipts().size()).sum()))
          .isEqualTo(loop.counted());
    }
  }
}
