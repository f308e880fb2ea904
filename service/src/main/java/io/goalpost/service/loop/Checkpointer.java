package io.goalpost.service.loop;

import io.goalpost.model.entry.Qualification;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import io.goalpost.service.checkpoint.CheckpointDelta;
import io.goalpost.service.checkpoint.CheckpointMark;
import io.goalpost.service.checkpoint.CheckpointStore;
import io.goalpost.service.checkpoint.StateKey;
import io.goalpost.service.engine.Engine;
import io.goalpost.service.recovery.SeriesText;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.StateChanges;
import io.goalpost.service.state.StateView;
import io.goalpost.service.store.StoreFailedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes checkpoints behind the engine: gathers what changed on the engine's thread, stores it on
 * another. Where one fails, the next holds what it held. Called by the engine's thread only.
 */
public final class Checkpointer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Checkpointer.class);

  private final CheckpointStore store;
  private final Limits limits;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(run -> new Thread(run, "checkpoint"));
  private Future<?> writing;
  private volatile StateChanges failed;
  private long last;

  public Checkpointer(CheckpointStore store, Limits limits) {
    this.store = store;
    this.limits = limits;
  }

  /** Begins a checkpoint where enough records were committed since the last. */
  void committed(Engine engine, Instant clock) {
    long position = engine.state().position();
    if (position - last < limits.checkpointRecords() || (writing != null && !writing.isDone())) {
      return;
    }
    last = position;
    StateChanges changes = changes(engine);
    CheckpointDelta gathered = gathered(engine.state(), changes, clock);
    writing = writer.submit(() -> write(changes, gathered));
  }

  /** What changed since the last checkpoint that was written. */
  private StateChanges changes(Engine engine) {
    if (failed != null) {
      engine.giveBack(failed);
      failed = null;
    }
    return engine.takeChanges();
  }

  private void write(StateChanges changes, CheckpointDelta gathered) {
    boolean written = false;
    try {
      store.write(withIds(gathered, changes));
      written = true;
    } catch (StoreFailedException away) {
      LOG.warn("a checkpoint failed, the next will hold it: {}", away.getMessage());
    } catch (RuntimeException fault) {
      LOG.error("a checkpoint failed on a fault of ours, the next will hold it", fault);
    } finally {
      if (!written) {
        failed = changes; // also where memory ran out
      }
    }
  }

  /**
   * Waits for a checkpoint that is being written: what is stored is about to be read or emptied.
   *
   * @throws StoreFailedException where that takes too long
   */
  void finish() {
    try {
      if (writing != null) {
        writing.get(limits.answerMax().toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StoreFailedException("interrupted before a checkpoint was written", interrupted);
    } catch (ExecutionException failed) {
      LOG.warn("a checkpoint failed: {}", failed.getMessage());
    } catch (TimeoutException late) {
      throw new StoreFailedException("a checkpoint is still being written", late);
    }
  }

  /** The state is read from the store again: what could not be written is in it, or never was. */
  void beginAnew() {
    finish();
    failed = null;
  }

  /** Says where the stored state stands when the engine begins. */
  void begins(long position) {
    last = position;
  }

  /** Writes a last checkpoint, and waits for it. */
  void last(Engine engine, Instant clock) {
    try {
      finish();
      if (engine.state().position() > 0) {
        StateChanges changes = changes(engine);
        store.write(withIds(gathered(engine.state(), changes, clock), changes));
      }
    } catch (RuntimeException | Error failure) {
      // The journal has it all: the next start takes a little longer.
      LOG.warn("the last checkpoint failed: {}", failure.getMessage());
    }
  }

  /** What only the engine's thread can read, which waits for it: all but the ids of diffs. */
  private static CheckpointDelta gathered(StateView state, StateChanges changes, Instant clock) {
    Map<StateKey, String> others = new HashMap<>();
    for (String id : changes.series()) {
      SeriesState series = state.series(id);
      if (series != null) {
        others.put(StateKey.other("series", id), SeriesText.of(series));
      }
    }
    for (String id : changes.segments()) {
      if (state.segment(id) != null) {
        others.put(StateKey.other("segment", id), state.segment(id).text());
      }
    }
    List<User> users = new ArrayList<>();
    changes.users().stream().map(state::user).filter(Objects::nonNull).forEach(users::add);
    List<Company> companies = new ArrayList<>();
    changes.companies().stream()
        .map(state::company)
        .filter(Objects::nonNull)
        .forEach(companies::add);
    List<Qualification> qualifications = changes.qualifications();
    return new CheckpointDelta(
        new CheckpointMark(state.position(), state.now(), clock, state.zone()),
        users,
        companies,
        changes.entries(),
        qualifications,
        others,
        Set.of());
  }

  private static CheckpointDelta withIds(CheckpointDelta gathered, StateChanges changes) {
    Map<StateKey, String> others = new HashMap<>(gathered.others());
    changes.seen().forEach((id, diff) -> others.put(StateKey.other("seen", id), diff.text()));
    Set<StateKey> removed = new HashSet<>();
    changes.forgotten().forEach(id -> removed.add(StateKey.other("seen", id)));
    return new CheckpointDelta(
        gathered.mark(),
        gathered.users(),
        gathered.companies(),
        gathered.entries(),
        gathered.qualifications(),
        others,
        removed);
  }

  @Override
  public void close() {
    writer.shutdown();
  }
}
