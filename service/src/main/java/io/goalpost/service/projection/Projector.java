package io.goalpost.service.projection;

import io.goalpost.model.journal.Firing;
import io.goalpost.model.port.BusyException;
import io.goalpost.service.journal.JournalBase;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.SegmentChain;
import io.goalpost.service.journal.SegmentHead;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the journal on a thread of its own and adds its firings to the index, some time behind
 * the engine, which neither waits for it nor hears of its failures. Whoever has to see what was
 * just stored waits for it. Killed at any moment it goes on from its mark. Thread-safe.
 */
public final class Projector implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Projector.class);

  /** How long it sleeps where nobody waits for it. */
  private static final long NAP_MILLIS = 250;

  /** How long it sleeps, undisturbed, where there is nothing to read. */
  private static final long SHORT_NAP_MILLIS = 20;

  /** The same before the first look: a server that starts has more urgent things to do. */
  private static final long FIRST_NAP_MILLIS = 3_000;

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
  private static final Duration DROP_EVERY = Duration.ofMinutes(1);

  /** Firings added before the mark moves: as many segments as come to that, and one at least. */
  private static final int BATCH_FIRINGS = 5_000;

  /** How long what was added may be lost to a killed process, which reads it again. */
  private static final Duration KEEP_EVERY = Duration.ofSeconds(10);

  private final JournalStore journal;
  private final SegmentChain chain;
  private final FiringIndex index;
  private final PrunedFirings pruned;
  private final LongSupplier committed;
  private final InstantSource clock;
  private final Duration keep;
  private final Object working = new Object();
  private final Object progress = new Object();
  private final Thread thread;
  private IndexMark mark; // guarded by working
  private long keptNanos = System.nanoTime();
  private long droppedNanos;
  private volatile long position;
  private volatile long caughtUpNanos = System.nanoTime();
  private volatile boolean failing;
  private long wanted; // guarded by progress
  private boolean closing; // guarded by progress

  /**
   * @param committed the position of the last record that is stored
   * @param keep how old a firing may become before it is found no more; null for ever
   */
  public Projector(
      JournalStore journal,
      SegmentChain chain,
      FiringIndex index,
      PrunedFirings pruned,
      LongSupplier committed,
      InstantSource clock,
      Duration keep) {
    this.journal = journal;
    this.chain = chain;
    this.index = index;
    this.pruned = pruned;
    this.committed = committed;
    this.clock = clock;
    this.keep = keep;
    this.thread = new Thread(this::run, "projection");
    this.thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    long nap = FIRST_NAP_MILLIS;
    while (true) {
      synchronized (progress) {
        if (!closing && wanted <= position) {
          await(nap);
        }
        if (!closing && committed.getAsLong() <= position) {
          sleep(SHORT_NAP_MILLIS); // nothing is there, however often and for what it is asked
        }
        nap = NAP_MILLIS;
        if (closing) {
          return;
        }
      }
      boolean was = failing;
      try {
        follow(done -> {});
        failing = false;
      } catch (RuntimeException failed) {
        failing = true;
        if (!was) {
          LOG.warn("the projection waits: {}", failed.getMessage());
        }
      }
      synchronized (progress) {
        progress.notifyAll();
        if (failing && !closing) {
          wanted = 0; // whoever waits is told so, and the next try is after a nap
        }
      }
    }
  }

  /** Must hold the monitor of progress. */
  private void await(long millis) {
    try {
      progress.wait(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      closing = true;
    }
  }

  /** The same, but for a close not to be woken. Must hold the monitor of progress. */
  private void sleep(long millis) {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    long left = millis;
    while (left > 0 && !closing) {
      await(left);
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
  }

  /**
   * Reads what the journal has more, a batch at a time.
   *
   * @param done is told the position after each batch
   */
  void follow(LongConsumer done) {
    while (batch()) {
      done.accept(position);
      synchronized (progress) {
        progress.notifyAll();
        if (closing) {
          return;
        }
      }
    }
    caughtUpNanos = System.nanoTime();
    index.refresh();
    dropOld();
    synchronized (working) {
      keepNowAndThen();
    }
  }

  private boolean batch() {
    synchronized (working) {
      if (mark == null || !mark.equals(index.mark())) { // it failed, and stands where it was kept
        begin();
      }
      if (committed.getAsLong() <= mark.position()) {
        return false;
      }
      List<Firing> firings = new ArrayList<>();
      SegmentHead[] last = {mark.head()};
      journal.walk(
          mark.position() + 1,
          segment -> {
            firings.addAll(chain.firings(segment));
            last[0] = SegmentHead.of(segment);
            return firings.size() < BATCH_FIRINGS;
          });
      if (last[0].last() == mark.position()) {
        return false;
      }
      IndexMark next = new IndexMark(last[0], mark.dropped());
      IndexMark was = mark;
      mark = null; // asked again, should nobody know how far it came
      index.add(firings, was, next);
      mark = next;
      position = next.position();
      keepNowAndThen();
      return true;
    }
  }

  private void keepNowAndThen() {
    if (System.nanoTime() - keptNanos > KEEP_EVERY.toNanos()) {
      keptNanos = System.nanoTime();
      index.keep();
    }
  }

  private void begin() {
    IndexMark stored = index.mark();
    if (stored.position() > 0 && !journal.holds(stored.head())) {
      LOG.info("the search is of another journal than the store's: it is made anew");
      index.clear();
      stored = index.mark();
    }
    JournalBase base = journal.base();
    if (stored.position() < base.position()) {
      IndexMark from = stored;
      pruned.forEach(from.position(), base.position(), firings -> index.add(firings, from, from));
      index.add(List.of(), from, new IndexMark(base.head(), from.dropped()));
      stored = index.mark();
    }
    mark = stored;
    position = stored.position();
  }

  private void dropOld() {
    if (keep == null || System.nanoTime() - droppedNanos < DROP_EVERY.toNanos()) {
      return;
    }
    synchronized (working) {
      droppedNanos = System.nanoTime();
      Instant oldest = clock.instant().minus(keep);
      long through = Math.min(index.firstAt(oldest) - 1, mark.position());
      if (through > mark.dropped()) {
        index.drop(through);
        mark = index.mark();
      }
    }
  }

  /**
   * Fills the index anew, on the thread of the caller; for one that was not started.
   *
   * @param done is told the position after each batch
   */
  public void rebuild(LongConsumer done) {
    clear();
    follow(done);
  }

  /** Empties the index; it is filled again from the journal. */
  public void clear() {
    synchronized (working) {
      if (index.mark().position() > 0) {
        index.clear();
      }
      mark = null;
      position = 0;
    }
  }

  /**
   * Waits until everything that is stored by now is in the index.
   *
   * @throws BusyException where that takes longer than a moment
   */
  public void reach(Duration patience) {
    long asked = committed.getAsLong();
    if (!waitFor(asked, patience)) {
      throw BusyException.unavailable(
          RETRY_AFTER,
          "the search stands at record " + position + " of " + asked + ": ask again in a moment");
    }
  }

  /** Waits for a position; tells whether it was reached. */
  public boolean waitFor(long asked, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    synchronized (progress) {
      while (position < asked && !closing) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          wanted = 0; // whoever else waits says so again
          return false;
        }
        if (!failing) {
          wanted = Math.max(wanted, asked);
        }
        progress.notifyAll();
        await(Math.min(left, NAP_MILLIS));
      }
      return position >= asked;
    }
  }

  /** The last record that is in the index. */
  public long position() {
    return position;
  }

  /** How many records it is behind the engine. */
  public long lagRecords() {
    return Math.max(0, committed.getAsLong() - position);
  }

  /** For how many seconds it has been behind; 0 while it is not. */
  public double lagSeconds() {
    return lagRecords() == 0 ? 0 : (System.nanoTime() - caughtUpNanos) / 1e9;
  }

  @Override
  public void close() {
    synchronized (progress) {
      closing = true;
      progress.notifyAll();
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(10));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
