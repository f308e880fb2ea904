package io.goalpost.service.loop;

import io.goalpost.model.port.BusyException;
import io.goalpost.service.engine.Engine;
import io.goalpost.service.journal.BrokenChainException;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.SegmentChain;
import io.goalpost.service.store.StoreFailedException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the engine on a thread of its own: takes requests from a bounded queue, fires what is due
 * before each (T1), has what came of them stored in one commit, and only then are they answered.
 * While a commit is being made, the engine goes on with what the next will hold. Thread-safe.
 *
 * <p>Where a commit fails, everything since the last that was made is taken back in memory and
 * whoever waits for it is told to come again; before anything else is taken, what is stored is read
 * again, for the commit may have been made nevertheless.
 */
public final class EngineLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EngineLoop.class);

  /** How long the thread sleeps at most when nothing is due: a clock may be set meanwhile. */
  private static final Duration NAP_MAX = Duration.ofSeconds(1);

  private static final String AWAY = "the store cannot be reached";

  private final Supplier<Engine> fresh;
  private final JournalEnd end;
  private final EngineClock clock;
  private final Stamps stamps;
  private final Limits limits;
  private final Checkpointer checkpointer;
  private final Intake intake;
  private final Requests requests;
  private final Thread thread;
  private final Commits commits;
  private final FannedOut fannedOut = new FannedOut();
  private Engine engine;
  private long heardNanos = System.nanoTime();
  private boolean failing;

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
    this.end = new JournalEnd(journal, chain);
    this.clock = clock;
    this.stamps = new Stamps(clock);
    this.limits = limits;
    this.checkpointer = checkpointer;
    this.intake = new Intake(limits);
    this.requests = intake.requests();
    this.commits = new Commits(end, clock::now, requests::wake);
    this.thread = new Thread(this::run, "engine");
    open();
  }

  private void open() {
    checkpointer.beginAnew();
    engine = fresh.get();
    end.begin();
    commits.stands(engine.state().position());
    checkpointer.begins(commits.position());
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
    return intake.submit(new Request<>(work, Request.Kind.CHANGE));
  }

  /**
   * Asks something that changes nothing, on the engine's thread. While very much is due at once, as
   * after a machine was suspended, it does not wait for all of that to fire; nor for all members of
   * a company to be looked at. Whoever goes on with a copy of the state submits.
   *
   * @throws BusyException where the queue is full, the store away, or no answer comes in time
   */
  public <T> T ask(Work<T> question) {
    return intake.submit(new Request<>(question, Request.Kind.QUESTION));
  }

  /** The position of the last record that is stored. */
  public long position() {
    return commits.position();
  }

  /** How late fires what time fires. */
  public Lateness lateness() {
    return commits.lateness();
  }

  /** How many requests wait. */
  public int waiting() {
    return requests.waiting();
  }

  /** Why nothing is done any more; null while all is well. */
  public String failure() {
    return intake.failure();
  }

  /** Forgets everything and begins anew at an instant; for manual clocks. */
  public void reset(Instant to, Runnable emptying) {
    Work<Void> work =
        old -> {
          checkpointer.finish();
          end.forget(); // ended in the middle, what is left is read again
          emptying.run();
          old.close();
          clock.set(to);
          open();
          engine.moveTo(to);
          return null;
        };
    intake.submit(new Request<>(work, Request.Kind.ALONE));
  }

  private void run() {
    try {
      while (!intake.isClosing()
          || requests.waiting() > 0
          || !commits.areOver(engine)
          || mayGoOn()) {
        turn(await());
      }
    } catch (InterruptedException interrupted) {
      intake.close();
    } catch (BrokenChainException broken) {
      LOG.error("the engine stopped: {}", broken.getMessage());
      intake.fail(broken.getMessage());
    } catch (Throwable fault) {
      // A fault of ours, not of a request: going on could make it worse (STYLE, TIGER).
      LOG.error("the engine stopped", fault);
      intake.fail("the engine stopped on a fault of its own; see the log");
    }
    commits.close();
    commits.refuse(intake.over());
    fannedOut.refuse(intake.over());
    intake.end();
  }

  /** The next request; null where something is due, a commit has ended, or nothing comes. */
  private Request<?> await() throws InterruptedException {
    if (mayGoOn()) {
      return requests.poll();
    }
    // Where the store fails what is due is tried after a nap; and else when a commit has ended.
    boolean later = failing || commits.isUnderWay();
    Instant due = clock.isManual() || later ? null : engine.nextDue();
    Duration nap = NAP_MAX;
    if (due != null) {
      Duration left = Duration.between(clock.now(), due).plusMillis(1);
      nap = left.isNegative() ? Duration.ZERO : left.compareTo(NAP_MAX) < 0 ? left : NAP_MAX;
    }
    return requests.poll(nap.toMillis());
  }

  /** Does the first request and whatever else has queued meanwhile, or what came due. */
  private void turn(Request<?> first) {
    if (first == null && !commits.areOver(engine) && !mayGoOn()) {
      store(); // a commit has ended, or nothing came for the length of a nap
      return;
    }
    if (commits.hasEnded() && !settle() && first == null) {
      return; // the next try comes after a nap
    }
    boolean silent = first == null && !commits.isUnderWay() && isLongSilent();
    if ((isUnsure() || silent) && !resynchronised()) {
      BusyException why = Intake.unavailable(AWAY);
      failing = true;
      requests.refuse(why); // each would ask the store again, and wait for it
      if (first != null) {
        first.refuse(why); // last: whoever comes again on that is not among those refused
      }
      return;
    }
    failing = false; // as far as is known; the next commit tells
    if (first == null) {
      if (engine.isFanningOut()) {
        fannedOut.goOn(engine, commits);
      } else if (!clock.isManual()) {
        fireBefore(stamps.next(engine.state().now()));
      }
      store();
      return;
    }
    Request<?> next = first;
    while (next != null) {
      serve(next);
      if (mayGoOn()) {
        fannedOut.goOn(engine, commits); // lest who posts more and more keeps it from its end
      }
      next = store() && !isUnsure() ? requests.poll() : null;
    }
  }

  /** Whether what is stored may be another thing than what is known. */
  private boolean isUnsure() {
    return !commits.isUnderWay() && end.unsure();
  }

  /** Whether it is some time ago that the store was heard of: another process may have it now. */
  private boolean isLongSilent() {
    return failing || System.nanoTime() - heardNanos >= NAP_MAX.toNanos();
  }

  private boolean isFull() {
    return engine.writtenSize() >= limits.commitRecordsMax()
        || commits.waiting() >= limits.queueMax();
  }

  private void serve(Request<?> request) {
    boolean beside = engine.isFanningOut() && request.mayComeBeside(engine);
    if (!beside && !finishFanOut()) {
      request.refuse(Intake.unavailable(AWAY));
      return;
    }
    Instant now = engine.state().now();
    Instant stamp = beside ? now : stamps.next(now);
    boolean kept = fireBefore(stamp) && (!request.is(Request.Kind.ALONE) || awaitCommit());
    if (!kept) {
      request.refuse(Intake.unavailable(AWAY));
      return;
    }
    Engine.Mark mark = engine.mark();
    try {
      engine.moveTo(stamp);
      request.run(engine);
      if (!beside && engine.isFanningOut()) {
        fannedOut.begins(request);
      } else {
        commits.served(request);
      }
    } catch (StoreFailedException away) {
      request.refuse(Intake.unavailable(AWAY));
      engine.rollback(mark);
    } catch (RuntimeException refused) {
      request.cannotBeDone(refused);
      commits.served(request);
      engine.rollback(mark);
    }
  }

  /** Whether there are members of a company to be looked at, and a store that takes it. */
  private boolean mayGoOn() {
    return engine.isFanningOut() && !failing;
  }

  /** Looks at all the rest of them; tells whether the store took what came of it so far. */
  private boolean finishFanOut() {
    while (engine.isFanningOut()) {
      fannedOut.goOn(engine, commits);
      if (!store()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Fires what is due before an instant, a commit at a time; tells whether all of it could be
   * stored so far. Questions do not wait for its end. What changes something does: it comes after
   * (T1).
   */
  private boolean fireBefore(Instant stamp) {
    while (engine.fireNext(stamp, false) != null) {
      if (!clock.isManual()) {
        commits.fired(engine.state().now());
      }
      if (isFull()) {
        if (!settle()) {
          return false;
        }
        requests.forEachQuestion(this::answerNow);
        commits.begin(engine);
      }
    }
    return true;
  }

  private void answerNow(Request<?> question) {
    try {
      question.run(engine);
    } catch (RuntimeException refused) {
      question.cannotBeDone(refused);
    }
    commits.served(question);
  }

  /**
   * Begins a commit where none is under way, and waits for the one that is where the next is full;
   * tells whether the store took the last that ended.
   */
  private boolean store() {
    boolean over = commits.hasEnded() || (commits.isUnderWay() && isFull());
    if (over && !settle()) {
      return false;
    }
    if (!commits.isUnderWay()) {
      commits.begin(engine);
    }
    return true;
  }

  /** Waits for the commit under way, if one is, and begins a checkpoint where one is due. */
  private boolean settle() {
    if (!awaitCommit()) {
      return false;
    }
    if (checkpointer.isDue(commits.position()) && !engine.isFanningOut()) {
      commits.begin(engine); // a checkpoint is of what is stored, and no more
      if (!awaitCommit()) {
        return false;
      }
      checkpointer.begin(engine, clock.now());
    }
    return true;
  }

  private boolean awaitCommit() {
    if (!commits.isUnderWay()) {
      return true;
    }
    failing = !commits.await(engine);
    if (failing) {
      fannedOut.refuse(
          Intake.unavailable("the store failed; what was sent may be kept: send it again"));
    }
    heardNanos = System.nanoTime();
    return !failing;
  }

  /**
   * Makes sure that the state is that of what is stored: a commit nobody heard of may be there, or
   * another process had the store meanwhile. Tells whether the store could be asked.
   */
  private boolean resynchronised() {
    try {
      boolean asKnown = end.isAsKnown();
      heardNanos = System.nanoTime();
      if (!asKnown) {
        LOG.warn("the store holds what this process did not hear of: reading it again");
        checkpointer.finish(); // where that fails, all of this is tried again
        engine.close();
        open();
      }
      return true;
    } catch (StoreFailedException away) {
      LOG.debug("the store is away: {}", away.getMessage());
      return false;
    }
  }

  /** Answers what is queued, writes a last checkpoint and stops. */
  @Override
  public void close() {
    intake.close();
    try {
      thread.join(limits.answerMax().toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    boolean done = commits.areOver(engine) && !engine.isFanningOut();
    if (!thread.isAlive() && intake.failure() == null && done && !end.unsure()) {
      checkpointer.last(engine, clock.now());
    }
    checkpointer.close();
    if (!thread.isAlive()) { // else it may still be at work, and the process is about to end
      engine.close();
    }
  }
}
