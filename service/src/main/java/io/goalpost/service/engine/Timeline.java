package io.goalpost.service.engine;

import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.fact.User;
import io.goalpost.model.journal.Input;
import io.goalpost.model.series.Block;
import io.goalpost.rules.session.RuleSession;
import io.goalpost.rules.vocabulary.Participant;
import io.goalpost.rules.vocabulary.Question;
import io.goalpost.rules.vocabulary.Visit;
import io.goalpost.service.state.State;
import io.goalpost.service.state.Timer;
import io.goalpost.service.state.Turn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What happens as time passes: timers, and conditions that time turns (T1, T5). */
final class Timeline {

  private final State state;
  private final Ledger ledger;
  private final Plans plans;
  private final RuleSession session;
  private final Exits exits;
  private final Paths paths;
  private final Admission admission;
  private final Consequences consequences;
  private final Turns turns;
  private final EndlessRules endless;

  Timeline(
      State state,
      Ledger ledger,
      Plans plans,
      RuleSession session,
      Exits exits,
      Paths paths,
      Admission admission,
      Consequences consequences,
      Turns turns,
      EndlessRules endless) {
    this.state = state;
    this.ledger = ledger;
    this.plans = plans;
    this.session = session;
    this.exits = exits;
    this.paths = paths;
    this.admission = admission;
    this.consequences = consequences;
    this.turns = turns;
    this.endless = endless;
  }

  /** When the engine next has something to do by itself, or null. */
  Instant nextDue() {
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
   * @return whether anything was due
   */
  boolean fireNext(Instant to, boolean through) {
    Instant due = nextDue();
    if (due == null || (through ? due.isAfter(to) : !due.isBefore(to))) {
      return false;
    }
    state.moveTo(due);
    Turn turn = state.nextTurn();
    if (turn != null && !turn.due().isAfter(due)) {
      turn(due);
    } else {
      fire(state.nextTimer());
    }
    return true;
  }

  private void fire(Timer timer) {
    Entry entry = state.entry(timer.entry());
    Checkpoint at = entry.openAt(timer.block()).orElseThrow();
    Block block = plans.current(entry.series()).series().block(timer.block()).orElseThrow();
    if (block instanceof Block.Content && !plans.isLive(entry.series())) {
      state.drop(timer); // on resume everything that waits is looked at (V3)
      return;
    }
    ledger.input(p -> new Input.TimerFired(p, state.now(), timer.entry(), timer.block()));
    Course course = new Course(null);
    paths.due(entry, at, course);
    if (timer.equals(state.nextTimer())) {
      state.drop(timer); // no rule answered: it is not asked for ever
    }
    consequences.changed(entry.user());
    consequences.finish(course);
  }

  /**
   * All that time turns at one instant: entries first, each to its end, then newcomers (T2, T5).
   */
  private void turn(Instant due) {
    Set<Long> entries = new TreeSet<>();
    Map<String, Set<String>> newcomers = new LinkedHashMap<>();
    for (Turn turn = state.nextTurn();
        turn != null && !turn.due().isAfter(due);
        turn = state.nextTurn()) {
      if (turn.entry() != 0) {
        entries.add(turn.entry());
        state.turns().remove(turn.entry());
      } else {
        newcomers.computeIfAbsent(turn.series(), s -> new TreeSet<>()).add(turn.user());
        state.turns().remove(turn.series(), turn.user());
      }
    }
    ledger.inputIfAnything(p -> new Input.TimeTurned(p, state.now()));
    Course course = new Course(null);
    for (long id : entries) {
      turn(state.entry(id), course);
      consequences.changed(state.entry(id).user());
    }
    Map<SeriesPlan, List<User>> candidates = new LinkedHashMap<>();
    for (SeriesPlan plan : plans.live()) {
      Set<String> users = newcomers.getOrDefault(plan.id(), Set.of());
      if (!users.isEmpty()) {
        candidates.put(plan, admission.users(users));
        users.forEach(consequences::changed);
      }
    }
    admission.admit(candidates, Admission.Occasion.time(), course);
    endless.tell();
    ledger.nothingMore();
    consequences.finish(course);
  }

  private void turn(Entry entry, Course course) {
    SeriesPlan plan = plans.current(entry.series());
    List<Question> questions = new ArrayList<>();
    Participant participant = null;
    List<String> exitReasons = turns.exitsTurningNow(entry);
    if (!exitReasons.isEmpty()) {
      participant = exits.of(entry, exitReasons);
    }
    if (participant != null) {
      questions.add(participant);
    }
    List<Visit> visits = new ArrayList<>();
    for (Checkpoint at : entry.openCheckpoints()) {
      if (plan.series().block(at.block()).orElse(null) instanceof Block.Rule) {
        Visit visit = paths.question(entry, at);
        if (visit != null) {
          visits.add(visit);
        }
      }
    }
    questions.addAll(visits);
    session.ask(questions);
    if (participant != null && exits.apply(participant, exitReasons)) {
      return;
    }
    for (Visit visit : visits) {
      Entry current = state.entry(entry.id());
      if (current.active() && current.openAt(visit.getBlock()).isPresent()) {
        paths.leaveIfMatched(visit, course);
      }
    }
  }
}
