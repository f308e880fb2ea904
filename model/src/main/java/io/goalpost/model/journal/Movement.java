package io.goalpost.model.journal;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.fact.Value;
import java.time.Instant;
import java.util.Map;

/** How an entry moved where nothing fired: bookkeeping that no firing line shows. */
public sealed interface Movement extends JournalRecord {

  /** The entry's id. */
  long entry();

  /** A block was reached and is not left yet. */
  record Reached(
      long position,
      Instant at,
      long entry,
      String block,
      Instant until,
      Instant opens,
      Map<String, Value> baselines)
      implements Movement {}

  /** A new version, a resumption or an opening moved what a visit waits for (V2, V3, B7). */
  record Rescheduled(
      long position, Instant at, long entry, String block, Instant until, Instant opens)
      implements Movement {}

  /** A new version asks for baselines that were not taken on arrival: as they are now (C8, V2). */
  record BaselinesTaken(
      long position, Instant at, long entry, String block, Map<String, Value> baselines)
      implements Movement {}

  /** A block was passed without a firing: a tag that was there, a removed block (B10, V2). */
  record Passed(long position, Instant at, long entry, String block) implements Movement {}

  /** A path finished (B12). */
  record PathFinished(long position, Instant at, long entry) implements Movement {}

  /** The last running path of an entry ended (B12). */
  record EntryEnded(long position, Instant at, long entry, Entry.Status how) implements Movement {}
}
