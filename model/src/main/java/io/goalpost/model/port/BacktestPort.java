package io.goalpost.model.port;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Runs a definition over the diffs of the journal, beside the live version over the same, and tells
 * what each would have come to. In the background, one at a time; the last few are remembered, in
 * memory.
 */
public interface BacktestPort {

  /** How many are remembered; of more, the oldest is forgotten. */
  int REMEMBERED_MAX = 20;

  /** The most users shown who differ: the first who did. */
  int USERS_SHOWN_MAX = 100;

  /** The most lines shown of each, from the first difference on. */
  int LINES_SHOWN_MAX = 50;

  enum State {
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
  }

  /**
   * What to run.
   *
   * @param from when both go live, or null for the journal's beginning; what came before is known
   *     of users and companies, and nobody is in the series. Where the journal was pruned, not
   *     before what is kept of it
   * @param to where it ends, itself not inside; null for now
   * @param version a version's number, or 0
   * @param text a text, or null; without version and text it is the draft
   */
  record Order(Instant from, Instant to, int version, String text) {}

  /**
   * Somebody with whom the two went different ways.
   *
   * @param user the id, or {@code company:<id>}
   * @param candidate lines with their instants, from the first difference on
   */
  record Differing(String user, List<String> candidate, List<String> live) {}

  /** What one of the two came to: the figures of the series and of its blocks (S1, S2). */
  record Counted(Map<String, Long> figures, Map<String, Map<String, Long>> blocks) {}

  /**
   * What came of it.
   *
   * @param live null where no version is live
   * @param differing how many users differ
   * @param users the first of them
   * @param interactionsLeftOut with messages of this series that the candidate had not sent: how
   *     these people would have met what it did send, nobody can tell
   */
  record Outcome(
      Counted candidate,
      Counted live,
      long differing,
      List<Differing> users,
      long interactionsLeftOut) {}

  /**
   * Where one stands.
   *
   * @param progress from 0 to 1
   * @param from null for the journal's beginning
   * @param outcome where it is done, else null
   * @param problem why it failed, else null
   */
  record Report(
      String id,
      State state,
      double progress,
      Instant from,
      Instant to,
      Outcome outcome,
      String problem) {}

  /**
   * Begins one.
   *
   * @throws io.goalpost.model.series.ProblemsException where the text has errors
   * @throws io.goalpost.model.diff.RefusedException where the range is none
   * @throws NotFoundException where there is no such series, version or draft
   * @throws BusyException where one is under way
   */
  Report begin(String series, Order order);

  /**
   * Where it stands.
   *
   * @throws NotFoundException where it is not known, or not any more
   */
  Report report(String series, String id);

  /**
   * Ends it where it is not at its end.
   *
   * @throws NotFoundException where it is not known, or not any more
   */
  void cancel(String series, String id);
}
