package io.goalpost.service.ports;

import io.goalpost.model.diff.Fault;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.port.DryRunPort;
import io.goalpost.model.port.NotFoundException;
import io.goalpost.model.port.SeriesPort;
import io.goalpost.service.loop.EngineLoop;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.StateCopy;
import io.goalpost.service.state.StateView;
import io.goalpost.service.trial.DryRuns;
import io.goalpost.service.trial.Publication;
import io.goalpost.service.trial.Seats;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Dry runs, played by whoever calls on what the engine's thread handed out. Thread-safe. */
public final class DryRunDesk implements DryRunPort {

  private static final int AT_ONCE_MAX = 2;

  /** Where the clock of a run may begin; what lies beyond are slips of the pen. */
  private static final Instant FIRST_START = Instant.EPOCH;

  private static final Instant LAST_START = Instant.parse("2200-01-01T00:00:00Z");

  private final EngineLoop loop;
  private final Seats seats = new Seats(AT_ONCE_MAX, "dry runs");

  public DryRunDesk(EngineLoop loop) {
    this.loop = loop;
  }

  private record Taken(Bench bench, StateCopy copy) {}

  @Override
  public Run run(String series, Order order) {
    Taken taken = loop.submit(engine -> take(series, order.users(), engine.state()));
    Candidate candidate = Candidate.of(taken.bench(), series, order.version(), order.text());
    StateCopy copy = at(order, asLive(taken.copy(), series));
    List<DryRuns.Step> steps = steps(order, copy.now());
    Publication publish = candidate.live() ? null : candidate.publication();
    return seats.take(() -> DryRuns.play(copy, series, publish, steps, System::nanoTime));
  }

  private static Taken take(String series, List<String> users, StateView state) {
    Set<String> ids = new TreeSet<>(users);
    for (String user : ids) {
      if (state.user(user) == null) {
        throw new NotFoundException("no diff has named the user " + user);
      }
    }
    return new Taken(Bench.of(series, state), StateCopy.of(state, ids, series));
  }

  /** A series that is paused or archived is played as if it were not. */
  private static StateCopy asLive(StateCopy copy, String id) {
    if (copy.series().isEmpty()) {
      return copy.with(SeriesState.created(id));
    }
    SeriesState series = copy.series().get(0);
    boolean draft = series.state() == SeriesPort.State.DRAFT;
    return copy.with(draft ? series : series.in(SeriesPort.State.LIVE));
  }

  private static StateCopy at(Order order, StateCopy copy) {
    Instant start = order.start();
    if (start == null) {
      return copy;
    }
    if (!order.users().isEmpty() && start.isBefore(copy.now())) {
      throw refused("start", "is before " + copy.now() + ", up to which these users are known");
    }
    if (start.isBefore(FIRST_START) || start.isAfter(LAST_START)) {
      throw refused("start", "is not between " + FIRST_START + " and " + LAST_START);
    }
    return copy.at(start);
  }

  /** The steps with their instants. */
  private static List<DryRuns.Step> steps(Order order, Instant start) {
    List<DryRuns.Step> steps = new ArrayList<>();
    Instant last = start;
    Instant end = start.plus(SPAN_MAX);
    for (int i = 0; i < order.steps().size(); i++) {
      Step step = order.steps().get(i);
      Instant at = step.at() != null ? step.at() : last;
      if (step.after() != null) {
        at = step.after().compareTo(SPAN_MAX) > 0 ? Instant.MAX : last.plus(step.after());
      }
      String field = "steps[" + i + "].at";
      if (at.isBefore(last)) {
        throw refused(field, "is before " + last + ", where time stands then");
      }
      if (at.isAfter(end)) {
        throw refused(field, "is more than " + SPAN_MAX.toDays() + " days after the start");
      }
      steps.add(new DryRuns.Step(at, step.diffs()));
      last = at;
    }
    return steps;
  }

  private static RefusedException refused(String field, String reason) {
    return new RefusedException(List.of(new Fault(-1, field, reason)));
  }
}
