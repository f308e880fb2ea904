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

  /** An author's file of rules, kept with the draft, and what is wrong with it by itself. */
  record RulesFile(String name, byte[] content, List<Problem> problems) {}

  /**
   * Keeps a file of rules with the draft, also one with faults.
   *
   * @throws io.goalpost.model.series.ProblemsException where its name, or the number of files, is
   *     none that is kept
   */
  RulesFile saveRulesFile(String id, String file, byte[] content);

  /** The files kept with the draft, by name. */
  List<RulesFile> rulesFiles(String id);

  /** Takes a file away from the draft; versions that went live keep theirs. */
  void removeRulesFile(String id, String file);

  /** The faults of the draft. */
  List<Problem> check(String id);

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
