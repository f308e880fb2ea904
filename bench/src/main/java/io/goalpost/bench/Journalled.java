package io.goalpost.bench;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.port.DiffPort;
import io.goalpost.service.Goalpost;
import io.goalpost.service.loop.EngineClock;
import io.goalpost.service.loop.Limits;
import io.goalpost.service.store.Durability;
import io.goalpost.service.store.Store;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * The engine with its thread, journal and checkpoints on a store. Senders post batches and wait for
 * the commit of each; where there are several, each has users of its own.
 */
final class Journalled implements Rung {

  private static final int BATCH = 500;
  private static final Duration CATCH_UP_MAX = Duration.ofMinutes(1);

  private final Store store;
  private final Goalpost goalpost;
  private final ExecutorService senders;
  private final int count;
  private final List<Firing> fired = Collections.synchronizedList(new ArrayList<>());

  private Journalled(String url, int senders) {
    store = Store.open(url, "sa", "", Durability.PROCESS);
    goalpost =
        Goalpost.open(store, EngineClock.manual(Workload.START), ZoneOffset.UTC, Limits.DEFAULT);
    this.count = senders;
    this.senders = Executors.newFixedThreadPool(senders);
  }

  /** On what an earlier one left there. */
  static Journalled reopened(String url) {
    return new Journalled(url, 1);
  }

  Journalled(Workload load, String url, int senders) {
    this(url, senders);
    for (int i = 0; i < load.series(); i++) {
      publish(i);
    }
    List<Diff> users = new ArrayList<>();
    for (int i = 0; i < load.users(); i++) {
      users.add(Workload.user(i));
      if (users.size() == 1_000 || i == load.users() - 1) {
        goalpost.diffs().post(List.copyOf(users));
        users.clear();
      }
    }
  }

  /** Takes the series of a number live. */
  void publish(int number) {
    goalpost.series().saveDraft(Workload.seriesId(number), Workload.seriesText(number));
    goalpost.series().publish(Workload.seriesId(number), "bench", null);
  }

  @Override
  public String name() {
    return "engine and journal, H2, " + (count == 1 ? "one sender" : count + " senders");
  }

  @Override
  public boolean inOrder() {
    return count == 1;
  }

  @Override
  public Runnable prepared(List<Workload.Change> changes) {
    List<Diff> diffs = changes.stream().map(Workload.Change::diff).toList();
    return () -> post(diffs);
  }

  @Override
  public Runnable preparedAll(List<List<Workload.Change>> batches) {
    if (count == 1) {
      return Rung.super.preparedAll(batches);
    }
    List<Callable<Void>> shares = new ArrayList<>();
    for (int sender = 0; sender < count; sender++) {
      int number = sender;
      List<Diff> mine =
          batches.stream()
              .flatMap(List::stream)
              .filter(change -> change.user() % count == number)
              .map(Workload.Change::diff)
              .toList();
      List<List<Diff>> requests =
          IntStream.range(0, (mine.size() + BATCH - 1) / BATCH)
              .mapToObj(i -> mine.subList(i * BATCH, Math.min(mine.size(), (i + 1) * BATCH)))
              .toList();
      shares.add(
          () -> {
            requests.forEach(this::post);
            return null;
          });
    }
    return () -> runAll(shares);
  }

  private void runAll(List<Callable<Void>> shares) {
    try {
      for (Future<Void> share : senders.invokeAll(shares)) {
        share.get();
      }
    } catch (InterruptedException | ExecutionException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private void post(List<Diff> diffs) {
    for (DiffPort.Result result : goalpost.diffs().post(diffs)) {
      fired.addAll(result.firings());
    }
  }

  /** What follows the journal is let come up first, lest it take the next rung's time. */
  @Override
  public List<String> takeFired() {
    goalpost.projector().waitFor(goalpost.loop().position(), CATCH_UP_MAX);
    List<String> lines = Fired.lines(fired);
    fired.clear();
    return lines;
  }

  @Override
  public void close() {
    senders.shutdown();
    goalpost.close();
    store.close();
  }
}
