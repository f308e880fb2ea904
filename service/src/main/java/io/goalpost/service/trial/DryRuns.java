package io.goalpost.service.trial;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.Fault;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.port.DryRunPort;
import io.goalpost.model.port.DryRunPort.Refused;
import io.goalpost.model.port.DryRunPort.Run;
import io.goalpost.model.port.DryRunPort.Went;
import io.goalpost.service.engine.Engine;
import io.goalpost.service.state.FactBounds;
import io.goalpost.service.state.RuleText;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.StateCopy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** Plays one dry run on an engine of its own. For one run, on one thread. */
public final class DryRuns {

  private final Engine engine;
  private final LongSupplier nanos;
  private final long began;
  private final List<Firing> firings = new ArrayList<>();
  private final List<Refused> refused = new ArrayList<>();

  private DryRuns(Engine engine, LongSupplier nanos) {
    this.engine = engine;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
  }

  /** Diffs at an instant that is not before that of the step before. */
  public record Step(Instant at, List<Diff> diffs) {}

  /**
   * Plays it.
   *
   * @param copy standing at the start
   * @param publish what goes live first, or null where what is live is played
   * @param nanos tells how time goes by, as {@link System#nanoTime}
   * @throws RefusedException where it takes too long or fires too often
   */
  public static Run play(
      StateCopy copy, String series, Publication publish, List<Step> steps, LongSupplier nanos) {
    try (Engine engine = new Engine(copy.toState())) {
      return new DryRuns(engine, nanos).run(series, publish, steps);
    }
  }

  private Run run(String series, Publication publish, List<Step> steps) {
    Instant start = engine.state().now();
    if (publish != null) {
      take(engine.publish(series, publish.text(), publish.rules(), null, null));
    }
    List<String> published = lines(0);
    List<Went> went = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      int before = firings.size();
      pass(step.at(), false);
      engine.moveTo(step.at());
      post(step.diffs(), i);
      pass(step.at(), true);
      went.add(new Went(step.at(), lines(before)));
    }
    SeriesState played = engine.state().series(series);
    return new Run(
        played.versions().size(),
        start,
        List.copyOf(firings),
        rules(played),
        published,
        went,
        engine.state().entriesIn(series),
        List.copyOf(refused));
  }

  private void post(List<Diff> diffs, int step) {
    for (int i = 0; i < diffs.size(); i++) {
      Diff diff = diffs.get(i);
      if (diff.id() != null && engine.state().seen(diff.id()) != 0) {
        continue; // it changes nothing (D4)
      }
      List<Fault> beyond = FactBounds.faults(engine.state(), diff, i);
      if (beyond.isEmpty()) {
        accept(diff, i, step);
      } else {
        beyond.forEach(fault -> refused.add(new Refused(step, fault)));
      }
    }
  }

  private void accept(Diff diff, int index, int step) {
    Engine.Mark mark = engine.mark();
    try {
      take(engine.accept(diff, index));
    } catch (RefusedException away) {
      engine.rollback(mark);
      away.faults().forEach(fault -> refused.add(new Refused(step, fault)));
    }
  }

  private void pass(Instant to, boolean through) {
    Engine.Outcome outcome = engine.fireNext(to, through);
    while (outcome != null) {
      take(outcome);
      outcome = engine.fireNext(to, through);
    }
  }

  private void take(Engine.Outcome outcome) {
    firings.addAll(outcome.firings());
    engine.committed(); // nothing before is ever taken back
    if (firings.size() > DryRunPort.FIRINGS_MAX) {
      throw refused("fires more than " + DryRunPort.FIRINGS_MAX + " times");
    }
    if (Duration.ofNanos(nanos.getAsLong() - began).compareTo(DryRunPort.TIME_MAX) > 0) {
      throw refused("takes longer than " + DryRunPort.TIME_MAX.toSeconds() + " s");
    }
  }

  private static RefusedException refused(String reason) {
    return new RefusedException(List.of(new Fault(-1, "steps", reason + ": take fewer")));
  }

  private List<String> lines(int from) {
    return firings.subList(from, firings.size()).stream().map(Firing::line).toList();
  }

  private Map<String, String> rules(SeriesState played) {
    Map<String, String> rules = new TreeMap<>();
    for (Firing firing : firings) {
      rules.computeIfAbsent(firing.rule(), name -> RuleText.of(played, name).text());
    }
    return rules;
  }
}
