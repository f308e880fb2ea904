package io.goalpost.service.engine;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.Fault;
import io.goalpost.model.diff.Interaction;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Input;
import io.goalpost.model.journal.JournalRecord;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Series;
import io.goalpost.rules.drl.SeriesCompiler;
import io.goalpost.rules.series.SeriesParser;
import io.goalpost.rules.session.RuleSession;
import io.goalpost.rules.vocabulary.Participant;
import io.goalpost.rules.vocabulary.Question;
import io.goalpost.rules.vocabulary.Visit;
import io.goalpost.service.appliers.Appliers;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.State;
import io.goalpost.service.state.StateChanges;
import io.goalpost.service.state.StateView;
import io.goalpost.service.state.Timer;
import io.goalpost.service.state.Turn;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongFunction;

/**
 * Takes inputs one after the other and gives the records that come of them, each applied already.
 * Whoever calls it stores the records and then says {@link #committed}, or takes them back. It has
 * no clock and no thread: instants are given, timers come due when time is moved. Not thread-safe.
 */
public final class Engine implements AutoCloseable {

  private final State state;
  private final RuleSession session = new RuleSession();
  private final Ledger ledger;
  private final Plans plans;
  private final Scribe scribe;
  private final Goals goals;
  private final Exits exits;
  private final Paths paths;
  private final Admission admission;
  private final DiffCourse diffs;
  private final VersionChange versions;
  private final Turns turns;
  private final Set<String> changedUsers = new HashSet<>();

  /** An engine on a state that was loaded, or is empty. */
  public Engine(State state) {
    this.state = state;
    ledger = new Ledger(state, new Appliers());
    plans = new Plans(state, session);
    Looks looks = new Looks(state, plans);
    scribe = new Scribe(ledger);
    goals = new Goals(state, plans, looks, scribe);
    exits = new Exits(state, plans, looks, session, scribe);
    paths = new Paths(state, plans, looks, session, scribe, exits);
    admission = new Admission(state, plans, looks, session, scribe, paths);
    diffs = new DiffCourse(state, plans, looks, session, goals, exits, paths, admission);
    versions = new VersionChange(state, plans, exits, paths, admission);
    turns = new Turns(state, plans, looks);
    plans.refresh();
    turns.setAllOfThisInstant();
    state.committed();
  }

  /** The state, to be read on the engine's thread. */
  public StateView state() {
    return state;
  }

  /** What one input did: all its records, in order. */
  public record Outcome(List<JournalRecord> records) {

    /** Its firings, in order. */
    public List<Firing> firings() {
      return records.stream()
          .filter(Firing.class::isInstance)
          .map(Firing.class::cast)
          .toList();
    }

    /** The position of the input itself. */
    public long position() {
      return records.get(0).position();
    }
  }

  // Inputs.

  /**
   * Applies a diff at the instant the engine stands at, and everything it causes.
   *
   * @param index of the diff in its request, for the fault
   * @throws RefusedException where it names a message that never left; nothing was applied
   */
  public Outcome accept(Diff diff, int index) {
    int from = ledger.size();
    Diff resolved = resolve(diff, index);
    Course course = new Course(resolved.online() ? resolved.user() : null);
    look(resolved, 0, course);
    finish(course);
    return new Outcome(ledger.since(from));
  }

  /** Keeps what was malformed (D6). */
  public Outcome reject(String given, List<Fault> faults) {
    return plain(p -> new Input.DiffRejected(p, state.now(), given, faults));
  }

  public Outcome saveDraft(String series, String text) {
    return plain(p -> new Input.DraftSaved(p, state.now(), series, text));
  }

  public Outcome setZone(ZoneId zone) {
    return plain(p -> new Input.ZoneSet(p, state.now(), zone.getId()));
  }

  private Outcome plain(LongFunction<JournalRecord> input) {
    int from = ledger.size();
    ledger.input(input);
    return new Outcome(ledger.since(from));
  }

  /** Makes a checked definition the next version and goes live (V1, V2). */
  public Outcome publish(String series, String text, String by, String note) {
    int from = ledger.size();
    SeriesState known = state.series(series);
    Series old =
        known == null ? null : known.latest().map(SeriesState.Version::definition).orElse(null);
    int version = known == null ? 1 : known.versions().size() + 1;
    Series definition = SeriesParser.parse(text, state.zone()).series();
    String drl = SeriesCompiler.compile(definition, version).drl();
    ledger.input(
        p -> new Input.SeriesPublished(p, state.now(), series, version, text, drl, by, note));
    Course course = new Course(null);
    plans.refresh();
    versions.published(series, old, course);
    settleSeries(course);
    return new Outcome(ledger.since(from));
  }

  public Outcome pause(String series) {
    int from = ledger.size();
    ledger.input(p -> new Input.SeriesPaused(p, state.now(), series));
    plans.refresh();
    return new Outcome(ledger.since(from));
  }

