package io.goalpost.service.engine;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.Fault;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.journal.FanOutReached;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Input;
import io.goalpost.model.journal.JournalRecord;
import io.goalpost.model.series.AuthoredRule;
import io.goalpost.model.series.Series;
import io.goalpost.rules.authored.AuthoredFiles;
import io.goalpost.rules.drl.SeriesCompiler;
import io.goalpost.rules.series.SeriesParser;
import io.goalpost.rules.session.RuleSession;
import io.goalpost.service.appliers.Appliers;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.State;
import io.goalpost.service.state.StateChanges;
import io.goalpost.service.state.StateView;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * Takes inputs one after the other and gives the records that come of them, each applied already.
 * Whoever calls it stores the records and then says {@link #committed}, or takes them back; while
 * some are {@link #handOver handed over} to be stored, it goes on with the next. It has no clock
 * and no thread: instants are given, timers come due when time is moved. Not thread-safe.
 */
public final class Engine implements AutoCloseable {

  private final State state;
  private final RuleSession session = new RuleSession();
  private final Ledger ledger;
  private final Plans plans;
  private final Exits exits;
  private final VersionChange versions;
  private final Turns turns;
  private final Consequences consequences;
  private final FanOuts fanOuts;
  private final Timeline timeline;
  private final Interactions interactions;
  private HandedOver handedOver;

  /** Records that are being stored, and how far they changed the state. */
  private record HandedOver(List<JournalRecord> records, State.Stage stage) {}

  /** An engine on a state that was loaded, or is empty. */
  public Engine(State state) {
    this.state = state;
    ledger = new Ledger(state, new Appliers());
    plans = new Plans(state, session);
    Looks looks = new Looks(state, plans::segment);
    Scribe scribe = new Scribe(ledger);
    Goals goals = new Goals(state, plans, looks, scribe);
    exits = new Exits(state, plans, looks, session, scribe);
    Paths paths = new Paths(state, plans, looks, session, scribe, exits);
    Admission admission = new Admission(state, plans, looks, session, scribe, paths);
    DiffCourse diffs = new DiffCourse(state, plans, looks, session, goals, exits, paths, admission);
    versions = new VersionChange(state, plans, looks, scribe, exits, paths, admission);
    turns = new Turns(state, plans, looks, exits);
    EndlessRules endless = new EndlessRules(session, plans, scribe);
    consequences = new Consequences(state, ledger, scribe, diffs, turns, endless);
    fanOuts = new FanOuts(state, ledger, plans, diffs, turns, endless, consequences);
    timeline =
        new Timeline(
            state, ledger, plans, session, exits, paths, admission, consequences, turns, endless);
    interactions = new Interactions(state);
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
      List<Firing> firings = List.of();
      for (JournalRecord each : records) {
        if (each instanceof Firing firing) {
          firings = firings.isEmpty() ? new ArrayList<>() : firings; // most diffs fire nothing
          firings.add(firing);
        }
      }
      return firings;
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
    Diff resolved = interactions.resolve(diff, index);
    Course course = new Course(resolved.online() ? resolved.user() : null);
    consequences.look(resolved, 0, course);
    consequences.finish(course);
    return new Outcome(ledger.since(from));
  }

  /**
   * Applies a diff, and where it is a company's whose members are many, lets rules look at some of
   * them only: {@link #isFanningOut} tells, and {@link #goOn} looks at more.
   *
   * @param index of the diff in its request, for the fault
   * @throws RefusedException as {@link #accept}
   */
  public Outcome begin(Diff diff, int index) {
    if (!fanOuts.areMany(diff)) {
      return accept(diff, index);
    }
    int from = ledger.size();
    fanOuts.begin(diff);
    return new Outcome(ledger.since(from));
  }

  /** The same up to where it once was: what a journal tells. */
  public Outcome beginUpTo(FanOutReached there, Diff diff) {
    int from = ledger.size();
    fanOuts.beginTo(there, diff);
    return new Outcome(ledger.since(from));
  }

  /**
   * Whether rules have not looked at all members of a company yet whose diff was applied. Time does
   * not move meanwhile, and nothing else comes than what {@link #mayComeBeside}.
   */
  public boolean isFanningOut() {
    return fanOuts.isUnderWay();
  }

  /** Whether a diff has nothing to do with the company that is being looked at. */
  public boolean mayComeBeside(Diff diff) {
    return !fanOuts.touch(diff);
  }

  /** Lets rules look at some more members. */
  public Outcome goOn() {
    int from = ledger.size();
    fanOuts.goOn();
    return new Outcome(ledger.since(from));
  }

  /** The same up to where it once was: what a journal tells. */
  public Outcome goOnUpTo(FanOutReached there) {
    int from = ledger.size();
    fanOuts.goOnTo(there);
    return new Outcome(ledger.since(from));
  }

  /** Keeps what was malformed (D6). */
  public Outcome reject(String given, List<Fault> faults) {
    return plain(p -> new Input.DiffRejected(p, state.now(), given, faults));
  }

  public Outcome saveDraft(String series, String text) {
    return plain(p -> new Input.DraftSaved(p, state.now(), series, text));
  }

  /** Keeps an author's file of rules with the draft; null in place of its Base64 takes it away. */
  public Outcome saveRulesFile(String series, String file, String content) {
    return plain(p -> new Input.RulesFileSaved(p, state.now(), series, file, content));
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
    SeriesState known = state.series(series);
    Map<String, byte[]> files = known == null ? Map.of() : known.contents();
    List<String> named = SeriesParser.parse(text, state.zone()).series().files();
    return publish(series, text, AuthoredFiles.rules(named, files), by, note);
  }

  /** The same with authors' rules that were read before. */
  public Outcome publish(
      String series, String text, List<AuthoredRule> rules, String by, String note) {
    Series definition = SeriesParser.parse(text, state.zone()).series();
    String drl = SeriesCompiler.compile(definition, rules, nextVersion(series)).drl();
    return publish(series, text, drl, rules, by, note);
  }

  private int nextVersion(String series) {
    SeriesState known = state.series(series);
    return known == null ? 1 : known.versions().size() + 1;
  }

  /** The same with rules that were compiled before: a journal's, when it is replayed. */
  public Outcome publish(
      String series, String text, String drl, List<AuthoredRule> rules, String by, String note) {
    int from = ledger.size();
    SeriesState known = state.series(series);
    Series old =
        known == null ? null : known.latest().map(SeriesState.Version::definition).orElse(null);
    int version = nextVersion(series);
    ledger.input(
        p ->
            new Input.SeriesPublished(p, state.now(), series, version, text, drl, by, note, rules));
    Course course = new Course(null);
    plans.refresh(series);
    versions.published(series, old, course);
    consequences.finishFor(series, course);
    return new Outcome(ledger.since(from));
  }

  public Outcome pause(String series) {
    int from = ledger.size();
    ledger.input(p -> new Input.SeriesPaused(p, state.now(), series));
    plans.refresh(series);
    return new Outcome(ledger.since(from));
  }

  public Outcome resume(String series) {
    int from = ledger.size();
    ledger.input(p -> new Input.SeriesResumed(p, state.now(), series));
    Course course = new Course(null);
    plans.refresh(series);
    versions.resumed(series, course);
    consequences.finishFor(series, course);
    return new Outcome(ledger.since(from));
  }

  public Outcome archive(String series) {
    int from = ledger.size();
    ledger.input(p -> new Input.SeriesArchived(p, state.now(), series));
    versions.archived(series);
    plans.refresh(series);
    return new Outcome(ledger.since(from));
  }

  /** Takes one user out by hand (X5). */
  public Outcome exit(String series, String user, String by, String reason) {
    int from = ledger.size();
    ledger.input(p -> new Input.ExitOrdered(p, state.now(), series, user, by, reason));
    for (Entry entry : state.entriesOf(user, series)) {
      if (entry.active()) {
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
    return timeline.nextDue();
  }

  /**
   * Fires the first thing that is due, if it is due in time, and moves time to it.
   *
   * @param through whether what is due at {@code to} itself is in time (T1)
   * @return what it did, or null where nothing is due
   */
  public Outcome fireNext(Instant to, boolean through) {
    int from = ledger.size();
    return timeline.fireNext(to, through) ? new Outcome(ledger.since(from)) : null;
  }

  /** Moves time on where nothing is due before. */
  public void moveTo(Instant to) {
    state.moveTo(to);
  }

  // Keeping and taking back.

  /** A point to come back to, for as long as nothing is handed over. */
  public record Mark(long undo, int records) {}

  public Mark mark() {
    return new Mark(state.mark(), ledger.size());
  }

  /** Takes everything back since a point. */
  public void rollback(Mark mark) {
    rollback(mark, changesRules(ledger.since(mark.records())));
  }

  private void rollback(Mark mark, boolean rulesChanged) {
    state.rollback(mark.undo());
    ledger.truncate(mark.records());
    consequences.forget();
    if (rulesChanged) {
      plans.refresh();
    }
  }

  private static boolean changesRules(List<JournalRecord> records) {
    return records.stream()
        .anyMatch(
            record ->
                record instanceof Input.SeriesPublished
                    || record instanceof Input.SeriesPaused
                    || record instanceof Input.SeriesResumed
                    || record instanceof Input.SeriesArchived
                    || record instanceof Input.SegmentSaved);
  }

  /** Takes back everything that is not stored, what is handed over included. */
  public void rollback() {
    boolean rulesChanged = changesRules(ledger.since(0));
    if (handedOver != null) {
      rulesChanged |= changesRules(handedOver.records());
      handedOver = null;
    }
    rollback(new Mark(0, 0), rulesChanged);
  }

  /** How many records there are since the last were handed over. */
  public int writtenSize() {
    return ledger.size();
  }

  /**
   * The records since the last were handed over, to be stored in one commit; what comes from now on
   * goes into the next. One commit at a time: {@link #committed} is said before the next.
   */
  public List<JournalRecord> handOver() {
    if (handedOver != null) {
      throw new IllegalStateException("records are handed over already");
    }
    handedOver = new HandedOver(ledger.take(), state.handOver());
    return handedOver.records();
  }

  /** What was handed over is stored now; where nothing was, all that was written is. */
  public void committed() {
    if (handedOver == null) {
      handOver();
    }
    state.committed(handedOver.stage());
    handedOver = null;
  }

  /** What changed since this was last asked, for a checkpoint; everything is committed. */
  public StateChanges takeChanges() {
    return state.takeChanges();
  }

  /** The next checkpoint is to hold all that there is. */
  public void changeAll() {
    state.changeAll();
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
