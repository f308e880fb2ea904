package io.goalpost.service.figures;

import io.goalpost.model.port.BusyException;
import io.goalpost.model.port.NotFoundException;
import io.goalpost.service.loop.EngineLoop;
import io.goalpost.service.projection.FiringIndex;
import io.goalpost.service.projection.Projector;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.store.StoreFailedException;
import java.time.Duration;
import java.util.Set;

/** Takes rolls of series, on the engine's thread; what is done with them is done beside it. */
public final class Rolls {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final EngineLoop loop;
  private final Projector projector;
  private final FiringIndex index;

  public Rolls(EngineLoop loop, Projector projector, FiringIndex index) {
    this.loop = loop;
    this.projector = projector;
    this.index = index;
  }

  /**
   * Everybody of a series.
   *
   * @param company of which they are, or null for any
   * @throws NotFoundException where there is no such series
   */
  Roll take(String series, String company) {
    return loop.ask(
        engine -> {
          SeriesState known = engine.state().series(series);
          if (known == null) {
            throw new NotFoundException("there is no series " + series);
          }
          return new Roll(
              engine.state().position(),
              known,
              engine.state().entriesIn(series),
              engine.state().qualificationsIn(series),
              company,
              company == null ? null : Set.copyOf(engine.state().members(company)),
              endings(series));
        });
  }

  private Endings endings(String series) {
    return new Endings(
        kind -> {
          projector.reach(PATIENCE);
          try {
            return index.firstOfEntries(series, kind);
          } catch (StoreFailedException away) {
            throw BusyException.unavailable(RETRY_AFTER, "the store cannot be reached");
          }
        });
  }
}
