package io.goalpost.service.loop;

import io.goalpost.service.journal.JournalBase;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.Segment;
import io.goalpost.service.journal.SegmentHead;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A journal on a real store whose commits can be held up, and let through one at a time. */
final class SteppedJournal implements JournalStore {

  private final JournalStore store;
  private final Semaphore may = new Semaphore(0);
  private final Semaphore wants = new Semaphore(0);
  private volatile boolean stepping;

  SteppedJournal(JournalStore store) {
    this.store = store;
  }

  /** From now on each commit waits until it is let through. */
  void hold() {
    stepping = true;
  }

  /** Waits until a commit wants to be made. */
  void awaitCommit() throws InterruptedException {
    wants.acquire();
  }

  void letOneThrough() {
    may.release();
  }

  /** From now on nothing waits. */
  void letAllThrough() {
    stepping = false;
    may.release();
  }

  @Override
  public void append(Segment segment) {
    if (stepping) {
      wants.release();
      may.acquireUninterruptibly();
    }
    store.append(segment);
  }

  @Override
  public SegmentHead head() {
    return store.head();
  }

  @Override
  public Optional<Segment> last() {
    return store.last();
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
