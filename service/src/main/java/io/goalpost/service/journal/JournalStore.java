package io.goalpost.service.journal;

import io.goalpost.service.store.StoreFailedException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Where segments are kept. One thread appends; any number read. Every method throws {@link
 * StoreFailedException} when the database fails.
 */
public interface JournalStore {

  /**
   * Where the journal stands, with nothing under way: what an {@link #append} that failed has not
   * stored by now it will not store any more.
   *
   * @throws StoreFailedException also where nobody can tell yet
   */
  SegmentHead head();

  /** The last segment; there is one unless the journal is empty, however much was pruned. */
  Optional<Segment> last();

  /**
   * Where the journal begins. Asked each time, since another process may prune it while this one
   * has lost the store.
   *
   * @throws BrokenChainException where what says so is not as it was written
   */
  JournalBase base();

  /**
   * Gives the state that a base stands for, piece by piece, in few of them in memory at a time.
   *
   * @param base as {@link #base} gave it
   * @throws BrokenChainException at the first piece that is not as it was written
   */
  void basePieces(JournalBase base, Consumer<byte[]> each);

  /**
   * Adds a segment, durably when this returns. Where it throws {@link StoreFailedException} the
   * segment may be stored nevertheless: ask for the {@link #head} before going on.
   *
   * @throws BrokenChainException where the segment does not follow the head that is stored; nothing
   *     is stored then
   */
  void append(Segment segment);

  /**
   * Gives the segments from the one that holds this position on, or from the journal's {@link
   * #base} on where that is later, in order, until the walker has enough: with few of them in
   * memory at a time and no transaction open between them. What is appended meanwhile is given too.
   *
   * @param goesOn is given each, and tells whether it wants the next
   */
  void walk(long position, Predicate<? super Segment> goesOn);

  /** Gives all of them. */
  default void forEachFrom(long position, Consumer<? super Segment> each) {
    walk(
        position,
        segment -> {
          each.accept(segment);
          return true;
        });
  }

  /** The segment that holds the record of this position; none where it was pruned. */
  Optional<Segment> containing(long position);

  /**
   * Whether the journal once ended there and still holds all of that, but for what was pruned,
   * whatever came after.
   */
  default boolean holds(SegmentHead end) {
    JournalBase base = base();
    return end.number() < base.head().number()
        || end.equals(base.head())
        || containing(end.last()).map(SegmentHead::of).filter(end::equals).isPresent();
  }

  /** Removes all segments and the base: for a manual clock's reset only. */
  void clear();
}
