package io.goalpost.service.ports;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.Fault;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.journal.Input;
import io.goalpost.model.port.DiffPort;
import io.goalpost.model.port.Rejection;
import io.goalpost.service.engine.Engine;
import io.goalpost.service.journal.DiffCodec;
import io.goalpost.service.loop.EngineLoop;
import io.goalpost.service.state.FactBounds;
import java.util.ArrayList;
import java.util.List;

/** Diffs, applied by the engine and answered when stored. Thread-safe. */
public final class Diffs implements DiffPort {

  private final EngineLoop loop;
  private final JournalReader journal;

  public Diffs(EngineLoop loop, JournalReader journal) {
    this.loop = loop;
    this.journal = journal;
  }

  @Override
  public List<Result> post(List<Diff> diffs) {
    return loop.submit(engine -> apply(engine, diffs, Diffs::refuse));
  }

  @Override
  public List<Result> postGood(List<Diff> good, List<Rejection> bad) {
    return loop.submit(
        engine -> {
          bad.forEach(rejection -> engine.reject(rejection.given(), rejection.faults()));
          return apply(engine, good, Diffs::keep);
        });
  }

  /** What becomes of a diff that would go beyond the bounds. */
  @FunctionalInterface
  private interface Beyond {
    void bounds(Engine engine, Diff diff, List<Fault> faults);
  }

  private static void refuse(Engine engine, Diff diff, List<Fault> faults) {
    throw new RefusedException(faults);
  }

  private static void keep(Engine engine, Diff diff, List<Fault> faults) {
    engine.reject(DiffCodec.text(diff, Input.GIVEN_LENGTH_MAX), faults);
  }

  private static List<Result> apply(Engine engine, List<Diff> diffs, Beyond beyond) {
    List<Result> results = new ArrayList<>(diffs.size());
    for (int i = 0; i < diffs.size(); i++) {
      Diff diff = diffs.get(i);
      long first = diff.id() == null ? 0 : engine.state().seen(diff.id());
      if (first != 0) {
        results.add(new Result(diff.id(), first, true, List.of()));
        continue;
      }
      List<Fault> faults = FactBounds.faults(engine.state(), diff, i);
      if (!faults.isEmpty()) {
        beyond.bounds(engine, diff, faults);
        continue;
      }
      Engine.Outcome outcome = engine.accept(diff, i);
      String id = diff.id() != null ? diff.id() : "#" + outcome.position();
      results.add(new Result(id, outcome.position(), false, outcome.firings()));
    }
    return results;
  }

  @Override
  public List<Rejection> rejections(long after, int limit) {
    return journal.rejections(after, limit).stream()
        .map(each -> new Rejection(each.position(), each.at(), each.given(), each.faults()))
        .toList();
  }
}
