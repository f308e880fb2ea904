package io.goalpost.service.loop;

import io.goalpost.service.journal.JournalBase;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.Segment;
import io.goalpost.service.journal.SegmentHead;
import io.goalpost.service.store.StoreFailedException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A journal on a real store that fails when it is told to: before a commit, after it, or away. */
final class FailingJournal implements JournalStore {

  enum Fault {
    NONE,
    BEFORE_COMMIT,
    AFTER_COMMIT,
    AFTER_COMMIT_AND_AWAY,
    DIES_BEFORE_COMMIT,
    DIES_AFTER_COMMIT
  }

  /** Ends the commit where it stands, as the end of the process would, and with it the engine. */
  static final class ProcessEnded extends Error {
    private static final long serialVersionUID = 1L;

    ProcessEnded(Fault where) {
      super("injected: " + where, null, false, false);
    }
  }

  private final JournalStore store;
  private volatile Fault fault = Fault.NONE;
  private volatile boolean away;
  private volatile boolean briefly;
  private final AtomicInteger commits = new AtomicInteger();
  private volatile Fault everySecond = Fault.NONE;

  FailingJournal(JournalStore store) {
    this.store = store;
  }

  /** What happens at the next commit. */
  void failNext(Fault next) {
    fault = next;
  }

  /** What happens at every second commit that is tried: each fails once, and is tried again. */
  void failEverySecond(Fault then) {
    everySecond = then;
  }

  /** How many commits were tried. */
  int commits() {
    return commits.get();
  }

  /** Once away, it is so for one question only. */
  void comesBackWithTheNextQuestion() {
    briefly = true;
  }

  void comesBack() {
    away = false;
  }

  @Override
  public SegmentHead head() {
    if (away) {
      away = !briefly;
      throw new StoreFailedException("the store is away", null);
    }
    return store.head();
  }

  @Override
  public Optional<Segment> last() {
    return store.last();
  }

  @Override
  public void append(Segment segment) {
    Fault now = commits.incrementAndGet() % 2 == 0 && fault == Fault.NONE ? everySecond : fault;
    fault = Fault.NONE;
    if (now == Fault.DIES_BEFORE_COMMIT) {
      throw new ProcessEnded(now);
    }
    if (now != Fault.BEFORE_COMMIT) {
      store.append(segment);
    }
    if (now == Fault.DIES_AFTER_COMMIT) {
      throw new ProcessEnded(now);
    }
    away = now == Fault.AFTER_COMMIT_AND_AWAY;
    if (now != Fault.NONE) {
      throw new StoreFailedException("injected: " + now, null);
    }
  }

  @Override
  public JournalBase base() {
    return store.base();
  }

  @Override
  public void basePieces(JournalBase base, Consumer<byte[]> each) {
    store.basePieces(base, each);
  }

  @Override
  public void walk(long position, Predicate<? super Segment> goesOn) {
    store.walk(position, goesOn);
  }

  @Override
  public Optional<Segment> containing(long position) {
    return store.containing(position);
  }

  @Override
  public void clear() {
    store.clear();
  }
}