  public Outcome resume(String series) {
    int from = ledger.size();
    ledger.input(p -> new Input.SeriesResumed(p, state.now(), series));
    Course course = new Course(null);
    plans.refresh();
    versions.resumed(series, course);
    settleSeries(course);
    return new Outcome(ledger.since(from));
  }

  public Outcome archive(String series) {
    int from = ledger.size();
    ledger.input(p -> new Input.SeriesArchived(p, state.now(), series));
    versions.archived(series);
    plans.refresh();
    return new Outcome(ledger.since(from));
  }

  /** Takes one user out by hand (X5). */
  public Outcome exit(String series, String user, String by, String reason) {
    int from = ledger.size();
    ledger.input(p -> new Input.ExitOrdered(p, state.now(), series, user, by, reason));
    for (Entry entry : state.entriesOf(user)) {
      if (entry.active() && entry.series().equals(series)) {
        exits.end(entry, "manual");
      }
    }
    return new Outcome(ledger.since(from));
  }

  /** Keeps a saved condition; what refers to it goes by it from the next diff on (G10). */
  public Outcome saveSegment(String segment, String text) {
    int from = ledger.size();
    ledger.input(p -> new Input.SegmentSaved(p, state.now(), segment, text));
    plans.refresh();
    turns.setAll();
    return new Outcome(ledger.since(from));
  }

  // Time.

  /** When the engine next has something to do by itself, or null. */
  public Instant nextDue() {
    Timer timer = state.nextTimer();
    Turn turn = state.nextTurn();
    if (timer == null || turn == null) {
      return timer != null ? timer.due() : turn != null ? turn.due() : null;
    }
    return timer.due().isBefore(turn.due()) ? timer.due() : turn.due();
  }

  /**
   * Fires the first thing that is due, if it is due in time, and moves time to it.
   *
   * @param through whether what is due at {@code to} itself is in time (T1)
   * @return what it did, or null where nothing is due
   */
  public Outcome fireNext(Instant to, boolean through) {
    Instant due = nextDue();
    if (due == null || (through ? due.isAfter(to) : !due.isBefore(to))) {
      return null;
    }
    int from = ledger.size();
    state.moveTo(due);
    Turn turn = state.nextTurn();
    if (turn != null && !turn.due().isAfter(due)) {
      turn(due);
    } else {
      fire(state.nextTimer());
    }
    return new Outcome(ledger.since(from));
  }

  /** Moves time on where nothing is due before. */
  public void moveTo(Instant to) {
    state.moveTo(to);
  }

  private void fire(Timer timer) {
    Entry entry = state.entry(timer.entry());
    Checkpoint at = entry.openAt(timer.block()).orElseThrow();
    Block block = plans.current(entry.series()).series().block(timer.block()).orElseThrow();
    if (block instanceof Block.Content && !plans.isLive(entry.series())) {
      state.drop(timer); // on resume everything that waits is looked at (V3)
      return;
    }
    ledger.input(
        p -> new Input.TimerFired(p, state.now(), timer.entry(), timer.block()));
    Course course = new Course(null);
    paths.due(entry, at, course);
    changedUsers.add(entry.user());
    finish(course);
  }

  /** All that time turns at one instant: entries first, each to its end, then newcomers (T2, T5). */
  private void turn(Instant due) {
    Set<Long> entries = new TreeSet<>();
    Map<String, Set<String>> newcomers = new LinkedHashMap<>();
    for (Turn turn = state.nextTurn();
        turn != null && !turn.due().isAfter(due);
        turn = state.nextTurn()) {
      if (turn.entry() != 0) {
        entries.add(turn.entry());
        state.removeTurn(turn.entry());
      } else {
        newcomers.computeIfAbsent(turn.series(), s -> new TreeSet<>()).add(turn.user());
        state.removeTurn(turn.series(), turn.user());
      }
    }
    ledger.inputIfAnything(p -> new Input.TimeTurned(p, state.now()));
    Course course = new Course(null);
    for (long id : entries) {
      turn(state.entry(id), course);
      changedUsers.add(state.entry(id).user());
    }
    Map<SeriesPlan, List<User>> candidates = new LinkedHashMap<>();
    for (SeriesPlan plan : plans.live()) {
      Set<String> users = newcomers.getOrDefault(plan.id(), Set.of());
      if (!users.isEmpty()) {
        candidates.put(plan, admission.users(users));
        changedUsers.addAll(users);
      }
    }
    admission.admit(candidates, Admission.Occasion.time(), course);
    ledger.nothingMore();
    finish(course);
  }

