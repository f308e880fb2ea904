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
import io.goalpost.rules.vocabulary.Look;
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

  /** Those who may enter on one occasion, and what is known of the one who was added last. */
  private final class Candidates {
    final Occasion occasion;
    final List<Candidate> all = new ArrayList<>();
    private User user;
    private String company;
    private EventOccurrence trigger;
    private Look look; // the same for all series of which they are asked alike

    Candidates(Occasion occasion) {
      this.occasion = occasion;
    }

    void add(SeriesPlan plan, User of) {
      if (!plan.series().memberScope()) {
        add(plan, of, null);
        return;
      }
      for (String each : of.companies()) {
        add(plan, of, each);
      }
    }

    /** Who cannot enter whatever the rules say, and is nobody's rival (E7), is not asked. */
    private void add(SeriesPlan plan, User of, String with) {
      EventOccurrence event = occasion.event();
      boolean mayTrigger = event != null && plan.triggeredBy(event.name());
      Look seen = look(of, with, mayTrigger ? event : null);
      if (!plan.entryMayMatch(seen)) {
        return;
      }
      Series series = plan.series();
      boolean cannotEnter =
          series.key() == null
              && series.priority() == null
              && (isOnceOnly(series, of, with) || obstacle(series, of, with, null));
      if (!cannotEnter) {
        all.add(new Candidate(plan, of, with, new Newcomer(plan.rules(), seen)));
      }
    }

    @SuppressWarnings("ReferenceEquality") // whether it is the very one that was added last
    private Look look(User of, String with, EventOccurrence by) {
      if (of != user || by != trigger || look == null || !Objects.equals(with, company)) {
        user = of;
        company = with;
        trigger = by;
        look = looks.newcomer(of, with, by);
      }
      return look;
    }
  }

  /** Lets in whoever may enter, by series, then user, then company in the order joined (T2). */
  void admit(Map<SeriesPlan, List<User>> candidates, Occasion occasion, Course course) {
    Candidates asked = new Candidates(occasion);
    candidates.forEach((plan, users) -> users.forEach(user -> asked.add(plan, user)));
    admit(asked.all, occasion, course);
  }

  /** The same of one user, who may enter several series. */
  void admit(Collection<SeriesPlan> series, User user, Occasion occasion, Course course) {
    Candidates asked = new Candidates(occasion);
    for (SeriesPlan plan : series) {
      asked.add(plan, user);
    }
    admit(asked.all, occasion, course);
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
        Look untriggered = looks.newcomer(candidate.user, candidate.company, null);
        candidate.now = new Newcomer(candidate.plan.rules(), untriggered);
        again.add(candidate.now);
      }
    }
    session.ask(again);
  }

  /** Whether that they once entered is all there is to say (E6), whatever the entry is like. */
  private boolean isOnceOnly(Series series, User user, String company) {
    return company == null
        && !series.reentry().allowed()
        && state.hasBareEntry(user.id(), series.id());
  }

  /**
   * A candidate as of just before: time has turned by now what it turns now, unless it, or an
   * earlier diff of this instant, already had its turn. Null where it plainly did not match then,
   * as of a user who is new.
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
    Look before = looks.newcomerBefore(candidate.user, candidate.company, changes, at);
    return candidate.plan.entryMayMatch(before)
        ? new Newcomer(candidate.plan.rules(), before)
        : null;
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
    return !obstacle(series, candidate.user, candidate.company, key);
  }

  private boolean obstacle(Series series, User user, String company, Value key) {
    List<Entry> earlier = state.entriesOf(user.id(), series.id());
    return Reentry.obstacle(series, earlier, company, key, state.now(), state.zone()).isPresent();
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
