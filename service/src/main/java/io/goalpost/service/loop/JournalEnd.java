package io.goalpost.service.loop;

import io.goalpost.model.journal.JournalRecord;
import io.goalpost.service.journal.BrokenChainException;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.Segment;
import io.goalpost.service.journal.SegmentChain;
import io.goalpost.service.journal.SegmentHead;
import io.goalpost.service.store.StoreFailedException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of the journal as this process knows it. Where a commit fails, what is stored tells
 * whether it was made; where that cannot be asked either, nothing more is stored until it can be.
 * Not thread-safe: while a commit is under way it belongs to the thread that makes it, and else to
 * the engine's.
 */
final class JournalEnd {

  private static final Logger LOG = LoggerFactory.getLogger(JournalEnd.class);

  private final JournalStore journal;
  private final SegmentChain chain;
  private SegmentHead head;
  private boolean unsure;

  JournalEnd(JournalStore journal, SegmentChain chain) {
    this.journal = journal;
    this.chain = chain;
  }

  /** Begins at what is stored; the state was read from just that. */
  void begin() {
    head = journal.head();
    unsure = false;
  }

  /** Whether what is stored may be another thing than what is known. */
  boolean unsure() {
    return unsure;
  }

  /** From now on what is known is nothing: it has to be read again. */
  void forget() {
    head = null;
    unsure = true;
  }

  /** Stores records in one commit after all others; tells whether they are stored now. */
  boolean append(List<JournalRecord> records) {
    if (unsure) {
      return false;
    }
    Segment segment = chain.next(head, records);
    try {
      journal.append(segment);
    } catch (StoreFailedException | BrokenChainException failed) {
      if (!storedNevertheless(segment)) {
        LOG.warn("a commit failed: {}", failed.getMessage());
        return false;
      }
    }
    head = SegmentHead.of(segment);
    return true;
  }

  private boolean storedNevertheless(Segment segment) {
    try {
      SegmentHead stored = journal.head();
      boolean made = stored.equals(SegmentHead.of(segment));
      unsure = !made && !stored.equals(head);
      return made;
    } catch (StoreFailedException away) {
      unsure = true;
      return false;
    }
  }

  /**
   * Compares what is known with what is stored.
   *
   * @return whether they are the same; if not, the state has to be read again
   * @throws StoreFailedException where that cannot be told yet
   * @throws BrokenChainException where the store no longer holds what it was known to hold: going
   *     on from there would lose what was answered
   */
  boolean isAsKnown() {
    unsure = true;
    if (head == null) {
      return false;
    }
    SegmentHead stored = journal.head();
    if (stored.equals(head)) {
      unsure = false;
      return true;
    }
    if (!journal.holds(head)) {
      throw new BrokenChainException(
          "the store has lost its end: it stands at record "
              + stored.last()
              + ", but record "
              + head.last()
              + " was stored. Restore a backup");
    }
    return false;
  }
}
