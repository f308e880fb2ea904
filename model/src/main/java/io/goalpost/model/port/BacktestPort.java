package io.goalpost.model.port;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Runs a definition over the diffs of the journal, beside the live version over the same: what it
 * would have come to. In the background, one after the other; nothing is kept but the last few
 * results, in memory.
 */
public interface BacktestPort {

  /** How many may wait for the one that runs. */
  int WAITING_MAX = 4;

  /** How many are remembered. */
  int REMEMBERED_MAX = 20;

  /** The most users shown who differ, and lines of each. */
  int USERS_SHOWN_MAX = 100;

  int LINES_SHOWN_MAX = 50;

  enum State {
    WAITING,
    RUNNING,
    DONE,
    FAILED,
    CANCELLED
  }

  /**
   * What to run.
   *
   * @param from when it goes live, or null for the journal's beginning; what was before is known
   * @param to where it ends, itself not inside, or null for now
   * @param version a version's number, or 0
   * @param text a text, or null; without version and text it is the draft
   */
  record Order(Instant from, Instant to, int version, String text) {}

  /** A user of whom the two say different things, as lines with their instants. */
  record Differing(String user, List<String> candidate, List<String> live) {}

  /**
   * What came of it.
   *
   * @param live empty where no version is live
   * @param differ how many users differ; of them the first by id are shown
   * @param interactions that were left out: with messages that were not sent here, or of other
   *     series
   */
  record Outcome(
      Map<String, Long> candidate,
      Map<String, Long> live,
      int differ,
      List<Differing> users,
      long interactions) {}

  /**
   * Where one stands.
   *
   * @param progress from 0 to 1
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
   * @return its id
   * @throws io.goalpost.model.series.ProblemsException where the text has errors
   * @throws BusyException where too many wait
   */
  String begin(String series, Order order);

  /**
   * Where it stands.
   *
   * @throws NotFoundException where it is not known, or not any more
   */
  Report report(String series, String id);

  /** Ends it where it is not at its end. */
  void cancel(String series, String id);
}
