package io.goalpost.service.engine;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.EntrySnapshot;
import io.goalpost.model.fact.EventOccurrence;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Series;
import io.goalpost.rules.session.RuleSession;
import io.goalpost.rules.vocabulary.Newcomer;
import io.goalpost.rules.vocabulary.Question.Answer;
import io.goalpost.rules.vocabulary.Question.Verdict;
import io.goalpost.service.state.BaselineCapture;
import io.goalpost.service.state.StateView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Who enters a series, and who is kept out (SEMANTICS §5). */
final class Admission {

  private final StateView state;
  private final Plans plans;
  private final Looks looks;
  private final RuleSession session;
  private final Scribe scribe;
  private final Paths paths;

  Admission(
      StateView state, Plans plans, Looks looks, RuleSession session, Scribe scribe, Paths paths) {
    this.state = state;
    this.plans = plans;
    this.looks = looks;
    this.session = session;
    this.scribe = scribe;
    this.paths = paths;
  }

  /**
   * One user, or user and company, who may enter; asked as of now, and where that is not enough
   * also as of before.
   */
  private static final class Candidate {
    final SeriesPlan plan;
    final User user;
    final String company;
    Newcomer now;
    Newcomer before;

    Candidate(SeriesPlan plan, User user, String company, Newcomer now) {
      this.plan = plan;
      this.user = user;
      this.company = company;
      this.now = now;
    }

    boolean matches() {
      return now.says(Verdict.ENTERS);
    }

    /** The reason why the exit rule keeps them out, the first of several (X3); or null. */
    static Answer keptOut(Newcomer newcomer) {
      return newcomer
          .answer(Verdict.KEPT_OUT, "exit-rule")
          .or(() -> newcomer.answerBut(Verdict.KEPT_OUT, List.of("goal")))
          .or(() -> newcomer.answer(Verdict.KEPT_OUT, "goal"))
          .orElse(null);
    }

    boolean triggered() {
      if (now.getFacts().known().trigger() == null) {
        return false; // as with most diffs
      }
      return plan.entryBlocks().stream()
          .filter(block -> block.trigger() != null)
          .anyMatch(block -> now.answer(Verdict.ENTERS, block.id()).isPresent());
    }
  }

  /** What makes people enter: a diff, the clock, or that the series went live or was resumed. */
  record Occasion(Changes changes, boolean everybody) {
    static Occasion diff(Changes changes) {
      return new Occasion(changes, false);
    }

    static Occasion time() {
      return new Occasion(null, false);
    }

    static Occasion goingLive() {
      return new Occasion(null, true);
    }

    EventOccurrence event() {
      return changes == null ? null : changes.event();
    }
  }

  /** Lets in whoever may enter, by series, then user, then company in the order joined (T2). */
  void admit(Map<SeriesPlan, List<User>> candidates, Occasion occasion, Course course) {
    List<Candidate> asked = new ArrayList<>();
    candidates.forEach(
        (plan, users) ->
            users.forEach(user -> add(asked, plan, user, state.entriesOf(user.id()), occasion)));
    admit(asked, occasion, course);
  }

  /** The same of one user, who may enter several series. */
  void admit(Collection<SeriesPlan> series, User user, Occasion occasion, Course course) {
    List<Candidate> asked = new ArrayList<>(series.size());
    List<Entry> entries = state.entriesOf(user.id());
    for (SeriesPlan plan : series) {
      add(asked, plan, user, entries, occasion);
    }
    admit(asked, occasion, course);
  }

