package io.goalpost.service.loop;

import io.goalpost.service.checkpoint.BrokenCheckpointException;
import io.goalpost.service.checkpoint.CheckpointDelta;
import io.goalpost.service.checkpoint.CheckpointStore;
import io.goalpost.service.engine.Engine;
import io.goalpost.service.recovery.StateDelta;
import io.goalpost.service.state.StateChanges;
import io.goalpost.service.store.StoreFailedException;
import java.time.Instant;
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

  /**
   * A checkpoint that is to be written.
   *
   * @param gathered what only the engine's thread could read of the changes
   * @param whole whether it holds all that there is
   */
  private record Next(StateChanges changes, CheckpointDelta gathered, boolean whole) {}

  private final CheckpointStore store;
  private final Limits limits;
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(run -> new Thread(run, "checkpoint"));
  private Future<?> writing;
  private volatile StateChanges failed;
  private volatile boolean damaged; // what is stored: the next holds all
  private long last;

  public Checkpointer(CheckpointStore store, Limits limits) {
    this.store = store;
    this.limits = limits;
  }

  /** Whether enough records were stored since the last checkpoint, and none is being written. */
  boolean isDue(long position) {
    return position - last >= limits.checkpointRecords() && (writing == null || writing.isDone());
  }

  /** Begins a checkpoint of the engine's state, all of which is stored. */
  void begin(Engine engine, Instant clock) {
    last = engine.state().position();
    Next next = next(engine, clock);
    writing = writer.submit(() -> write(next));
  }

  /** Gathers what changed since the last checkpoint that was written, or all there is. */
  private Next next(Engine engine, Instant clock) {
    if (failed != null) {
      engine.giveBack(failed);
      failed = null;
    }
    boolean whole = damaged;
    if (whole) {
      engine.changeAll();
    }
    StateChanges changes = engine.takeChanges();
    return new Next(changes, StateDelta.gathered(engine.state(), changes, clock), whole);
  }

  private void write(Next next) {
    boolean written = false;
    try {
      store(next);
      written = true;
    } catch (BrokenCheckpointException broken) {
      LOG.warn("the checkpoint is damaged, the next takes its place: {}", broken.getMessage());
      damaged = true;
    } catch (StoreFailedException away) {
      LOG.warn("a checkpoint failed, the next will hold it: {}", away.getMessage());
    } catch (RuntimeException fault) {
      LOG.error("a checkpoint failed on a fault of ours, the next will hold it", fault);
    } finally {
      if (!written) {
        failed = next.changes(); // also where memory ran out
      }
    }
  }

  private void store(Next next) {
    CheckpointDelta delta = StateDelta.withIds(next.gathered(), next.changes());
    if (next.whole()) {
      store.writeWhole(delta);
      damaged = false;
    } else {
      store.write(delta);
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
    damaged = false; // or whoever reads it finds out
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
        store(next(engine, clock));
      }
    } catch (RuntimeException | Error failure) {
      // The journal has it all: the next start takes a little longer.
      LOG.warn("the last checkpoint failed: {}", failure.getMessage());
    }
  }

  @Override
  public void close() {
    writer.shutdown();
  }
}
