package io.goalpost.service.ports;

import io.goalpost.model.diff.Fault;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.port.BacktestPort;
import io.goalpost.model.port.BusyException;
import io.goalpost.model.port.NotFoundException;
import io.goalpost.service.journal.JournalBase;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.loop.EngineLoop;
import io.goalpost.service.state.SegmentState;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.StateView;
import io.goalpost.service.store.StoreFailedException;
import io.goalpost.service.trial.Backtest;
import io.goalpost.service.trial.Publication;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Backtests, one at a time on a thread of its own, which reads the journal beside the engine's.
 * Thread-safe.
 */
public final class BacktestDesk implements BacktestPort, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BacktestDesk.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
  private static final Duration ENDING_MAX = Duration.ofSeconds(10);

  private final EngineLoop loop;
  private final JournalStore journal;
  private final JournalCodec codec;
  private final Supplier<String> ids;
  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private Thread thread;
  private boolean closed;

  /**
   * @param ids makes the id of each
   */
  public BacktestDesk(
      EngineLoop loop, JournalStore journal, JournalCodec codec, Supplier<String> ids) {
    this.loop = loop;
    this.journal = journal;
    this.codec = codec;
    this.ids = ids;
  }

  /** One that was begun. Its fields are written by its thread, and by whoever cancels it. */
  private static final class Job {
    final String id;
    final String series;
    final Backtest.Plan plan;
    volatile State state = State.RUNNING;
    volatile double progress;
    volatile Outcome outcome;
    volatile String problem;
    volatile boolean cancelled;

    Job(String id, Backtest.Plan plan) {
      this.id = id;
      this.series = plan.series();
      this.plan = plan;
    }

    Report report() {
      State now = state; // last written, so first read
      return new Report(id, now, progress, plan.from(), plan.to(), outcome, problem);
    }
  }

  private record Taken(Bench bench, List<SegmentState> segments, Instant now, long last) {}

  @Override
  public Report begin(String series, Order order) {
    Taken taken =
        loop.ask(
            engine -> {
              StateView state = engine.state();
              Bench bench = Bench.of(series, state);
              return new Taken(bench, state.allSegments(), state.now(), state.position());
            });
    Candidate candidate = Candidate.of(taken.bench(), series, order.version(), order.text());
    Instant to = order.to() == null ? taken.now() : order.to();
    if (to.isAfter(taken.now())) {
      throw refused("to", "is after now, " + taken.now() + ": nobody can tell yet");
    }
    if (order.from() != null && (order.from().isAfter(to) || order.from().equals(order.to()))) {
      throw refused("from", "is not before the end, " + to);
    }
    Instant from = order.from() == null ? beginning() : order.from();
    refusePruned("from", order.from());
    refusePruned("to", order.to());
    SeriesState known = taken.bench().series();
    return begin(
        new Backtest.Plan(
            series,
            candidate.publication(),
            known == null ? null : known.latest().map(Publication::of).orElse(null),
            taken.bench().zone(),
            taken.segments(),
            from,
            to,
            order.to() == null,
            taken.last()));
  }

  /** Where a pruned journal begins; null where it holds everything. */
  private Instant beginning() {
    JournalBase base = base();
    return base.isNone()
        ? null
        : journal
            .containing(base.position() + 1)
            .map(segment -> codec.decode(segment.bytes()).get(0).at())
            .orElse(base.at());
  }

  private void refusePruned(String field, Instant asked) {
    JournalBase base = base();
    if (!base.isNone() && asked != null && !asked.isAfter(base.at())) {
      throw refused(
          field, "is not after " + base.at() + ": what was up to then was pruned from the journal");
    }
  }

  private JournalBase base() {
    try {
      return journal.base();
    } catch (StoreFailedException away) {
      throw BusyException.unavailable(RETRY_AFTER, "the store cannot be reached");
    }
  }

  private static RefusedException refused(String field, String reason) {
    return new RefusedException(List.of(new Fault(-1, field, reason)));
  }

  private synchronized Report begin(Backtest.Plan plan) {
    if (closed) {
      throw BusyException.unavailable(RETRY_AFTER, "the service is stopping");
    }
    if (jobs.values().stream().anyMatch(each -> each.state == State.RUNNING)) {
      throw BusyException.full(
          RETRY_AFTER, "another backtest is under way: there is one at a time");
    }
    Job job = new Job(ids.get(), plan);
    Iterator<String> oldest = jobs.keySet().iterator();
    while (jobs.size() >= REMEMBERED_MAX) {
      oldest.next();
      oldest.remove();
    }
    jobs.put(job.id, job);
    thread = new Thread(() -> work(job), "backtest");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
    return job.report();
  }

  private void work(Job job) {
    State end = State.FAILED;
    try (Backtest backtest = new Backtest(job.plan, codec)) {
      job.outcome =
          backtest.run(journal, progress -> job.progress = progress, () -> !job.cancelled);
      end = job.cancelled ? State.CANCELLED : State.DONE;
    } catch (StoreFailedException away) {
      job.problem = "the store cannot be reached";
    } catch (OutOfMemoryError much) {
      job.problem = "there is not enough memory for all that is known: take a shorter range";
    } catch (Throwable fault) {
      LOG.warn("the backtest {} of {} failed", job.id, job.series, fault);
      job.problem = "it failed on a fault of the service's own; see the log";
    } finally {
      job.state = end;
    }
  }

  @Override
  public Report report(String series, String id) {
    return find(series, id).report();
  }

  private synchronized Job find(String series, String id) {
    Job job = jobs.get(id);
    if (job == null || !job.series.equals(series)) {
      throw new NotFoundException("there is no backtest " + id + " of " + series + ", or no more");
    }
    return job;
  }

  @Override
  public void cancel(String series, String id) {
    find(series, id).cancelled = true;
  }

  /** Ends the one under way and forgets all: the journal they were made of is emptied. */
  public void forget() {
    end();
    synchronized (this) {
      jobs.clear();
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    end();
  }

  private void end() {
    synchronized (this) {
      jobs.values().forEach(job -> job.cancelled = true);
    }
    await();
  }

  /** Waits until none is under way, but not for ever. */
  void await() {
    Thread last;
    synchronized (this) {
      last = thread;
    }
    try {
      if (last != null) {
        last.join(ENDING_MAX.toMillis());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