  private void admit(List<Candidate> asked, Occasion occasion, Course course) {
    List<Newcomer> questions = new ArrayList<>(asked.size());
    for (Candidate candidate : asked) {
      questions.add(candidate.now);
    }
    session.ask(questions);
    askWithoutTrigger(asked);
    List<Candidate> matching = new ArrayList<>();
    for (Candidate candidate : asked) {
      if (candidate.matches()) {
        matching.add(candidate);
      }
    }
    if (!occasion.everybody()) {
      List<Newcomer> before = new ArrayList<>();
      for (Candidate candidate : matching) {
        if (!candidate.triggered()) {
          candidate.before = before(candidate, occasion);
          if (candidate.before != null) {
            before.add(candidate.before);
          }
        }
      }
      session.ask(before);
    }
    for (Candidate candidate : matching) {
      decide(candidate, matching, occasion, course);
    }
  }

  /** An event that triggers no entry gives it no properties either (E3): asks as if it had none. */
  private void askWithoutTrigger(List<Candidate> asked) {
    List<Newcomer> again = new ArrayList<>(0); // mostly none
    for (Candidate candidate : asked) {
      if (candidate.now.getFacts().known().trigger() != null && !candidate.triggered()) {
        candidate.now = newcomer(candidate.plan, candidate.user, candidate.company, null);
        again.add(candidate.now);
      }
    }
    session.ask(again);
  }

  private void add(
      List<Candidate> asked, SeriesPlan plan, User user, List<Entry> entries, Occasion occasion) {
    if (!plan.series().memberScope()) {
      add(asked, plan, user, null, entries, occasion);
      return;
    }
    for (String company : user.companies()) {
      add(asked, plan, user, company, entries, occasion);
    }
  }

  /** Who cannot enter whatever the rules say, and is nobody's rival (E7), is not asked. */
  private void add(
      List<Candidate> asked,
      SeriesPlan plan,
      User user,
      String company,
      List<Entry> entries,
      Occasion occasion) {
    Series series = plan.series();
    boolean cannotEnter =
        series.key() == null
            && series.priority() == null
            && obstacle(series, entries, company, null).isPresent();
    if (!cannotEnter) {
      asked.add(candidate(plan, user, company, occasion));
    }
  }

  private Candidate candidate(SeriesPlan plan, User user, String company, Occasion occasion) {
    EventOccurrence event = occasion.event();
    boolean mayTrigger = event != null && plan.triggeredBy(event.name());
    return new Candidate(
        plan, user, company, newcomer(plan, user, company, mayTrigger ? event : null));
  }

  private Newcomer newcomer(SeriesPlan plan, User user, String company, EventOccurrence trigger) {
    return new Newcomer(plan.rules(), looks.newcomer(user, company, trigger));
  }

  /**
   * The same as of just before: time has turned by now what it turns now, unless it, or an earlier
   * diff of this instant, already had its turn. Null where nothing held before: the user is new.
   */
  private Newcomer before(Candidate candidate, Occasion occasion) {
    Changes changes = occasion.changes();
    if (changes != null && !changes.diff().ofCompany() && changes.userBefore() == null) {
      return null; // before their first diff a user matches nothing (E2)
    }
    if (candidate.company != null
        && changes != null
        && changes.userBefore() != null
        && !changes.userBefore().companies().contains(candidate.company)) {
      return null; // nor does a pair before it is one (E7)
    }
    boolean turned = state.turnedNow(candidate.plan.id(), candidate.user.id(), candidate.company);
    Instant at = turned ? state.now() : state.now().minusNanos(1);
    return new Newcomer(
        candidate.plan.rules(),
        looks.newcomerBefore(candidate.user, candidate.company, changes, at));
  }

  private void decide(
      Candidate candidate, List<Candidate> matching, Occasion occasion, Course course) {
    SeriesPlan plan = candidate.plan;
    Answer keptOut = Candidate.keptOut(candidate.now);
    boolean matchedBefore = candidate.before != null && candidate.before.says(Verdict.ENTERS);
    boolean chance = occasion.everybody() || candidate.triggered();
    if (keptOut != null) {
      if ((chance || !matchedBefore)
          && mayEnter(candidate, occasion)
          && preferred(candidate, matching)) {
        scribe.entryBlocked(
            plan,
            candidate.user.id(),
            candidate.company,
            keptOut.detail(),
            keptOut.rule(),
            matchedFacts(candidate));
      }
      return;
    }
    boolean turned = chance || !matchedBefore || Candidate.keptOut(candidate.before) != null;
    if (turned && mayEnter(candidate, occasion) && preferred(candidate, matching)) {
      enter(candidate, occasion, course);
    }
  }

