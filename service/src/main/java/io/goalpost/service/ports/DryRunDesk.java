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
import io.goalpost.service.trial.Seats;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Dry runs, played by whoever calls on what the engine's thread handed out. Thread-safe. */
public final class DryRunDesk implements DryRunPort {

  private static final int AT_ONCE_MAX = 2;

  private final EngineLoop loop;
  private final Seats seats = new Seats(AT_ONCE_MAX, "dry runs");

  public DryRunDesk(EngineLoop loop) {
    this.loop = loop;
  }

  private record Taken(Bench bench, StateCopy copy) {}

  @Override
  public Run run(String series, Order order) {
    Taken taken = loop.ask(engine -> take(series, order.users(), engine.state()));
    Candidate candidate = Candidate.of(taken.bench(), series, order.version(), order.text());
    StateCopy copy = at(order, asLive(taken.copy(), series));
    Instant last = copy.now();
    for (Step step : order.steps()) {
      if (step.at().isBefore(last)) {
        throw refused("steps", "go back in time: " + step.at() + " is before " + last);
      }
      last = step.at();
    }
    String publish = candidate.live() ? null : candidate.text();
    return seats.take(() -> DryRuns.play(copy, series, publish, order));
  }

  private static Taken take(String series, List<String> users, StateView state) {
    Set<String> ids = new TreeSet<>(users);
    for (String user : ids) {
      if (state.user(user) == null) {
        throw new NotFoundException("no diff has named the user " + user);
      }
    }
    return new Taken(Bench.of(series, state), state.copyOf(ids, series));
  }

  /** A series that is paused or archived is played as if it were not. */
  private static StateCopy asLive(StateCopy copy, String series) {
    List<SeriesState> only =
        copy.series().stream()
            .map(
                each ->
                    each.state() == SeriesPort.State.DRAFT ? each : each.in(SeriesPort.State.LIVE))
            .toList();
    return copy.with(only.isEmpty() ? List.of(SeriesState.created(series)) : only);
  }

  private static StateCopy at(Order order, StateCopy copy) {
    Instant start = order.start();
    if (start == null) {
      return copy;
    }
    if (!order.users().isEmpty() && start.isBefore(copy.now())) {
      throw refused("start", "is before " + copy.now() + ", up to which these users are known");
    }
    return copy.at(start);
  }

  private static RefusedException refused(String field, String reason) {
    return new RefusedException(List.of(new Fault(-1, field, reason)));
  }
}
