package io.goalpost.bench;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.journal.Firing;
import io.goalpost.service.engine.Engine;
import io.goalpost.service.state.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The engine without a store: what was done is forgotten where it would be committed. */
final class InProcess implements Rung {

  private final Engine engine = new Engine(new State());
  private final List<Firing> fired = new ArrayList<>();

  InProcess(Workload load) {
    engine.moveTo(Workload.START);
    for (int i = 0; i < load.series(); i++) {
      engine.publish(Workload.seriesId(i), Workload.seriesText(i), "bench", null);
      engine.committed();
    }
    for (int i = 0; i < load.users(); i++) {
      engine.accept(Workload.user(i), 0);
      engine.committed();
    }
  }

  @Override
  public String name() {
    return "engine, no store";
  }

  @Override
  public Runnable prepared(List<Workload.Change> changes) {
    List<Diff> diffs = changes.stream().map(Workload.Change::diff).toList();
    return () -> {
      for (Diff diff : diffs) {
        fired.addAll(engine.accept(diff, 0).firings());
      }
      engine.committed();
      engine.takeChanges();
    };
  }

  /** Moves time on. */
  void later(Duration by) {
    engine.moveTo(engine.state().now().plus(by));
    engine.committed();
  }

  @Override
  public List<String> takeFired() {
    List<String> lines = Fired.lines(fired);
    fired.clear();
    return lines;
  }

  @Override
  public void close() {
    engine.close();
  }
}