  /** E5 and E6: nobody twice at once, and again only as the series says. */
  private boolean mayEnter(Candidate candidate, Occasion occasion) {
    Series series = candidate.plan.series();
    Value key = key(series, candidate.triggered() ? occasion.event() : null);
    return obstacle(series, state.entriesOf(candidate.user.id()), candidate.company, key).isEmpty();
  }

  private Optional<Reentry.Obstacle> obstacle(
      Series series, List<Entry> entries, String company, Value key) {
    return Reentry.obstacle(series, entries, company, key, state.now(), state.zone());
  }

  private static Value key(Series series, EventOccurrence event) {
    return series.key() == null || event == null ? null : event.properties().get(series.key());
  }

  /**
   * With a priority, only the best of the companies that match is kept (E7). Who is kept out is
   * nobody's rival, but has rivals: without the exit rule they would enter only as the best (E4).
   */
  private boolean preferred(Candidate candidate, List<Candidate> matching) {
    Series.Priority priority = candidate.plan.series().priority();
    if (priority == null || candidate.company == null) {
      return true;
    }
    Candidate best = null;
    for (Candidate other : matching) {
      boolean rival =
          other.plan == candidate.plan
              && other.user.id().equals(candidate.user.id())
              && (other == candidate || Candidate.keptOut(other.now) == null);
      if (rival && (best == null || better(other, best, priority))) {
        best = other;
      }
    }
    return best == candidate;
  }

  private boolean better(Candidate one, Candidate other, Series.Priority priority) {
    return Preference.better(
        attribute(one, priority), attribute(other, priority), priority, state.zone());
  }

  private Value attribute(Candidate candidate, Series.Priority priority) {
    return state.company(candidate.company).attributes().get(priority.companyAttribute());
  }

  private void enter(Candidate candidate, Occasion occasion, Course course) {
    SeriesPlan plan = candidate.plan;
    Map<String, String> rules = new LinkedHashMap<>();
    boolean triggered = candidate.triggered();
    for (Block.Rule block : plan.entryBlocks()) {
      candidate
          .now
          .answer(Verdict.ENTERS, block.id())
          .ifPresent(answer -> rules.put(block.id(), answer.rule()));
    }
    EventOccurrence trigger = triggered ? occasion.event() : null;
    Series series = plan.series();
    List<Condition> goal = series.goal() == null ? List.of() : List.of(series.goal().when());
    EntrySnapshot snapshot =
        new EntrySnapshot(
            plan.version(),
            trigger == null ? null : trigger.name(),
            trigger == null ? Map.of() : trigger.properties(),
            BaselineCapture.of(goal, candidate.user, candidate.now.getFacts().known().companies()));
    List<String> blocks = List.copyOf(rules.keySet());
    Firing entered =
        scribe.entered(
            plan,
            candidate.user.id(),
            candidate.company,
            rules.values().iterator().next(),
            blocks,
            snapshot,
            key(series, trigger),
            matchedFacts(candidate));
    paths.begin(state.entry(entered.entry()), blocks, course);
  }

  private Map<String, Value> matchedFacts(Candidate candidate) {
    List<Condition> conditions =
        candidate.plan.entryBlocks().stream().map(Block.Rule::rule).toList();
    return MatchedFacts.of(conditions, candidate.now.getFacts(), plans::segment);
  }

  /** The users of ids, in the order of the ids; those that no diff named are left out. */
  List<User> users(Collection<String> ids) {
    String[] sorted = ids.toArray(new String[0]);
    Arrays.sort(sorted);
    return Arrays.stream(sorted).map(state::user).filter(Objects::nonNull).toList();
  }
}
