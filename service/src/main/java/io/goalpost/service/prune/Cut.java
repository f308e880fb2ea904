package io.goalpost.service.prune;

import io.goalpost.service.journal.BrokenChainException;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.Segment;
import io.goalpost.service.journal.SegmentChain;
import io.goalpost.service.journal.SegmentHead;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds up to where a journal may be cut: between two segments, where all before is older than is
 * asked and in the checkpoint, and where the instant changes. What the engine knows of an instant
 * alone, such as who had their turn at it, is then over at the cut. The last segment always stays.
 * Reads some segments, however many there are. Stateless.
 */
final class Cut {

  private final JournalStore journal;
  private final SegmentChain chain;
  private final long begin;

  /**
   * @param begin the position of the first record that is kept now
   */
  Cut(JournalStore journal, SegmentChain chain, long begin) {
    this.journal = journal;
    this.chain = chain;
    this.begin = begin;
  }

  /**
   * The last segment that may go.
   *
   * @param before only what is before this instant
   * @param covered the position of the last record that the checkpoint holds
   * @return empty where none may
   */
  Optional<SegmentHead> find(Instant before, long covered) {
    long last = journal.head().last();
    if (last < begin || covered < begin) {
      return Optional.empty();
    }
    Segment mustStay = segment(Math.min(covered + 1, last));
    long keep = mustStay.first();
    while (keep > begin) {
      Instant instant = at(keep);
      long first = firstAt(before.isBefore(instant) ? before : instant, keep);
      keep = segment(first).first();
      if (keep == first) {
        break; // of what is in this segment nothing is at the instant before
      }
    }
    return keep > begin ? journal.containing(keep - 1).map(SegmentHead::of) : Optional.empty();
  }

  /** The first position whose record is not before an instant; one that is so is known. */
  private long firstAt(Instant instant, long known) {
    long low = begin;
    long high = known;
    while (low < high) { // instants do not run back with positions (D3)
      long middle = low + (high - low) / 2;
      if (at(middle).isBefore(instant)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Instant at(long position) {
    return chain.record(segment(position), position).orElseThrow().at();
  }

  private Segment segment(long position) {
    return journal
        .containing(position)
        .orElseThrow(
            () ->
                new BrokenChainException(
                    "the journal is damaged: record " + position + " is missing"));
  }
}
