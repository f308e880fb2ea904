package io.goalpost.service.journal;

import io.goalpost.service.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The journal in H2 or PostgreSQL. Thread-safe. */
public final class JdbiJournalStore implements JournalStore {

  private static final int PAGE_SEGMENTS_MAX = 64;
  private static final long PAGE_BYTES_MAX = 4L << 20;

  private final Store store;

  public JdbiJournalStore(Store store) {
    this.store = store;
  }

  @Override
  public SegmentHead head() {
    SegmentHead head =
        store.alone(SegmentRows.class, SegmentRows::head).orElseGet(SegmentHead::none);
    store.sync(); // it may have been an append's sync that failed
    return head;
  }

  @Override
  public Optional<Segment> last() {
    return store.read(SegmentRows.class, SegmentRows::last);
  }

  @Override
  public JournalBase base() {
    return BaseStore.read(store);
  }

  @Override
  public void basePieces(JournalBase base, Consumer<byte[]> each) {
    BaseStore.pieces(store, base, each);
  }

  @Override
  public void append(Segment segment) {
    store.alone(
        SegmentRows.class,
        rows -> {
          SegmentHead head = rows.head().orElseGet(SegmentHead::none);
          SegmentChain.misplaced(head, segment)
              .ifPresent(
                  why -> {
                    throw new BrokenChainException(why);
                  });
          rows.insert(segment);
          return null;
        });
    store.sync();
  }

  @Override
  public void walk(long position, Predicate<? super Segment> goesOn) {
    long next = firstNumber(position);
    while (true) {
      List<Segment> page = page(next);
      for (Segment segment : page) {
        if (!goesOn.test(segment)) {
          return;
        }
      }
      if (page.isEmpty() || page.get(page.size() - 1).number() == Long.MAX_VALUE) {
        return;
      }
      next = page.get(page.size() - 1).number() + 1;
    }
  }

  @Override
  public Optional<Segment> containing(long position) {
    if (position <= base().position()) {
      return Optional.empty(); // also of what a pruning that was ended has not removed yet
    }
    return store
        .read(SegmentRows.class, rows -> rows.endingAtOrAfter(position))
        .filter(segment -> segment.first() <= position);
  }

  @Override
  public void clear() {
    store.alone(
        BaseRows.class,
        rows -> {
          rows.clearSegments();
          rows.clearPieces();
          rows.clear();
          return null;
        });
    store.sync();
  }

  /**
   * The number to begin with; from the first position on, whatever is stored, but for what a
   * pruning that was ended has not removed yet.
   */
  private long firstNumber(long position) {
    JournalBase base = base();
    if (position <= base.position() + 1) {
      return base.isNone() ? Long.MIN_VALUE : base.head().number() + 1;
    }
    return store
        .read(SegmentRows.class, rows -> rows.endingAtOrAfter(position))
        .map(Segment::number)
        .orElse(Long.MAX_VALUE);
  }

  /** As many segments from a number on as come to some megabytes, and one at least. */
  private List<Segment> page(long number) {
    List<Long> sizes = store.read(SegmentRows.class, rows -> rows.sizes(number, PAGE_SEGMENTS_MAX));
    int count = 0;
    long bytes = 0;
    while (count < sizes.size() && (count == 0 || bytes + sizes.get(count) <= PAGE_BYTES_MAX)) {
      bytes += sizes.get(count);
      count++;
    }
    int counted = count;
    return count == 0
        ? List.of()
        : store.read(SegmentRows.class, rows -> rows.from(number, counted));
  }
}
