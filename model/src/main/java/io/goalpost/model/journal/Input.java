package io.goalpost.model.journal;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.Fault;
import io.goalpost.model.series.AuthoredRule;
import java.time.Instant;
import java.util.List;

/** What came into the engine: the only things besides the definitions that rules depend on. */
public sealed interface Input extends JournalRecord {

  /**
   * A diff was accepted.
   *
   * @param followUpOf the position of the firing that caused it (T4), or 0 for a posted diff
   */
  record DiffAccepted(long position, Instant at, Diff diff, long followUpOf) implements Input {

    /** The same; a diff without an id gets one of its position (D4). */
    public static DiffAccepted of(long position, Instant at, Diff diff, long followUpOf) {
      return new DiffAccepted(
          position, at, diff.id() == null ? diff.withId("#" + position) : diff, followUpOf);
    }
  }

  /**
   * Something posted among good diffs was malformed: kept for the auditor, changes nothing (D6).
   *
   * @param given what was posted, as JSON, cut at {@link #GIVEN_LENGTH_MAX} characters
   */
  record DiffRejected(long position, Instant at, String given, List<Fault> faults)
      implements Input {
    public DiffRejected {
      faults = List.copyOf(faults);
    }
  }

  /** The most characters kept of what was rejected. */
  int GIVEN_LENGTH_MAX = 8_192;

  /** Timers that turn conditions came due (T5). */
  record TimeTurned(long position, Instant at) implements Input {}

  /**
   * A wait, deadline, attempt or opening came due (T1).
   *
   * @param entry the entry's id
   */
  record TimerFired(long position, Instant at, long entry, String block) implements Input {}

  /** A draft was saved: the definition as its author wrote it. */
  record DraftSaved(long position, Instant at, String series, String text) implements Input {}

  /**
   * A version went live (V1).
   *
   * @param text the definition as its author wrote it
   * @param drl its rules, as they run from then on
   * @param by who published, or null
   * @param note what they said of it, or null
   * @param rules authors' rules as they were read, which stand in the drl, too
   */
  record SeriesPublished(
      long position,
      Instant at,
      String series,
      int version,
      String text,
      String drl,
      String by,
      String note,
      List<AuthoredRule> rules)
      implements Input {
    public SeriesPublished {
      rules = List.copyOf(rules);
    }
  }

  /**
   * An author's file of rules was kept with the draft.
   *
   * @param content in Base64, or null where the file was taken away
   */
  record RulesFileSaved(long position, Instant at, String series, String file, String content)
      implements Input {}

  record SeriesPaused(long position, Instant at, String series) implements Input {}

  record SeriesResumed(long position, Instant at, String series) implements Input {}

  record SeriesArchived(long position, Instant at, String series) implements Input {}

  /** Somebody was taken out by hand (X5). */
  record ExitOrdered(
      long position, Instant at, String series, String user, String by, String reason)
      implements Input {}

  /** A saved condition was made or changed (G10); the text as its author wrote it. */
  record SegmentSaved(long position, Instant at, String segment, String text) implements Input {}

  /** The workspace's zone was set: local times and bare dates go by it (D2, B7). */
  record ZoneSet(long position, Instant at, String zone) implements Input {}
}
