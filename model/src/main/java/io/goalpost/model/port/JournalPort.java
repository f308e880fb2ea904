package io.goalpost.model.port;

/** The journal as a whole. */
public interface JournalPort {

  /**
   * What a walk over the chain of hashes found.
   *
   * @param position the last record found to be as it was written
   * @param segment the number of the first segment that is not, or 0
   * @param reason what is wrong with it, or null
   */
  record Verdict(boolean ok, long position, long segment, String reason) {

    public static Verdict good(long position) {
      return new Verdict(true, position, 0, null);
    }

    public static Verdict broken(long position, long segment, String reason) {
      return new Verdict(false, position, segment, reason);
    }
  }

  /**
   * Walks all that is stored, while everything goes on; it takes as long as there is to read.
   *
   * @throws BusyException where somebody else has it done, or the store cannot be read
   */
  Verdict verify();
}
