package io.goalpost.service.engine;

import io.goalpost.model.fact.User;
import io.goalpost.model.journal.FanOutReached;
import io.goalpost.model.journal.FanOutReached.Step;
import io.goalpost.rules.vocabulary.Account;
import io.goalpost.service.state.CompanyDiff;
import io.goalpost.service.state.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * One company's diff, and how far the rules have come with its members (D8): step by step, and in
 * each step in the order in which {@link DiffCourse} does it for all at once (T2). Neither the
 * company nor a member changes meanwhile, so that it does not matter where a piece ends; and what
 * is asked of one entry depends on no other, so that it can be asked again after a restart.
 */
final class FanOut {

  private final State state;
  private final DiffCourse diffs;
  private final Turns turns;
  private final CompanyDiff of;
  private final Changes changes;
  private final Course course = new Course(null);
  private final List<String> members;
  private final List<Account> accounts;
  private final List<SeriesPlan> entered;
  private final List<DiffCourse.Asked> asked = new ArrayList<>();
  private Step step = Step.ASK;
  private int done;

  FanOut(State state, DiffCourse diffs, Turns turns) {
    this.state = state;
    this.diffs = diffs;
    this.turns = turns;
    of = state.companyDiff();
    changes = diffs.changes(of.accepted().diff(), null, of.before(), null, diff());
    members = List.copyOf(state.members(of.company()));
    accounts = diffs.accounts(changes);
    entered = List.copyOf(diffs.mayEnter(changes));
  }

  /** The position of the diff. */
  long diff() {
    return of.accepted().position();
  }

  Course course() {
    return course;
  }

  /** Whether anything is another than it was (D2). */
  boolean changesSomething() {
    return !changes.keys().isEmpty();
  }

  boolean isOver() {
    return step == Step.OVER;
  }

  /** Does so many more of the step at hand; the last of them begins the next. */
  void advance(int many) {
    int to = Math.min(size(), done + many);
    switch (step) {
      case ASK -> ask(to);
      case GOALS -> diffs.goals(asked.subList(done, to));
      case EXITS -> diffs.exits(asked.subList(done, to));
      case MOVES -> diffs.moves(List.of(), asked.subList(done, to), course);
      case ENTRIES -> diffs.enter(candidates(done, to), changes, course);
      case TURNS -> members.subList(done, to).forEach(id -> turns.set(state.user(id)));
      case OVER -> throw new IllegalStateException("it is over");
    }
    done = to;
    while (step != Step.OVER && done == size()) {
      endStep();
    }
  }

  private void ask(int to) {
    asked.addAll(diffs.ask(members.subList(done, to), done == 0 ? accounts : List.of(), changes));
    done = to;
  }

  /** Does all that is left. */
  void finish() {
    while (!isOver()) {
      advance(size() - done);
    }
  }

  /**
   * Comes as far as it once was.
   *
   * @throws IllegalStateException where it does not pass there
   */
  void advanceTo(FanOutReached there) {
    if (there.step() == Step.OVER) {
      while (!isOver() && !course.hasFollowUps()) {
        advance(FanOuts.PIECE);
      }
      return; // with follow-ups comes all the rest
    }
    while (!reached(0).isAsFarAs(there)) {
      int more = (step == there.step() ? doneWith(there) : size()) - done;
      if (isOver() || more <= 0) {
        throw new IllegalStateException("the fan-out of diff " + diff() + " does not pass there");
      }
      advance(more);
    }
  }

  /** Takes up where another left off, asking again what it had asked. */
  void takeUp(FanOutReached there) {
    int asking = there.step() == Step.ASK ? doneWith(there) : members.size();
    while (done < asking) {
      ask(Math.min(asking, done + FanOuts.PIECE));
    }
    asked.sort(DiffCourse.Asked.BY_ENTRY);
    step = there.step();
    done = doneWith(there);
  }

  /** How far it is. */
  FanOutReached reached(long position) {
    long entry = 0;
    String series = null;
    String user = null;
    if (done > 0) {
      switch (step) {
        case ASK, TURNS -> user = members.get(done - 1);
        case GOALS, EXITS, MOVES -> entry = asked.get(done - 1).entry();
        case ENTRIES -> {
          series = entered.get((done - 1) / members.size()).id();
          user = members.get((done - 1) % members.size());
        }
        case OVER -> throw new IllegalStateException("nothing is done after the end");
      }
    }
    return new FanOutReached(position, state.now(), diff(), step, entry, series, user);
  }

  private void endStep() {
    if (step == Step.ASK) {
      asked.sort(DiffCourse.Asked.BY_ENTRY);
    } else if (step == Step.GOALS) {
      diffs.companyGoals(accounts);
    }
    step = Step.values()[step.ordinal() + 1];
    done = 0;
  }

  /** How many there are in the step at hand. */
  private int size() {
    return switch (step) {
      case ASK, TURNS -> members.size();
      case GOALS, EXITS, MOVES -> asked.size();
      case ENTRIES -> Math.multiplyExact(entered.size(), members.size());
      case OVER -> 0;
    };
  }

  /** How many of a step are done where it once was. */
  private int doneWith(FanOutReached there) {
    return switch (there.step()) {
      case ASK, TURNS -> there.user() == null ? 0 : 1 + members.indexOf(there.user());
      case GOALS, EXITS, MOVES -> count(asked, each -> each.entry() <= there.entry());
      case ENTRIES ->
          there.user() == null
              ? 0
              : 1
                  + count(entered, plan -> plan.id().compareTo(there.series()) < 0) * members.size()
                  + members.indexOf(there.user());
      case OVER -> 0;
    };
  }

  private static <T> int count(List<T> sorted, Predicate<T> before) {
    return (int) sorted.stream().takeWhile(before).count();
  }

  /** Of all series for each member, by series and then user, those from one number to another. */
  private Map<SeriesPlan, List<User>> candidates(int from, int to) {
    Map<SeriesPlan, List<User>> candidates = new LinkedHashMap<>();
    for (int next = from; next < to; ) {
      int first = next % members.size();
      int count = Math.min(members.size() - first, to - next);
      candidates.put(
          entered.get(next / members.size()), diffs.users(members.subList(first, first + count)));
      next += count;
    }
    return candidates;
  }
}
