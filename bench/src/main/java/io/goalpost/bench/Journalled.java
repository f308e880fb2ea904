package io.goalpost.bench;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.port.DiffPort;
import io.goalpost.service.Goalpost;
import io.goalpost.service.loop.EngineClock;
import io.goalpost.service.loop.Limits;
import io.goalpost.service.store.Durability;
import io.goalpost.service.store.Store;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The engine with its thread, journal and checkpoints on a store: a commit for each batch. */
final class Journalled implements Rung {

  private final Store store;
  private final Goalpost goalpost;
  private final List<Firing> fired = new ArrayList<>();

  private Journalled(String url) {
    store = Store.open(url, "sa", "", Durability.PROCESS);
    goalpost =
        Goalpost.open(store, EngineClock.manual(Workload.START), ZoneOffset.UTC, Limits.DEFAULT);
  }

  /** On what an earlier one left there. */
  static Journalled reopened(String url) {
    return new Journalled(url);
  }

  Journalled(Workload load, String url) {
    this(url);
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
    return "engine and journal, H2";
  }

  @Override
  public Runnable prepared(List<Workload.Change> changes) {
    List<Diff> diffs = changes.stream().map(Workload.Change::diff).toList();
    return () -> {
      for (DiffPort.Result result : goalpost.diffs().post(diffs)) {
        fired.addAll(result.firings());
      }
    };
  }

  @Override
  public List<String> takeFired() {
    List<String> lines = Fired.lines(fired);
    fired.clear();
    return lines;
  }

  @Override
  public void close() {
    goalpost.close();
    store.close();
  }
}
