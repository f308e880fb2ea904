package io.goalpost.service.ports;

import io.goalpost.model.diff.Fault;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.explain.Explanation;
import io.goalpost.model.port.BusyException;
import io.goalpost.model.port.ExplainPort;
import io.goalpost.model.port.NotFoundException;
import io.goalpost.service.explain.Explainer;
import io.goalpost.service.loop.EngineLoop;
import io.goalpost.service.store.StoreFailedException;
import io.goalpost.service.trial.Seats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Explains beside the engine, from what is stored. Thread-safe. */
public final class Explanations implements ExplainPort {

  /** The most that are worked out at once: each reads the journal and keeps one user's state. */
  public static final int AT_ONCE_MAX = 4;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final EngineLoop loop;
  private final Explainer explainer;
  private final Supplier<Instant> clock;
  private final Seats seats = new Seats(AT_ONCE_MAX, "explanations", RETRY_AFTER);

  public Explanations(EngineLoop loop, Explainer explainer, Supplier<Instant> clock) {
    this.loop = loop;
    this.explainer = explainer;
    this.clock = clock;
  }

  @Override
  public Explanation explain(Query query) {
    // Not in the middle of a company's diff, of which some members have not been looked at.
    boolean known = loop.submit(engine -> engine.state().series(query.series()) != null);
    long last = loop.position();
    Instant now = clock.get();
    if (query.position() > last) {
      throw new NotFoundException(
          "there is no record at position " + query.position() + ": the last is " + last);
    }
    if (query.instant() != null && query.instant().isAfter(now)) {
      throw new RefusedException(
          List.of(new Fault(-1, "at", "is after now, " + now + ": nobody can tell yet")));
    }
    if (!known) {
      throw new NotFoundException("there is no series " + query.series());
    }
    return seats.take(() -> explain(query, last, now));
  }

  private Explanation explain(Query query, long last, Instant now) {
    try {
      return query.position() > 0
          ? explainer.explain(query, query.position(), null)
          : explainer.explain(query, last, query.instant() != null ? query.instant() : now);
    } catch (StoreFailedException away) {
      throw BusyException.unavailable(RETRY_AFTER, "the store cannot be reached");
    }
  }
}
