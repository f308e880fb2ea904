package io.goalpost.model.explain;

import java.time.Instant;
import java.util.List;

/**
 * All that happened, or did not, to a user in a series, as of a position. Immutable.
 *
 * @param at the position of the last record that counts; 0 where there is none
 * @param time the instant as of which time counts
 * @param version the version that was, or was last, live; 0 where none was
 * @param leftOut how many earlier entries are left out, beyond the most that are explained
 * @param base the position up to which the journal was pruned, so that what fired up to there is
 *     told by what is left of it alone; 0 where it was not
 */
public record Explanation(
    String series,
    String user,
    long at,
    Instant time,
    int version,
    int leftOut,
    long base,
    List<Answer> answers) {

  /** The most entries of a user that are explained at once; of more, the latest. */
  public static final int ENTRIES_MAX = 20;

  public Explanation {
    answers = List.copyOf(answers);
  }
}
