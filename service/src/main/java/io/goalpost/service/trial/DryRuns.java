package io.goalpost.service.trial;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.Fault;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.port.DryRunPort.Order;
import io.goalpost.model.port.DryRunPort.Run;
import io.goalpost.model.port.DryRunPort.Step;
import io.goalpost.model.port.DryRunPort.Went;
import io.goalpost.model.port.DryRunPort;
import io.goalpost.service.engine.Engine;
import io.goalpost.service.state.StateCopy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Plays one dry run on an engine of its own. For one run, on one thread. */
public final class DryRuns {

  /** The most things that come due in one run: beyond, it would go on and on. */
  private static final int DUE_MAX = 100_000;

  private final Engine engine;
  private final List<Firing> firings = new ArrayList<>();
  private final List<Fault> refused = new ArrayList<>();
  private int due;

  private DryRuns(Engine engine) {
    this.engine = engine;
  }

  /**
   * Plays it.
   *
   * @param copy standing at the start
   * @param publish the text to go live first, or null where what is live is played
   */
  public static Run play(StateCopy copy, String series, String publish, Order order) {
    try (Engine engine = new Engine(copy.toState())) {
      return new DryRuns(engine).run(series, publish, order);
    }
  }

  private Run run(String series, String publish, Order order) {
    Instant start = engine.state().now();
    if (publish != null) {
      take(engine.publish(series, publish, null, null));
    }
    List<Went> went = new ArrayList<>();
    for (Step step : order.steps()) {
      int before = firings.size();
      pass(step.at(), false);
      engine.moveTo(step.at());
      post(step.diffs());
      pass(step.at(), true);
      went.add(new Went(step.at(), lines(before)));
    }
    return new Run(
        engine.state().series(series).versions().size(),
        start,
        List.copyOf(firings),
        went,
        engine.state().entriesIn(series),
        List.copyOf(refused));
  }

  private void post(List<Diff> diffs) {
    for (int i = 0; i < diffs.size(); i++) {
      Engine.Mark mark = engine.mark();
      try {
        take(engine.accept(diffs.get(i), i));
      } catch (RefusedException fault) {
        engine.rollback(mark);
        refused.addAll(fault.faults());
      }
    }
  }

  private void pass(Instant to, boolean through) {
    Engine.Outcome outcome = engine.fireNext(to, through);
    while (outcome != null) {
      take(outcome);
      due++;
      if (due > DUE_MAX) {
        throw tooMuch("lets more than " + DUE_MAX + " things come due");
      }
      outcome = engine.fireNext(to, through);
    }
  }

  private void take(Engine.Outcome outcome) {
    firings.addAll(outcome.firings());
    engine.committed(); // nothing before is ever taken back
    if (firings.size() > DryRunPort.FIRINGS_MAX) {
      throw tooMuch("fires more than " + DryRunPort.FIRINGS_MAX + " times");
    }
  }

  private static RefusedException tooMuch(String what) {
    return new RefusedException(List.of(new Fault(-1, "steps", what + "; take fewer")));
  }

  private List<String> lines(int from) {
    return firings.subList(from, firings.size()).stream().map(Firing::line).toList();
  }
}
