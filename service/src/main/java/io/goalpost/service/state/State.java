package io.goalpost.service.state;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.EventHistory;
import io.goalpost.model.fact.User;
import io.goalpost.model.journal.FanOutReached;
import io.goalpost.rules.vocabulary.EventFolding;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The state in memory. Values are immutable and replaced as a whole, so that every change can be
 * taken back, and whoever holds an older value keeps it. Not thread-safe: it belongs to the
 * engine's thread. Only appliers, and whoever loads a checkpoint, may write.
 */
public final class State implements StateView {

  private final UndoLog undo = new UndoLog();
  private final Users users = new Users(undo);
  private final TrackedMap<String, Company> companies = new TrackedMap<>(undo);
  private final Members members = new Members(undo);
  private final Entries entries = new Entries(undo, users);
  private final TrackedMap<String, SeriesState> series = new TrackedMap<>(undo);
  private final TrackedMap<String, SegmentState> segments = new TrackedMap<>(undo);
  private final Qualifications qualifications =
      new Qualifications(
          undo, (seriesId, version) -> series.get(seriesId).firstWithGoalOf(version));
  private final TurnsAhead turns = new TurnsAhead(undo);
  private final SeenIds seen;
  private final CheckpointedParts checkpointed;
  private final TurnedNow turnedNow = new TurnedNow(undo);
  private final TrackedValue<Instant> now = new TrackedValue<>(undo, Instant.EPOCH);
  private final TrackedValue<ZoneId> zone = new TrackedValue<>(undo, ZoneId.of("UTC"));
  private final TrackedValue<CompanyDiff> companyDiff = new TrackedValue<>(undo, null);
  private final TrackedValue<FanOutReached> fanOut = new TrackedValue<>(undo, null);
  private final Folding folding;
  private long position;

  /** An empty state with the usual bounds. */
  public State() {
    this(StateBounds.DEFAULT);
  }

  public State(StateBounds bounds) {
    seen = new SeenIds(undo, bounds);
    checkpointed =
        new CheckpointedParts(users, companies, entries, qualifications, series, segments, seen);
    folding =
        new Folding(
            undo,
            bounds,
            () -> EventFolding.of(ConditionsInUse.of(series.values(), segments.values())));
  }

  // Reading.

  @Override
  public long position() {
    return position;
  }

  @Override
  public Instant now() {
    return now.get();
  }

  @Override
  public ZoneId zone() {
    return zone.get();
  }

  @Override
  public User user(String id) {
    return users.get(id);
  }

  @Override
  public Company company(String id) {
    return companies.get(id);
  }

  @Override
  public List<String> userIds() {
    return users.ids();
  }

  @Override
  public List<User> someUsers(int limit) {
    return users.some(limit);
  }

  @Override
  public List<Company> someCompanies(int limit) {
    return companies.values().stream().limit(limit).toList();
  }

  @Override
  public Set<String> members(String company) {
    return members.of(company);
  }

  @Override
  public Entry entry(long id) {
    return entries.get(id);
  }

  @Override
  public List<Entry> entriesOf(String user) {
    return entries.ofUser(user);
  }

  @Override
  public List<Entry> entriesOf(String user, String seriesId) {
    return entries.ofUser(user, seriesId);
  }

  @Override
  public List<Entry> activeEntriesOf(String user) {
    return entries.activeOf(user);
  }

  @Override
  public List<Entry> entriesNotOver(
      String user, Predicate<String> inSeries, Predicate<Entry> over) {
    return entries.notOver(user, inSeries, over);
  }

  @Override
  public boolean hasBareEntry(String user, String seriesId) {
    return entries.hasBare(user, seriesId);
  }

  @Override
  public List<Long> activeEntries(String seriesId) {
    return entries.activeIn(seriesId);
  }

  @Override
  public List<Entry> entriesIn(String seriesId) {
    return entries.in(seriesId);
  }

  @Override
  public Entry entryOfReceipt(String user, long receipt) {
    return entries.ofReceipt(user, receipt);
  }

  @Override
  public SeriesState series(String id) {
    return series.get(id);
  }

  @Override
  public List<SeriesState> allSeries() {
    return series.values().stream().sorted(Comparator.comparing(SeriesState::id)).toList();
  }

  @Override
  public SegmentState segment(String id) {
    return segments.get(id);
  }

  @Override
  public List<SegmentState> allSegments() {
    return segments.values().stream().sorted(Comparator.comparing(SegmentState::id)).toList();
  }

  @Override
  public Collection<Qualification> qualifications(String company) {
    return qualifications.of(company);
  }

  @Override
  public Qualification qualification(String seriesId, String company, int version) {
    return qualifications.get(seriesId, company, version);
  }

  @Override
  public List<Qualification> qualificationsIn(String seriesId) {
    return qualifications.in(seriesId);
  }

  @Override
  public long seen(String diffId) {
    return seen.position(diffId);
  }

