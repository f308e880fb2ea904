package io.goalpost.service.ports;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.Fault;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Input;
import io.goalpost.model.port.DiffPort;
import io.goalpost.model.port.Rejection;
import io.goalpost.service.engine.Engine;
import io.goalpost.service.journal.DiffCodec;
import io.goalpost.service.loop.EngineLoop;
import io.goalpost.service.loop.Work;
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
    return loop.submit(new Posting(diffs, List.of(), Diffs::refuse));
  }

  @Override
  public List<Result> postGood(List<Diff> good, List<Rejection> bad) {
    return loop.submit(new Posting(good, bad, Diffs::keep));
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

  /** Diffs of one request, in order; the last may be fanned out. For one use. */
  private static final class Posting implements Work<List<Result>> {

    private final List<Diff> good;
    private final List<Rejection> bad;
    private final Beyond beyond;
    private final List<Firing> ofTheLast = new ArrayList<>();

    Posting(List<Diff> good, List<Rejection> bad, Beyond beyond) {
      this.good = good;
      this.bad = bad;
      this.beyond = beyond;
    }

    @Override
    public List<Result> on(Engine engine) {
      bad.forEach(rejection -> engine.reject(rejection.given(), rejection.faults()));
      List<Result> results = new ArrayList<>(good.size());
      for (int i = 0; i < good.size(); i++) {
        apply(engine, i, results);
      }
      return results;
    }

    private void apply(Engine engine, int i, List<Result> results) {
      Diff diff = good.get(i);
      long first = diff.id() == null ? 0 : engine.state().seen(diff.id());
      if (first != 0) {
        results.add(new Result(diff.id(), first, true, List.of()));
        return;
      }
      List<Fault> faults = FactBounds.faults(engine.state(), diff, i);
      if (!faults.isEmpty()) {
        beyond.bounds(engine, diff, faults);
        return;
      }
      boolean last = i == good.size() - 1;
      Engine.Outcome outcome = last ? engine.begin(diff, i) : engine.accept(diff, i);
      String id = diff.id() != null ? diff.id() : "#" + outcome.position();
      results.add(new Result(id, outcome.position(), false, outcome.firings()));
    }

    @Override
    public boolean mayComeBeside(Engine engine) {
      return good.stream().allMatch(engine::mayComeBeside);
    }

    @Override
    public void goesOn(Engine.Outcome piece) {
      ofTheLast.addAll(piece.firings());
    }

    @Override
    public List<Result> over(List<Result> begun) {
      int last = begun.size() - 1;
      Result first = begun.get(last);
      ofTheLast.addAll(0, first.firings());
      List<Result> results = new ArrayList<>(begun);
      results.set(last, new Result(first.id(), first.position(), false, List.copyOf(ofTheLast)));
      return results;
    }
  }

  @Override
  public List<Rejection> rejections(long after, int limit) {
    return journal.rejections(after, limit).stream()
        .map(each -> new Rejection(each.position(), each.at(), each.given(), each.faults()))
        .toList();
  }
}
