package io.goalpost.service.state;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The state, to be read. Belongs to the engine's thread, like everything it gives. */
public interface StateView {

  /** The position of the last record applied; 0 before the first. */
  long position();

  /** The instant of the last record, or where the clock was last moved to: never runs back. */
  Instant now();

  /** The workspace's zone. */
  ZoneId zone();

  /** The user, or null where no diff named them. */
  User user(String id);

  /** The company, or null where no diff named it. */
  Company company(String id);

  /** Ids of all users, sorted. */
  List<String> userIds();

  /** At most so many users, in no order. */
  List<User> someUsers(int limit);

  /** At most so many companies, in no order. */
  List<Company> someCompanies(int limit);

  /** Ids of a company's members, sorted. */
  Set<String> members(String company);

  Entry entry(long id);

  /** A user's entries in the order entered. */
  List<Entry> entriesOf(String user);

  /** The same in one series. */
  List<Entry> entriesOf(String user, String series);

  /** A user's active entries in the order entered. */
  List<Entry> activeEntriesOf(String user);

  /**
   * A user's entries in some series, in the order entered, without those that are over: of such a
   * one that is remembered, and it is not unpacked again until it changes.
   *
   * @param over whether nothing that comes concerns an entry any more, as it is now; whoever asks,
   *     asks with the same
   */
  List<Entry> entriesNotOver(String user, Predicate<String> series, Predicate<Entry> over);

  /** Whether a user has, or had, an entry in a series that has neither a company nor a key. */
  boolean hasBareEntry(String user, String series);

  /** The ids of a series' active entries, in the order entered. */
  List<Long> activeEntries(String series);

  /** A series' entries as they are now, in the order entered; to be read on any thread. */
  List<Entry> entriesIn(String series);

  /** The entry that a user's receipt belongs to, or null where it is no receipt of theirs. */
  Entry entryOfReceipt(String user, long receipt);

  /** The series, or null. */
  SeriesState series(String id);

  /** All series, by id. */
  List<SeriesState> allSeries();

  /** The saved condition, or null. */
  SegmentState segment(String id);

  /** All saved conditions, by id. */
  List<SegmentState> allSegments();

  /** A company's chances to hit goals, in no order. */
  Collection<Qualification> qualifications(String company);

  /** A company's chance to hit the goal that a version has, or null. */
  Qualification qualification(String series, String company, int version);

  /** All qualifications of a series' companies. */
  List<Qualification> qualificationsIn(String series);

  /** The position of the diff of that id, or 0 where none was seen lately (D4). */
  long seen(String diffId);

  /** The timer that comes due first, or null. */
  Timer nextTimer();

  /** The turn that comes due first, or null. */
  Turn nextTurn();

  /** Whether somebody already entered, or was kept out, by a turn at this very instant. */
  boolean turnedNow(String series, String user, String company);

  /** All of it, but for the ids of diffs seen. */
  StateCopy copy();
}
