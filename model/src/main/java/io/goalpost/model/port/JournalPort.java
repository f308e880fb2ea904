package io.goalpost.model.port;

import java.time.Instant;

/** The journal as a whole. */
public interface JournalPort {

  /**
   * What a walk over the chain of hashes found.
   *
   * @param position the last record found to be as it was written
   * @param segment the number of the first segment that is not; 0 where all are, or where it is the
   *     state that a pruned journal begins with
   * @param reason what is wrong with it, or null
   * @param base the position of the last record that was pruned; 0 where none was
   * @param baseAt the instant of that record; null where none was
   */
  record Verdict(
      boolean ok, long position, long segment, String reason, long base, Instant baseAt) {

    public static Verdict good(long position) {
      return new Verdict(true, position, 0, null, 0, null);
    }

    public static Verdict broken(long position, long segment, String reason) {
      return new Verdict(false, position, segment, reason, 0, null);
    }

    /** The same of a journal that was pruned up to a record. */
    public Verdict since(long pruned, Instant at) {
      return new Verdict(ok, position, segment, reason, pruned, at);
    }
  }

  /**
   * Walks all that is stored, while everything goes on; it takes as long as there is to read.
   *
   * @throws BusyException where somebody else has it done, or the store cannot be read
   */
  Verdict verify();
}
