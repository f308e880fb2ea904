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
 */
public record Explanation(
    String series,
    String user,
    long at,
    Instant time,
    int version,
    int leftOut,
    List<Answer> answers) {

  /** The most entries of a user that are explained at once; of more, the latest. */
  public static final int ENTRIES_MAX = 20;

  public Explanation {
    answers = List.copyOf(answers);
  }
}