  private void turn(Entry entry, Course course) {
    SeriesPlan plan = plans.current(entry.series());
    List<Question> questions = new ArrayList<>();
    Participant participant = null;
    if (plan.hasExitRule() && !plan.series().exit().beforeMessage()) {
      participant = exits.of(entry);
      questions.add(participant);
    }
    List<Visit> visits = new ArrayList<>();
    for (Checkpoint at : entry.openCheckpoints()) {
      if (plan.series().block(at.block()).orElse(null) instanceof Block.Rule) {
        visits.add(paths.question(entry, at));
      }
    }
    questions.addAll(visits);
    session.ask(questions);
    if (participant != null && exits.apply(participant)) {
      return;
    }
    for (Visit visit : visits) {
      Entry current = state.entry(entry.id());
      if (current.active() && current.openAt(visit.getBlock()).isPresent()) {
        paths.leaveIfMatched(visit, course);
      }
    }
  }

  // One diff, and the follow-ups of whatever it was.

  private void look(Diff diff, long followUpOf, Course course) {
    Entry touched =
        diff.interaction() == null ? null : state.entryOfReceipt(diff.interaction().receipt());
    User userBefore = diff.ofCompany() ? null : state.user(diff.user());
    Company companyBefore = diff.ofCompany() ? state.company(diff.company()) : null;
    Input.DiffAccepted accepted = apply(diff, followUpOf);
    Changes changes =
        diffs.changes(diff, userBefore, companyBefore, touched, accepted.position());
    diffs.run(accepted, changes, course);
  }

  private Input.DiffAccepted apply(Diff diff, long followUpOf) {
    Input.DiffAccepted accepted =
        ledger.input(
            p ->
                new Input.DiffAccepted(
                    p,
                    state.now(),
                    diff.id() == null ? diff.withId("#" + p) : diff,
                    followUpOf));
    if (diff.ofCompany()) {
      changedUsers.addAll(state.members(diff.company()));
    } else {
      changedUsers.add(diff.user());
    }
    return accepted;
  }

  /** Applies the follow-ups in the order made (T4), then sets anew what time may turn (T5). */
  private void finish(Course course) {
    int number = 0;
    for (Course.FollowUp next = course.next(); next != null; next = course.next()) {
      number++;
      if (number <= Course.FOLLOW_UPS_MAX) {
        look(next.diff(), next.by().position(), course);
      } else {
        apply(next.diff(), next.by().position());
        scribe.of(
            Firing.Kind.ERROR,
            state.entry(next.by().entry()),
            next.by().version(),
            null,
            "too-many-follow-ups",
            next.by().rule(),
            Map.of());
      }
    }
    for (String id : changedUsers) {
      User user = state.user(id);
      if (user != null) {
        turns.set(user);
      }
    }
    changedUsers.clear();
  }

  private void settleSeries(Course course) {
    finish(course);
    turns.setAll();
  }

  /** Finds the receipt that an interaction is about (D1). */
  private Diff resolve(Diff diff, int index) {
    Interaction interaction = diff.interaction();
    if (interaction == null) {
      return diff;
    }
    long receipt = interaction.receipt();
    if (interaction.series() != null) {
      receipt = latestReceipt(diff.user(), interaction);
      if (receipt == 0) {
        throw refused(index, "content", "names a message that never left for this user");
      }
    } else {
      Entry entry = state.entryOfReceipt(receipt);
      if (entry == null || !entry.user().equals(diff.user())) {
        throw refused(index, "receipt", "is no receipt of this user");
      }
    }
    return diff.withInteraction(interaction.on(receipt));
  }

  private long latestReceipt(String user, Interaction interaction) {
    long latest = 0;
    for (Entry entry : state.entriesOf(user)) {
      if (entry.series().equals(interaction.series())) {
        latest =
            Math.max(
                latest, entry.receiptOf(interaction.block()).map(Receipt::id).orElse(0L));
      }
    }
    return latest;
  }

  private static RefusedException refused(int index, String field, String reason) {
    return new RefusedException(List.of(new Fault(index, field, reason)));
  }

  // Keeping and taking back.

  /** A point to come back to. */
  public record Mark(int undo, int records) {}

  public Mark mark() {
    return new Mark(state.mark(), ledger.size());
  }

  /** Takes everything back since a point. */
  public void rollback(Mark mark) {
    boolean rulesChanged =
        ledger.since(mark.records()).stream()
            .anyMatch(
                record ->
                    record instanceof Input.SeriesPublished
                        || record instanceof Input.SeriesPaused
                        || record instanceof Input.SeriesResumed
                        || record instanceof Input.SeriesArchived
                        || record instanceof Input.SegmentSaved);
    state.rollback(mark.undo());
    ledger.truncate(mark.records());
    changedUsers.clear();
    if (rulesChanged) {
      plans.refresh();
    }
  }

  /** The records since the last commit. */
  public List<JournalRecord> uncommitted() {
    return ledger.since(0);
  }

  /** What was written is stored now. */
  public void committed() {
    ledger.take();
    state.committed();
  }

  /** What changed since this was last asked, for a checkpoint; everything is committed. */
  public StateChanges takeChanges() {
    return state.takeChanges();
  }

  /** A checkpoint failed: the next is to hold what it held. */
  public void giveBack(StateChanges changes) {
    state.giveBack(changes);
  }

  @Override
  public void close() {
    session.close();
  }
}
