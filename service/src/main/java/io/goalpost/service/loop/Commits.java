package io.goalpost.service.loop;

import io.goalpost.model.journal.JournalRecord;
import io.goalpost.service.engine.Engine;
import io.goalpost.service.journal.BrokenChainException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stores what the engine did, one commit at a time, on a thread of its own, while the engine goes
 * on with what the next will hold; whoever waits for a commit is answered there as soon as it is
 * made. Belongs to the engine's thread, but for {@link #position}; that thread is woken when a
 * commit has ended, and looks what became of it.
 */
final class Commits implements AutoCloseable {

  private final JournalEnd end;
  private final InstantSource clock;
  private final Runnable wake;
  private final Lateness lateness = new Lateness();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(run -> new Thread(run, "journal"));
  private Batch next = new Batch();
  private Batch begun = new Batch();
  private CompletableFuture<Boolean> underWay;
  private volatile long position;

  /**
   * @param wake is run when a commit has ended, on the thread that made it
   */
  Commits(JournalEnd end, InstantSource clock, Runnable wake) {
    this.end = end;
    this.clock = clock;
    this.wake = wake;
  }

  /** The position of the last record that is stored; on any thread. */
  long position() {
    return position;
  }

  /** Says where the stored journal stands when the engine begins. */
  void stands(long at) {
    position = at;
  }

  Lateness lateness() {
    return lateness;
  }

  /** A request was served: it is answered with the next commit. */
  void served(Request<?> request) {
    next.served(request);
  }

  /** Something that was due at an instant has fired, and is stored with the next commit. */
  void fired(Instant due) {
    next.fired(due);
  }

  /** How many wait for the next commit. */
  int waiting() {
    return next.size();
  }

  /** Whether one is being made, or was made and nobody has asked yet what became of it. */
  boolean isUnderWay() {
    return underWay != null;
  }

  /** Whether the one under way has ended. */
  boolean hasEnded() {
    return underWay != null && underWay.isDone();
  }

  /** Whether nothing of what the engine did is still to be stored or answered. */
  boolean areOver(Engine engine) {
    return underWay == null && next.isEmpty() && engine.writtenSize() == 0;
  }

  /**
   * Begins to store what was done since the last began; none is under way. Where nothing was
   * written, there is nothing to store, and whoever asked is answered at once.
   */
  void begin(Engine engine) {
    if (underWay != null) {
      throw new IllegalStateException("a commit is under way");
    }
    Batch batch = next;
    next = new Batch();
    if (engine.writtenSize() == 0) {
      engine.committed(); // time may have moved
      batch.done(lateness, clock.instant());
      return;
    }
    long last = engine.state().position();
    List<JournalRecord> records = engine.handOver();
    begun = batch;
    CompletableFuture<Boolean> made = new CompletableFuture<>();
    underWay = made;
    writer.execute(
        () -> {
          try {
            made.complete(stored(records, last, batch));
          } catch (Throwable fault) {
            made.completeExceptionally(fault); // it is thrown to whoever asks what became of it
          } finally {
            wake.run();
          }
        });
  }

  private boolean stored(List<JournalRecord> records, long last, Batch batch) {
    if (!end.append(records)) {
      return false;
    }
    position = last;
    batch.done(lateness, clock.instant());
    return true;
  }

  /**
   * Waits for the one under way, if one is. Where the store did not take it, everything that is not
   * stored is taken back, what the next would have held included, and refused.
   *
   * @return whether the store took it
   * @throws BrokenChainException and whatever else ended the thread that stores
   */
  boolean await(Engine engine) {
    if (underWay == null) {
      return true;
    }
    boolean made = made();
    if (made) {
      engine.committed();
    } else {
      engine.rollback();
      refuse(
          Intake.unavailable(
              end.unsure()
                  ? "the store failed; what was sent may be kept: send it again as it is"
                  : "the store failed: nothing was accepted"));
    }
    begun = new Batch();
    return made;
  }

  private boolean made() {
    try {
      return underWay.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof Error fault) {
        throw fault;
      }
      throw failed.getCause() instanceof RuntimeException fault
          ? fault
          : new IllegalStateException(failed.getCause());
    } finally {
      underWay = null;
    }
  }

  /** Refuses all who wait for a commit; those who are answered already stay so. */
  void refuse(RuntimeException why) {
    begun.refuse(why);
    next.refuse(why);
    next = new Batch();
  }

  /** Makes no more commits; the last may still be under way. */
  @Override
  public void close() {
    writer.shutdown();
  }
}
