package io.goalpost.service.loop;

import io.goalpost.model.journal.JournalRecord;
import io.goalpost.model.port.BusyException;
import io.goalpost.service.engine.Engine;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.Segment;
import io.goalpost.service.journal.SegmentChain;
import io.goalpost.service.journal.SegmentHead;
import io.goalpost.service.store.StoreFailedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the engine on a thread of its own: takes requests from a bounded queue, fires what is due
 * before each (T1), stores what came of them in one commit, and only then answers. Thread-safe.
 *
 * <p>Where a commit fails, everything since the last one is taken back in memory and whoever waits
 * for it is told to come again; before anything else is taken, what is stored is read again, for
 * the commit may have been made nevertheless.
 */
public final class EngineLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EngineLoop.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  /** How long the thread sleeps at most when nothing is due: a clock may be set meanwhile. */
  private static final Duration NAP_MAX = Duration.ofSeconds(1);

  private final Supplier<Engine> fresh;
  private final JournalStore journal;
  private final SegmentChain chain;
  private final EngineClock clock;
  private final Limits limits;
  private final Checkpointer checkpointer;
  private final BlockingQueue<Request<?>> queue;
  private final Thread thread;
  private final List<Request<?>> served = new ArrayList<>();
  private Engine engine;
  private Engine.Mark committed;
  private SegmentHead head;
  private boolean unsure;
  private volatile boolean closing;
  private volatile String failure;
  private volatile long position;

  private static final class Request<T> {
    final Work<T> work;
    final CompletableFuture<T> answer = new CompletableFuture<>();
    T result;

    Request(Work<T> work) {
      this.work = work;
    }

    void run(Engine engine) {
      result = work.on(engine);
    }

    void done() {
      answer.complete(result);
    }
  }

  /**
   * @param fresh makes an engine on what is stored; asked again after a reset
   */
  public EngineLoop(
      Supplier<Engine> fresh,
      JournalStore journal,
      SegmentChain chain,
      EngineClock clock,
      Limits limits,
      Checkpointer checkpointer) {
    this.fresh = fresh;
    this.journal = journal;
    this.chain = chain;
    this.clock = clock;
    this.limits = limits;
    this.checkpointer = checkpointer;
    this.queue = new ArrayBlockingQueue<>(limits.queueMax());
    this.thread = new Thread(this::run, "engine");
    open();
  }

  private void open() {
    engine = fresh.get();
    head = journal.head();
    committed = engine.mark();
    position = engine.state().position();
    checkpointer.begins(position);
    if (clock.isManual() && clock.now().isBefore(engine.state().now())) {
      clock.set(engine.state().now());
    }
  }

  /** Begins to take requests. */
  public void start() {
    thread.start();
  }

  /**
   * Does something on the engine's thread and gives its result once it is stored.
   *
   * @throws BusyException where the queue is full, the store away, or no answer comes in time
   */
  public <T> T submit(Work<T> work) {
    Request<T> request = new Request<>(work);
    if (failure != null || closing) {
      throw BusyException.unavailable(
          RETRY_AFTER, failure != null ? failure : "the service is stopping");
    }
    if (!queue.offer(request)) {
      throw BusyException.full(
          RETRY_AFTER, limits.queueMax() + " requests are waiting: send fewer at once");
    }
    try {
      return request.answer.get(limits.answerMax().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(failed.getCause());
    } catch (TimeoutException late) {
      throw BusyException.unavailable(
          RETRY_AFTER, "no answer in time; what was sent may be applied: send it again as it is");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw BusyException.unavailable(RETRY_AFTER, "interrupted");
    }
  }

  /** The position of the last record that is stored. */
  public long position() {
    return position;
  }

  /** How many requests wait. */
  public int waiting() {
    return queue.size();
  }

  /** Why nothing is done any more; null while all is well. */
  public String failure() {
    return failure;
  }

  /** Forgets everything and begins anew at an instant; for manual clocks. */
  public void reset(Instant to, Runnable emptying) {
    submit(
        old -> {
          checkpointer.finish();
          emptying.run();
          old.close();
          clock.set(to);
          open();
          engine.moveTo(to);
          return null;
        });
  }

  private void run() {
    while (!closing || !queue.isEmpty()) {
      try {
        Request<?> first = await();
        turn(first);
      } catch (InterruptedException interrupted) {
        closing = true;
      } catch (RuntimeException fault) {
        // A fault of ours, not of a request: going on could make it worse (STYLE, TIGER).
        LOG.error("the engine stopped", fault);
        failure = "the engine stopped on a fault of its own; see the log";
        giveUp(BusyException.unavailable(RETRY_AFTER, failure));
        return;
      }
    }
    giveUp(BusyException.unavailable(RETRY_AFTER, "the service is stopping"));
  }

  private void giveUp(BusyException why) {
    served.forEach(request -> request.answer.completeExceptionally(why));
    served.clear();
    List<Request<?>> rest = new ArrayList<>();
    queue.drainTo(rest);
    rest.forEach(request -> request.answer.completeExceptionally(why));
  }

  private Request<?> await() throws InterruptedException {
    Instant due = clock.isManual() ? null : engine.nextDue();
    Duration nap = NAP_MAX;
    if (due != null) {
      Duration left = Duration.between(clock.now(), due).plusMillis(1);
      nap = left.isNegative() ? Duration.ZERO : left.compareTo(NAP_MAX) < 0 ? left : NAP_MAX;
    }
    return queue.poll(nap.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** One commit: the request, whatever else queued meanwhile, and what came due. */
  private void turn(Request<?> first) {
    if (unsure && !resynchronised()) {
      fail(first, BusyException.unavailable(RETRY_AFTER, "the store cannot be reached"));
      return;
    }
    if (first == null) {
      if (!clock.isManual()) {
        fireBefore(now());
      }
    } else {
      serve(first);
      Request<?> next;
      while (!unsure
          && engine.uncommittedSize() < limits.commitRecordsMax()
          && served.size() < limits.queueMax()
          && (next = queue.poll()) != null) {
        serve(next);
      }
    }
    commit();
  }

  private static void fail(Request<?> request, RuntimeException why) {
    if (request != null) {
      request.answer.completeExceptionally(why);
    }
  }

  private <T> void serve(Request<T> request) {
    Instant stamp = now();
    if (!fireBefore(stamp)) {
      fail(request, BusyException.unavailable(RETRY_AFTER, "the store cannot be reached"));
      return;
    }
    Engine.Mark mark = engine.mark();
    try {
      engine.moveTo(stamp);
      request.run(engine);
      served.add(request);
    } catch (RuntimeException refused) {
      engine.rollback(mark);
      request.answer.completeExceptionally(refused);
    }
  }

  /** The wall clock may step back; the engine's instants do not (D3). */
  private Instant now() {
    Instant now = clock.now();
    Instant last = engine.state().now();
    return now.isBefore(last) ? last : now;
  }

  /** Fires what is due before an instant; tells whether all of it could be stored. */
  private boolean fireBefore(Instant stamp) {
    while (engine.fireNext(stamp, false) != null) {
      if (engine.uncommittedSize() >= limits.commitRecordsMax() && !commit()) {
        return false;
      }
    }
    return true;
  }

  /** Stores what was done since the last commit and answers; tells whether it could. */
  private boolean commit() {
    List<JournalRecord> records = engine.uncommitted();
    if (!records.isEmpty()) {
      Segment segment = chain.next(head, records);
      try {
        journal.append(segment);
      } catch (StoreFailedException failed) {
        if (!stored(segment)) {
          LOG.warn("a commit failed: {}", failed.getMessage());
          takeBack();
          return false;
        }
      }
      head = SegmentHead.of(segment);
    }
    engine.committed();
    committed = engine.mark();
    position = engine.state().position();
    served.forEach(Request::done);
    served.clear();
    checkpointer.committed(engine, clock.now());
    return true;
  }

  /** Whether a commit that failed was made nevertheless; where nobody knows, that is kept. */
  private boolean stored(Segment segment) {
    try {
      return journal.head().equals(SegmentHead.of(segment));
    } catch (StoreFailedException away) {
      unsure = true;
      return false;
    }
  }

  private void takeBack() {
    engine.rollback(committed);
    BusyException why =
        BusyException.unavailable(RETRY_AFTER, "the store failed: nothing was accepted");
    served.forEach(request -> request.answer.completeExceptionally(why));
    served.clear();
  }

  /** Reads again what is stored: a commit nobody heard of may be there. */
  private boolean resynchronised() {
    try {
      if (!journal.head().equals(head)) {
        LOG.warn("a commit that seemed to fail was made: reading what is stored");
        engine.close();
        open();
      }
      unsure = false;
      return true;
    } catch (StoreFailedException away) {
      return false;
    }
  }

  /** Answers what is queued, writes a last checkpoint and stops. */
  @Override
  public void close() {
    closing = true;
    queue.offer(new Request<Void>(engine -> null)); // wakes the thread where it waits for one
    try {
      thread.join(limits.answerMax().toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure == null && !unsure) {
      checkpointer.last(engine, clock.now());
    }
    checkpointer.close();
    engine.close();
  }
}
