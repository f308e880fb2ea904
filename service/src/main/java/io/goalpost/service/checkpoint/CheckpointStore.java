package io.goalpost.service.checkpoint;

import io.goalpost.service.journal.MalformedRecordException;
import io.goalpost.service.store.StoreFailedException;
import java.util.Optional;

/**
 * Where the state is stored, behind the journal. One thread writes. Every method throws {@link
 * StoreFailedException} when the database fails.
 */
public interface CheckpointStore {

  /**
   * Brings the stored state to the delta's mark, all of it or nothing.
   *
   * @throws IllegalArgumentException where the stored state stands later than the mark
   * @throws BrokenCheckpointException where what is stored is found to be damaged: it is no longer
   *     worth anything, until all is written anew
   */
  void write(CheckpointDelta delta);

  /**
   * Puts a delta in the place of all that is stored, all of it or nothing.
   *
   * @param whole holds all that there is
   * @throws IllegalArgumentException where the stored state stands later than the mark
   */
  void writeWhole(CheckpointDelta whole);

  /** Where the stored state stands; empty before the first checkpoint. */
  Optional<CheckpointMark> mark();

  /**
   * Hands over all that is stored, as of one instant, some pieces of it in memory at a time. What
   * is written meanwhile is not seen.
   *
   * @return where it stands; empty, and nothing handed over, before the first checkpoint
   * @throws MalformedRecordException naming the row that this version cannot read
   * @throws BrokenCheckpointException naming the piece that is damaged, or not there
   */
  Optional<CheckpointMark> load(CheckpointVisitor visitor);

  /** Removes everything: for a manual clock's reset, and for rebuilding from the journal. */
  void clear();
}
