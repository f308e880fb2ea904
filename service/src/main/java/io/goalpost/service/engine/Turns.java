package io.goalpost.service.engine;

import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.fact.User;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.rules.vocabulary.Look;
import io.goalpost.rules.vocabulary.TimeTurns;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.State;
import io.goalpost.service.state.Turn;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Keeps for every entry, and for everybody who may enter, the next instant at which time may turn
 * what is asked of them (T5). Derived from facts and definitions, so it is told anew whenever those
 * change, and needs no record.
 */
final class Turns {

  private final State state;
  private final Plans plans;
  private final Looks looks;
  private final Exits exits;
  private Instant after;

  Turns(State state, Plans plans, Looks looks, Exits exits) {
    this.state = state;
    this.plans = plans;
    this.looks = looks;
    this.exits = exits;
  }

  /** Sets all turns of a user: entering and entries. */
  void set(User user) {
    for (SeriesPlan plan : plans.timedEntry()) {
      set(plan, user);
    }
    for (Entry entry : state.activeEntriesOf(user.id())) {
      set(entry);
    }
  }

  /** Sets when time may make a user enter a series. */
  void set(SeriesPlan plan, User user) {
    Turn known = state.turns().of(plan.id(), user.id());
    if (isDue(known)) {
      return; // it is still to come at this very instant
    }
    Instant next = null;
    if (!plan.series().memberScope()) {
      next = earliest(null, plan.askedOfNewcomers(), looks.newcomer(user, null, null));
    } else {
      for (String company : user.companies()) {
        next = earliest(next, plan.askedOfNewcomers(), looks.newcomer(user, company, null));
      }
    }
    if (next == null) {
      state.turns().remove(plan.id(), user.id());
    } else {
      state.turns().set(Turn.ofNewcomer(next, plan.id(), user.id()));
    }
  }

  private boolean isDue(Turn turn) {
    return turn != null && !turn.due().isAfter(state.now());
  }

  /** Sets when time may end or move an entry. */
  void set(Entry entry) {
    Turn known = state.turns().of(entry.id());
    SeriesPlan plan = plans.current(entry.series());
    if (known == null && !plan.timed()) {
      return;
    }
    if (isDue(known)) {
      return; // it is still to come at this very instant
    }
    if (!plan.timed()) {
      state.turns().remove(entry.id());
      return;
    }
    Instant next = null;
    for (String reason : Exits.REASONS) {
      next = nextExit(next, entry, reason);
    }
    for (Checkpoint at : entry.openCheckpoints()) {
      Block block = plan.series().block(at.block()).orElse(null);
      if (block instanceof Block.Rule rule) {
        next = earliest(next, List.of(rule.rule()), looks.entry(entry, at.baselines()));
      }
    }
    if (next == null) {
      state.turns().remove(entry.id());
    } else {
      state.turns().set(Turn.ofEntry(next, entry.id()));
    }
  }

  /**
   * Sets those of everybody as they are when nobody knows which of this very instant have been:
   * they come again, and who was turned by them is not turned twice.
   */
  void setAllOfThisInstant() {
    after = state.now().minusNanos(1);
    setAll();
    after = null;
  }

  /** Sets those of everybody anew. */
  void setAll() {
    if (!plans.timedEntry().isEmpty()) {
      for (String id : state.userIds()) {
        set(state.user(id));
      }
    } else {
      for (SeriesState series : state.allSeries()) {
        setAll(series.id());
      }
    }
  }

  /** Sets those of everybody in one series, or who may enter it, anew. */
  void setAll(String series) {
    for (SeriesPlan plan : plans.timedEntry()) {
      if (plan.id().equals(series)) {
        state.userIds().forEach(id -> set(plan, state.user(id)));
      }
    }
    state.activeEntries(series).forEach(id -> set(state.entry(id)));
  }

  /** The reasons for an exit that time turns at this very instant (X1 to X3). */
  List<String> exitsTurningNow(Entry entry) {
    after = state.now().minusNanos(1);
    List<String> reasons =
        Exits.REASONS.stream()
            .filter(reason -> state.now().equals(nextExit(null, entry, reason)))
            .toList();
    after = null;
    return reasons;
  }

  private Instant nextExit(Instant known, Entry entry, String reason) {
    return plans.current(entry.series()).series().exit().beforeMessage() // X4
        ? known
        : earliest(
            known,
            exits.conditions(reason, entry),
            looks.entry(entry, entry.snapshot().baselines()));
  }

  private Instant earliest(Instant known, Collection<Condition> conditions, Look look) {
    Instant earliest = known;
    for (Condition condition : conditions) {
      Instant next = TimeTurns.next(condition, look, after != null ? after : state.now());
      if (next != null && (earliest == null || next.isBefore(earliest))) {
        earliest = next;
      }
    }
    return earliest;
  }
}
