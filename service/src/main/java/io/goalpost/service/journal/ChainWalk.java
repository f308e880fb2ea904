package io.goalpost.service.journal;

import io.goalpost.service.store.StoreFailedException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Walks the hash chain of all that is stored, its base first, in bounded memory and beside whoever
 * appends, and names the first segment that is not as it was written. Thread-safe.
 *
 * <p>A chain cannot tell that its end is missing: for that the walk asks for a position that is
 * known to have been stored.
 */
public final class ChainWalk {

  private final JournalStore journal;
  private final SegmentChain chain;
  private final LongSupplier stored;

  /**
   * @param stored a position that the journal has reached, such as a checkpoint's; 0 where none is
   *     known
   */
  public ChainWalk(JournalStore journal, SegmentChain chain, LongSupplier stored) {
    this.journal = journal;
    this.chain = chain;
    this.stored = stored;
  }

  /**
   * What a walk over the chain found.
   *
   * @param base where the journal begins
   * @param position the last record found to be good
   * @param broken the first bad segment, empty where all is well
   */
  public record Verdict(JournalBase base, long position, Optional<Break> broken) {
    public boolean ok() {
      return broken.isEmpty();
    }
  }

  /**
   * The first bad segment.
   *
   * @param number the segment's; of one that is missing, the number it had; 0 for the base that
   *     stands in the place of those removed
   * @param first the position that its first record should have
   * @param reason what is wrong with it, in one line that names its positions
   */
  public record Break(long number, long first, String reason) {}

  /**
   * Walks from the journal's base to its last segment, or to the first bad one.
   *
   * @param progress is told the position of the last good record, segment by segment
   * @throws StoreFailedException where the journal was pruned meanwhile
   */
  public Verdict verify(LongConsumer progress) {
    JournalBase base;
    try {
      base = journal.base();
      journal.basePieces(base, piece -> {});
    } catch (BrokenChainException damaged) {
      return new Verdict(JournalBase.NONE, 0, Optional.of(new Break(0, 0, damaged.getMessage())));
    }
    Verdict verdict = verify(base, progress);
    if (!verdict.ok() && !journal.base().equals(base)) {
      throw new StoreFailedException("the journal was pruned meanwhile: ask again", null);
    }
    return verdict;
  }

  private Verdict verify(JournalBase base, LongConsumer progress) {
    long reached = stored.getAsLong(); // asked first: what is appended meanwhile comes after it
    Steps steps = new Steps(base.head());
    journal.walk(
        base.position() + 1,
        segment -> {
          boolean good = steps.step(segment);
          progress.accept(steps.head.last());
          return good;
        });
    // Asked again where the end seems missing: a manual clock's reset may have emptied everything.
    if (steps.broken == null && reached > steps.head.last()) {
      steps.ended(Math.min(reached, stored.getAsLong()));
    }
    return new Verdict(base, steps.head.last(), Optional.ofNullable(steps.broken));
  }

  /** One walk: how far all was well, and what was not. */
  private final class Steps {
    private SegmentHead head;
    private Break broken;

    private Steps(SegmentHead begin) {
      this.head = begin;
    }

    private boolean step(Segment segment) {
      Optional<String> fault = misnumbered(head, segment).or(() -> chain.falsified(head, segment));
      if (fault.isPresent()) {
        long number = Math.min(segment.number(), head.number() + 1);
        broken = new Break(number, head.last() + 1, fault.get());
        return false;
      }
      head = SegmentHead.of(segment);
      return true;
    }

    private void ended(long reached) {
      if (reached > head.last()) {
        broken =
            new Break(
                head.number() + 1,
                head.last() + 1,
                "segment %d is missing: the journal ends with record %d, but record %d was stored"
                    .formatted(head.number() + 1, head.last(), reached));
      }
    }
  }

  /** Why the segment is not the one after the head, its bytes apart; empty where it is. */
  private static Optional<String> misnumbered(SegmentHead head, Segment segment) {
    boolean continues = Arrays.equals(segment.previousHash(), head.hash());
    long wanted = head.number() + 1;
    if (segment.number() > wanted) {
      return Optional.of(
          continues
              ? "%s continues segment %d, so that its number should be %d"
                  .formatted(segment, head.number(), wanted)
              : "segment %d is missing: after segment %d comes %s"
                  .formatted(wanted, head.number(), segment));
    }
    return SegmentChain.misplaced(head, segment);
  }
}
