package io.goalpost.service.journal;

import io.goalpost.service.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The journal in H2 or PostgreSQL. Thread-safe. */
public final class JdbiJournalStore implements JournalStore {

  private static final int PAGE_SEGMENTS_MAX = 64;
  private static final long PAGE_BYTES_WANTED = 4L << 20;

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
  public void forEachFrom(long position, Consumer<? super Segment> each) {
    long next = firstNumber(position);
    int count = 1;
    while (true) {
      List<Segment> page = page(next, count);
      if (page.isEmpty()) {
        return;
      }
      long bytes = 0;
      for (Segment segment : page) {
        each.accept(segment);
        bytes += segment.bytes().length;
      }
      next = page.get(page.size() - 1).number() + 1;
      count = pageSize(page.size(), bytes);
    }
  }

  @Override
  public Optional<Segment> containing(long position) {
    return store
        .read(SegmentRows.class, rows -> rows.endingAtOrAfter(position))
        .filter(segment -> segment.first() <= position);
  }

  @Override
  public void clear() {
    store.alone(
        SegmentRows.class,
        rows -> {
          rows.clear();
          return null;
        });
    store.sync();
  }

  /** The number to begin with; from the first position on, whatever is stored. */
  private long firstNumber(long position) {
    if (position <= 1) {
      return Long.MIN_VALUE;
    }
    return store
        .read(SegmentRows.class, rows -> rows.endingAtOrAfter(position))
        .map(Segment::number)
        .orElse(Long.MAX_VALUE);
  }

  private List<Segment> page(long number, int count) {
    return store.read(SegmentRows.class, rows -> rows.from(number, count));
  }

  /** As many segments as come to some megabytes, going by the last page. */
  private static int pageSize(int segments, long bytes) {
    long wanted = PAGE_BYTES_WANTED * segments / Math.max(1, bytes);
    return (int) Math.max(1, Math.min(wanted, PAGE_SEGMENTS_MAX));
  }
}
