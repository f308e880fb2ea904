package io.goalpost.service.appliers;

import io.goalpost.model.entry.Checkpoint.Outcome;
import io.goalpost.model.journal.FanOutReached;
import io.goalpost.model.journal.FanOutReached.Step;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Firing.Kind;
import io.goalpost.model.journal.Input;
import io.goalpost.model.journal.JournalRecord;
import io.goalpost.model.journal.Movement;
import io.goalpost.model.port.SeriesPort;
import io.goalpost.service.state.State;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The table of appliers: every kind of record and firing has one. Stateless but for its tables. */
public final class Appliers {

  private static final Applier<JournalRecord> NOTHING = (record, state) -> {};

  private final Map<Class<?>, Applier<?>> byType = new HashMap<>();
  private final Map<Kind, Applier<Firing>> byKind = new EnumMap<>(Kind.class);

  public Appliers() {
    on(Input.DiffAccepted.class, new DiffAcceptedApplier());
    on(Input.DiffRejected.class, (record, state) -> {});
    on(Input.TimeTurned.class, (record, state) -> {});
    on(Input.TimerFired.class, (record, state) -> {});
    on(Input.DraftSaved.class, new DraftSavedApplier());
    on(Input.SeriesPublished.class, new SeriesPublishedApplier());
    on(Input.SeriesPaused.class, (r, state) -> in(SeriesPort.State.PAUSED, r.series(), state));
    on(Input.SeriesResumed.class, (r, state) -> in(SeriesPort.State.LIVE, r.series(), state));
    on(Input.SeriesArchived.class, (r, state) -> in(SeriesPort.State.ARCHIVED, r.series(), state));
    on(Input.ExitOrdered.class, (record, state) -> {});
    on(Input.RulesFileSaved.class, new RulesFileSavedApplier());
    on(Input.SegmentSaved.class, new SegmentSavedApplier());
    on(Input.ZoneSet.class, (r, state) -> state.setZone(java.time.ZoneId.of(r.zone())));

    on(FanOutReached.class, (r, state) -> state.setFanOut(r.step() == Step.OVER ? null : r));

    on(Movement.Reached.class, new ReachedApplier());
    on(Movement.Rescheduled.class, new RescheduledApplier());
    on(Movement.BaselinesTaken.class, new BaselinesTakenApplier());
    on(Movement.Passed.class, new PassedApplier());
    on(
        Movement.PathFinished.class,
        (r, state) -> state.put(state.entry(r.entry()).withPathFinished()));
    on(
        Movement.EntryEnded.class,
        (r, state) -> state.put(state.entry(r.entry()).endedAt(r.at(), r.how())));

    byKind.put(Kind.ENTERED, new EnteredApplier());
    byKind.put(Kind.ENTRY_BLOCKED, new EntryBlockedApplier());
    byKind.put(Kind.MATCHED, new LeavingApplier(Outcome.MATCHED));
    byKind.put(Kind.UNMATCHED, new LeavingApplier(Outcome.UNMATCHED));
    byKind.put(Kind.SENT, new SentApplier());
    byKind.put(Kind.UNSENT, new LeavingApplier(Outcome.UNSENT));
    byKind.put(Kind.WAITED, new LeavingApplier(Outcome.WAITED));
    byKind.put(Kind.TAGGED, new LeavingApplier(Outcome.TAGGED));
    byKind.put(Kind.UNTAGGED, new LeavingApplier(Outcome.TAGGED));
    byKind.put(
        Kind.DISENGAGED,
        (firing, state) -> state.put(state.entry(firing.entry()).withPathDisengaged()));
    byKind.put(Kind.FINISHED, NOTHING::apply); // the end itself is a movement of its own
    byKind.put(Kind.EXITED, new ExitedApplier());
    byKind.put(Kind.GOAL_HIT, new GoalHitApplier());
    byKind.put(Kind.ATTRIBUTED, NOTHING::apply);
    byKind.put(Kind.CONVERTED, new ConvertedApplier());
    byKind.put(Kind.ERROR, NOTHING::apply);
  }

  private <R extends JournalRecord> void on(Class<R> type, Applier<R> applier) {
    byType.put(type, applier);
  }

  private static void in(SeriesPort.State newState, String series, State state) {
    state.put(state.series(series).in(newState));
  }

  /** Applies one record; it must follow the last one applied. */
  public void apply(JournalRecord record, State state) {
    state.step(record.position(), record.at());
    if (record instanceof Firing firing) {
      byKind.get(firing.kind()).apply(firing, state);
    } else {
      apply(byType.get(record.getClass()), record, state);
    }
  }

  @SuppressWarnings("unchecked") // the table is filled with type and applier side by side
  private static <R extends JournalRecord> void apply(Applier<?> applier, R record, State state) {
    ((Applier<R>) applier).apply(record, state);
  }
}
