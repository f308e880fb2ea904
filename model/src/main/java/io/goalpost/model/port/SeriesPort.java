package io.goalpost.model.port;

import io.goalpost.model.journal.Firing;
import io.goalpost.model.series.Problem;
import java.time.Instant;
import java.util.List;

/** Drafts, versions and states of series (SEMANTICS §9). */
public interface SeriesPort {

  /** Where a series is in its life. */
  enum State {
    DRAFT,
    LIVE,
    PAUSED,
    ARCHIVED
  }

  /**
   * A series as it stands.
   *
   * @param version the live one's number, or 0 where none went live
   * @param draft its text, or null
   * @param live the live version's text, or null
   */
  record View(String id, String title, State state, int version, String draft, String live) {}

  /** A version: who published it, when, with what note; hash is the SHA-256 of its DRL. */
  record Version(int number, Instant at, String by, String note, String text, String hash) {}

  /** What publishing did: the number of users who entered by it, and everything it fired. */
  record Published(int version, int enrolled, List<Firing> firings) {}

  List<View> list();

  /**
   * @throws NotFoundException where there is none
   */
  View find(String id);

  /**
   * Keeps a draft, also one with faults.
   *
   * @return the faults
   * @throws io.goalpost.model.series.ProblemsException where the text cannot be read at all, or
   *     speaks of another series
   */
  List<Problem> saveDraft(String id, String text);

  /**
   * Makes the draft the next version and goes live (V1).
   *
   * @param by who asks for it, or null
   * @param note or null
   * @throws io.goalpost.model.series.ProblemsException where the draft has errors
   */
  Published publish(String id, String by, String note);

  /** All return what they fired; {@link ConflictException} where the state does not allow it. */
  List<Firing> pause(String id);

  List<Firing> resume(String id);

  List<Firing> archive(String id);

  /** Ends all active entries of one user (X5). */
  List<Firing> exit(String id, String user, String by, String reason);

  List<Version> versions(String id);

  /** The rules of a version, as they ran. */
  String drl(String id, int version);

  /**
   * Keeps a saved condition under a name (G10).
   *
   * @throws io.goalpost.model.series.ProblemsException where it has faults
   */
  List<Firing> saveSegment(String id, String text);

  /** The text of a saved condition. */
  String segment(String id);

  /** The names of all saved conditions. */
  List<String> segments();
}
