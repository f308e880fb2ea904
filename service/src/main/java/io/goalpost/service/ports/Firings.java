package io.goalpost.service.ports;

import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Input;
import io.goalpost.model.journal.JournalRecord;
import io.goalpost.model.port.BusyException;
import io.goalpost.model.port.FiringPort;
import io.goalpost.model.port.NotFoundException;
import io.goalpost.service.loop.EngineLoop;
import io.goalpost.service.projection.FiringIndex;
import io.goalpost.service.projection.Projector;
import io.goalpost.service.state.RuleText;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.store.StoreFailedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;

/** The audit log: searched by its projection, shown whole from the journal. Thread-safe. */
public final class Firings implements FiringPort {

  /** How long a search waits for what was just stored. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private final EngineLoop loop;
  private final JournalReader journal;
  private final Projector projector;
  private final FiringIndex index;

  public Firings(EngineLoop loop, JournalReader journal, Projector projector, FiringIndex index) {
    this.loop = loop;
    this.journal = journal;
    this.projector = projector;
    this.index = index;
  }

  @Override
  public List<Firing> find(Query query) {
    projector.reach(PATIENCE);
    return rows(query);
  }

  private List<Firing> rows(Query query) {
    try {
      return index.find(query);
    } catch (StoreFailedException away) {
      throw BusyException.unavailable(Duration.ofSeconds(1), "the store cannot be reached");
    }
  }

  @Override
  public List<Firing> await(Query query, Duration patience, LongConsumer end) {
    projector.waitFor(query.after() + 1, patience);
    long position = projector.position();
    List<Firing> found = rows(query);
    end.accept(found.isEmpty() ? Math.max(position, query.after()) : last(found));
    return found;
  }

  private static long last(List<Firing> found) {
    return found.get(found.size() - 1).position();
  }

  @Override
  public Detail at(long position) {
    journal.refusePruned(position);
    JournalRecord record = journal.at(position).orElse(null);
    if (!(record instanceof Firing firing)) {
      throw new NotFoundException("there is no firing at position " + position);
    }
    Input cause = (Input) journal.at(firing.cause()).orElseThrow();
    SeriesState series = loop.ask(engine -> engine.state().series(firing.series()));
    RuleText rule = RuleText.of(series, firing.rule());
    return new Detail(firing, cause, entered(firing), rule.text(), rule.line());
  }

  /** The firing that began the entry; where it was pruned, what is left of it. */
  private Optional<Firing> entered(Firing firing) {
    if (firing.entry() == 0) {
      return Optional.empty();
    }
    Optional<Firing> written = journal.at(firing.entry()).map(Firing.class::cast);
    return written.isPresent() ? written : left(firing);
  }

  private Optional<Firing> left(Firing firing) {
    Entry entry = loop.ask(engine -> engine.state().entry(firing.entry()));
    return find(Query.of(firing.series(), Firing.Kind.ENTERED, entry.id() - 1, 1)).stream()
        .filter(row -> row.position() == entry.id())
        .findFirst()
        .map(
            row ->
                row.holding(
                    Map.of(),
                    entry.checkpoints().stream()
                        .filter(visit -> visit.how() == Checkpoint.Outcome.ENTERED)
                        .map(Checkpoint::block)
                        .toList(),
                    entry.snapshot(),
                    entry.key(),
                    Map.of()));
  }

  @Override
  public long last() {
    return loop.position();
  }
}
