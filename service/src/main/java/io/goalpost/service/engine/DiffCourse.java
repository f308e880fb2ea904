package io.goalpost.service.engine;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import io.goalpost.model.journal.Input.DiffAccepted;
import io.goalpost.model.series.Block;
import io.goalpost.rules.session.RuleSession;
import io.goalpost.rules.vocabulary.Account;
import io.goalpost.rules.vocabulary.Participant;
import io.goalpost.rules.vocabulary.Question;
import io.goalpost.rules.vocabulary.Question.Verdict;
import io.goalpost.rules.vocabulary.Visit;
import io.goalpost.service.state.StateView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What rules look at after a diff was applied, and in which order what they decide is done: goals,
 * exits, moves of active entries, new entries (T2). Facts stay as they are meanwhile, so all that
 * concerns entries is asked at once.
 */
final class DiffCourse {

  private final StateView state;
  private final Plans plans;
  private final Looks looks;
  private final RuleSession session;
  private final Goals goals;
  private final Exits exits;
  private final Paths paths;
  private final Admission admission;

  DiffCourse(
      StateView state,
      Plans plans,
      Looks looks,
      RuleSession session,
      Goals goals,
      Exits exits,
      Paths paths,
      Admission admission) {
    this.state = state;
    this.plans = plans;
    this.looks = looks;
    this.session = session;
    this.goals = goals;
    this.exits = exits;
    this.paths = paths;
    this.admission = admission;
  }

  /**
   * What was asked of one entry. Of a company's diff, whose fan-out counts them, there is one for
   * each entry that it concerns, also where it was plain that there was nothing to ask.
   *
   * @param left whether its user left its company
   */
  record Asked(
      long entry,
      List<Question> goals,
      Participant exit,
      List<String> exitReasons,
      Map<String, Visit> moves,
      boolean left) {
    static final Comparator<Asked> BY_ENTRY = Comparator.comparingLong(Asked::entry);
  }

  void run(DiffAccepted accepted, Changes changes, Course course) {
    Diff diff = accepted.diff();
    Collection<String> subjects =
        diff.ofCompany() ? state.members(diff.company()) : List.of(diff.user());
    List<Account> accounts = diff.ofCompany() ? accounts(changes) : List.of();
    List<Asked> asked = ask(subjects, accounts, changes);
    goals(asked);
    companyGoals(accounts);
    exits(asked);
    moves(subjects, asked, course);
    enter(subjects, changes, course);
  }

  /** The company's own chances to hit goals by its diff (G9). */
  List<Account> accounts(Changes changes) {
    return goals.of(state.company(changes.diff().company()), changes);
  }

  /** Asks all that a diff makes to be asked of entries of some users; by entry. */
  List<Asked> ask(Collection<String> subjects, List<Account> accounts, Changes changes) {
    List<Asked> asked = new ArrayList<>();
    Predicate<String> series = concerned(changes);
    for (String user : subjects) {
      for (Entry entry : state.entriesNotOver(user, series, goals::isOver)) {
        Asked of = ask(entry, changes);
        if (of != null) {
          asked.add(of);
        }
      }
    }
    asked.sort(Asked.BY_ENTRY);
    List<Question> questions = new ArrayList<>(accounts);
    for (Asked of : asked) {
      questions.addAll(of.goals());
      if (of.exit() != null) {
        questions.add(of.exit());
      }
      questions.addAll(of.moves().values());
    }
    session.ask(questions);
    return asked;
  }

  /** The series of whose entries something may have to be asked. */
  private Predicate<String> concerned(Changes changes) {
    if (!changes.left().isEmpty()) {
      return series -> true; // whoever was in one with a company that they left must go
    }
    Set<String> concerned = plans.concernedBy(changes.keys());
    Entry touched = changes.touchedBefore();
    return touched == null
        ? concerned::contains
        : series -> series.equals(touched.series()) || concerned.contains(series);
  }

  void goals(List<Asked> asked) {
    for (Asked of : asked) {
      of.goals().forEach(goals::apply);
    }
  }

  void companyGoals(List<Account> accounts) {
    accounts.forEach(goals::apply);
  }

  void exits(List<Asked> asked) {
    for (Asked of : asked) {
      exit(of);
    }
  }

  /** Lets in whoever may enter by a diff. */
  void enter(Map<SeriesPlan, List<User>> candidates, Changes changes, Course course) {
    admission.admit(candidates, Admission.Occasion.diff(changes), course);
  }