  @Override
  public Timer nextTimer() {
    return entries.firstTimer();
  }

  @Override
  public Turn nextTurn() {
    return turns.first();
  }

  @Override
  public boolean turnedNow(String seriesId, String user, String company) {
    return turnedNow.has(seriesId, user, company);
  }

  @Override
  public StateCopy copy() {
    return new StateCopy(
        position,
        now(),
        zone(),
        users.all(),
        List.copyOf(companies.values()),
        entries.all(),
        List.copyOf(qualifications.values()),
        List.copyOf(series.values()),
        List.copyOf(segments.values()),
        List.copyOf(turnedNow.keys()));
  }

  /** The last diff of a company that was applied here, or null. */
  public CompanyDiff companyDiff() {
    return companyDiff.get();
  }

  /** How far the rules have come with it; null where they are done. */
  public FanOutReached fanOut() {
    return fanOut.get();
  }

  // Writing.

  public void setCompanyDiff(CompanyDiff diff) {
    companyDiff.set(diff);
  }

  public void setFanOut(FanOutReached reached) {
    fanOut.set(reached);
  }

  /** Steps to a record: its position follows the last, its instant is not before the last. */
  public void step(long newPosition, Instant at) {
    if (newPosition != position + 1) {
      throw new IllegalStateException("position " + newPosition + " after " + position);
    }
    long old = position;
    position = newPosition;
    undo.add(() -> position = old);
    moveTo(at);
  }

  /** Moves time forward. */
  public void moveTo(Instant at) {
    if (at.isAfter(now())) {
      now.set(at);
      turnedNow.clear();
    }
  }

  public void setZone(ZoneId newZone) {
    zone.set(newZone);
  }

  public void put(User user) {
    users.put(user);
  }

  public void put(Company company) {
    companies.put(company.id(), company);
  }

  /** A history with its older events folded, once there are many (C5). */
  public EventHistory bounded(String event, EventHistory history) {
    return folding.bounded(event, history, zone());
  }

  public void join(String company, String user) {
    members.join(company, user);
  }

  public void leave(String company, String user) {
    members.leave(company, user);
  }

  /** Puts an entry, new or changed, and everything it is found by: timers and indexes. */
  public void put(Entry entry) {
    boolean ended = entries.put(entry);
    if (ended) {
      turns.remove(entry.id());
    }
  }

  /** Takes a timer out that needs no answer: its series is paused (V3). */
  public void drop(Timer timer) {
    entries.drop(timer);
  }

  public void put(Qualification qualification) {
    qualifications.put(qualification);
  }

  public void put(SeriesState changed) {
    folding.conditionsChange();
    series.put(changed.id(), changed);
  }

  public void put(SegmentState changed) {
    folding.conditionsChange();
    segments.put(changed.id(), changed);
  }

  /** Remembers a diff that comes after all others (D4). */
  public void sawDiff(SeenDiff diff) {
    seen.add(diff);
  }

  public void markTurned(String seriesId, String user, String company) {
    turnedNow.add(seriesId, user, company);
  }

  /** The same by the key that was kept. */
  void markTurned(String key) {
    turnedNow.add(key);
  }

  /** When time may next turn what. */
  public TurnsAhead turns() {
    return turns;
  }

  // Taking back.

  /** A point to come back to. */
  public long mark() {
    return undo.mark();
  }

  /** Takes back all changes since a point. */
  public void rollback(long mark) {
    undo.rollback(mark);
  }

  /** Where the state stands as a commit of it begins. */
  public record Stage(long undo, Instant now, int seen) {}

  /** What was changed up to now goes into one commit: most of it is not touched again soon. */
  public Stage handOver() {
    users.pack();
    entries.pack();
    return new Stage(undo.mark(), now(), seen.size());
  }

  /** What was changed up to a stage is stored now and is not taken back any more. */
  public void committed(Stage stage) {
    undo.forget(stage.undo());
    seen.forgetOldest(stage.now(), seen.size() - stage.seen());
  }

  /** What was changed is stored now and is not taken back any more. */
  public void committed() {
    committed(handOver());
  }

  /** What changed since the last checkpoint; asking begins the next. */
  public StateChanges takeChanges() {
    return checkpointed.takeChanges();
  }

  /**
   * All of it is stored, but for what was forgotten while it was read: the next checkpoint removes
   * that.
   */
  public void allIsStored() {
    checkpointed.allIsStored();
  }

  /** The next checkpoint is to hold everything, as if all of it had changed. */
  public void changeAll() {
    checkpointed.changeAll();
  }

  /** A checkpoint failed: what it held is still to be written. */
  public void giveBack(StateChanges changes) {
    checkpointed.giveBack(changes);
  }

  /** Sets where the state stands, when a checkpoint is loaded. */
  public void standAt(long newPosition, Instant at, ZoneId newZone) {
    position = newPosition;
    now.set(at);
    zone.set(newZone);
    undo.clear();
  }
}
