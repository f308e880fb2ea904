package io.goalpost.service.loop;

import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.Segment;
import io.goalpost.service.journal.SegmentHead;
import io.goalpost.service.store.StoreFailedException;
import java.util.Optional;
import java.util.function.Predicate;

/** A journal on a real store that fails when it is told to: before a commit, after it, or away. */
final class FailingJournal implements JournalStore {

  enum Fault {
    NONE,
    BEFORE_COMMIT,
    AFTER_COMMIT,
    AFTER_COMMIT_AND_AWAY
  }

  private final JournalStore store;
  private volatile Fault fault = Fault.NONE;
  private volatile boolean away;

  FailingJournal(JournalStore store) {
    this.store = store;
  }

  /** What happens at the next commit. */
  void failNext(Fault next) {
    fault = next;
  }

  void comesBack() {
    away = false;
  }

  @Override
  public SegmentHead head() {
    if (away) {
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
    Fault now = fault;
    fault = Fault.NONE;
    if (now != Fault.BEFORE_COMMIT) {
      store.append(segment);
    }
    away = now == Fault.AFTER_COMMIT_AND_AWAY;
    if (now != Fault.NONE) {
      throw new StoreFailedException("injected: " + now, null);
    }
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