  private Asked ask(Entry entry, Changes changes) {
    Set<String> keys = changes.keysFor(entry);
    List<Question> questions = new ArrayList<>(1);
    boolean concerned = !keys.isEmpty() && goals.ask(entry, changes, keys, questions);
    Participant exit = null;
    List<String> exitReasons = List.of();
    Map<String, Visit> moves = Map.of();
    if (entry.active()) {
      exitReasons = exits.askedBy(keys, entry);
      if (!exitReasons.isEmpty()) {
        exit = exits.of(entry, exitReasons);
        concerned = true;
      }
      SeriesPlan plan = plans.current(entry.series());
      for (Checkpoint at : entry.openCheckpoints()) {
        if (plan.ruleTouched(at.block(), keys)) {
          concerned = true;
          Visit visit = paths.question(entry, at);
          if (visit != null) {
            moves = moves.isEmpty() ? new LinkedHashMap<>() : moves;
            moves.put(at.block(), visit);
          }
        }
      }
    }
    boolean left =
        entry.active() && entry.company() != null && changes.left().contains(entry.company());
    boolean nothing = questions.isEmpty() && exit == null && moves.isEmpty() && !left;
    if (nothing && !(concerned && changes.diff().ofCompany())) {
      return null;
    }
    return new Asked(entry.id(), questions, exit, exitReasons, moves, left);
  }

  private void exit(Asked asked) {
    boolean exit = asked.exit() != null && asked.exit().says(Verdict.EXITS);
    if (!asked.left() && !exit) {
      return; // as with most diffs
    }
    Entry entry = state.entry(asked.entry());
    if (!entry.active()) {
      return;
    }
    if (asked.left()) {
      exits.end(entry, "left-company");
    } else {
      exits.apply(asked.exit(), asked.exitReasons());
    }
  }

  void moves(Collection<String> subjects, List<Asked> asked, Course course) {
    if (!course.anybodyOnline() && !anyMoves(asked)) {
      return; // as with most diffs
    }
    Map<Long, Asked> byEntry = new LinkedHashMap<>();
    asked.forEach(of -> byEntry.put(of.entry(), of));
    Set<Long> moving = new HashSet<>(byEntry.keySet());
    for (String user : subjects) {
      if (course.online(user)) {
        state.activeEntriesOf(user).forEach(entry -> moving.add(entry.id()));
      }
    }
    for (long id : moving.stream().sorted().toList()) {
      Map<String, Visit> visits = byEntry.containsKey(id) ? byEntry.get(id).moves() : Map.of();
      for (Checkpoint at : state.entry(id).openCheckpoints()) {
        Entry entry = state.entry(id);
        if (entry.active() && entry.openAt(at.block()).isPresent()) {
          move(entry, at, visits.get(at.block()), course);
        }
      }
    }
  }

  private static boolean anyMoves(List<Asked> asked) {
    for (Asked of : asked) {
      if (!of.moves().isEmpty()) {
        return true;
      }
    }
    return false;
  }

  private void move(Entry entry, Checkpoint at, Visit visit, Course course) {
    Block block = plans.current(entry.series()).series().block(at.block()).orElseThrow();
    if (visit != null) {
      paths.leaveIfMatched(visit, course);
    } else if (block instanceof Block.Content && course.online(entry.user())) {
      paths.online(entry, at, course);
    }
  }

  private void enter(Collection<String> subjects, Changes changes, Course course) {
    Collection<SeriesPlan> series = mayEnter(changes);
    if (series.isEmpty()) {
      return;
    }
    if (!changes.diff().ofCompany()) {
      User user = state.user(changes.diff().user());
      admission.admit(series, user, Admission.Occasion.diff(changes), course);
      return;
    }
    List<User> users = users(subjects);
    Map<SeriesPlan, List<User>> candidates = new LinkedHashMap<>();
    series.forEach(plan -> candidates.put(plan, users));
    enter(candidates, changes, course);
  }

  /** The series that a diff may make somebody enter, by id. */
  Collection<SeriesPlan> mayEnter(Changes changes) {
    Set<String> keys = changes.keys();
    if (changes.event() != null) {
      keys = new HashSet<>(keys);
      keys.add(LivePlans.triggerKey(changes.event().name()));
    }
    boolean first = !changes.diff().ofCompany() && changes.userBefore() == null;
    return first ? plans.enteredByFirst(keys) : plans.enteredBy(keys);
  }

  /** The users of ids, in the order of the ids. */
  List<User> users(Collection<String> ids) {
    return admission.users(ids);
  }

  /** The facts of whoever a diff is about, before and after it. */
  Changes changes(Diff diff, User userBefore, Company companyBefore, Entry before, long position) {
    return diff.ofCompany()
        ? Changes.ofCompany(diff, companyBefore, state.company(diff.company()), looks.zone())
        : Changes.ofUser(diff, userBefore, state.user(diff.user()), position, before, looks.zone());
  }
}
