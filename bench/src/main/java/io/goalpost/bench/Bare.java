package io.goalpost.bench;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.EntrySnapshot;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.rules.drl.SeriesCompiler;
import io.goalpost.rules.series.SeriesParser;
import io.goalpost.rules.session.RulePackage;
import io.goalpost.rules.session.RuleSession;
import io.goalpost.rules.vocabulary.Contender;
import io.goalpost.rules.vocabulary.Known;
import io.goalpost.rules.vocabulary.Look;
import io.goalpost.rules.vocabulary.Newcomer;
import io.goalpost.rules.vocabulary.Participant;
import io.goalpost.rules.vocabulary.Question;
import io.goalpost.rules.vocabulary.Question.Verdict;
import io.goalpost.rules.vocabulary.RulesOf;
import io.goalpost.rules.vocabulary.Visit;
import io.goalpost.rules.vocabulary.Workspace;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The floor: a session with the same rules and as little around it as gives the same firings. Facts
 * live in a hash map, runs in a list of each user; nothing is timed, journalled or taken back. It
 * knows this one workload only.
 */
final class Bare implements Rung, Workspace {

  private final String name;
  private final Asking session;
  private final AutoCloseable closing;
  private final RulesOf[] rules;
  private final Map<String, Person> people = new HashMap<>();
  private final List<String> fired = new ArrayList<>();

  /** A user and their runs. */
  private static final class Person {
    User user;
    final List<Run> runs = new ArrayList<>();
  }

  /** A run through a series. */
  private static final class Run {
    final int series;
    final Entry entry;
    boolean hit;
    boolean ended;

    Run(int series, Entry entry) {
      this.series = series;
      this.entry = entry;
    }
  }

  private Bare(String name, Workload load, Asking session, AutoCloseable closing) {
    this.name = name;
    this.session = session;
    this.closing = closing;
    this.rules =
        IntStream.range(0, load.series())
            .mapToObj(i -> RulesOf.of(Workload.seriesId(i), 1))
            .toArray(RulesOf[]::new);
    for (int i = 0; i < load.users(); i++) {
      Person person = new Person();
      Map<String, Value> attributes = new HashMap<>(Workload.user(i).set());
      person.user = user(Workload.userId(i), attributes);
      people.put(person.user.id(), person);
    }
  }

  /** With Drools. */
  static Bare drools(Workload load) {
    RuleSession session = new RuleSession();
    for (int i = 0; i < load.series(); i++) {
      SeriesCompiler.Compiled compiled =
          SeriesCompiler.compile(SeriesParser.parse(Workload.seriesText(i)).series(), 1);
      session.add(RulePackage.compile(compiled.packageName(), compiled.drl()));
    }
    return new Bare("bare Drools session", load, session::ask, session);
  }

  /** With Evrete. */
  static Bare evrete(Workload load) {
    EvretePeer peer = new EvretePeer(load);
    return new Bare("bare Evrete session", load, peer, peer);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Runnable prepared(List<Workload.Change> changes) {
    List<io.goalpost.model.diff.Diff> diffs = changes.stream().map(Workload.Change::diff).toList();
    return () -> diffs.forEach(diff -> apply(diff.user(), diff.set()));
  }

  private void apply(String id, Map<String, Value> set) {
    Person person = people.get(id);
    User before = person.user;
    Map<String, Value> attributes = new HashMap<>(before.attributes());
    attributes.putAll(set);
    if (attributes.equals(before.attributes())) {
      return;
    }
    person.user = user(id, attributes);
    runs(person, before);
    newcomers(person, before);
  }

  private void runs(Person person, User before) {
    List<Question> questions = new ArrayList<>();
    List<Run> asked = new ArrayList<>();
    for (Run run : person.runs) {
      Look now = look(person.user, run.entry);
      if (!run.hit) {
        questions.add(new Contender(rules[run.series], now, look(before, run.entry)));
        asked.add(run);
      }
    }
    int goals = asked.size();
    for (Run run : person.runs) {
      if (!run.ended) {
        Look now = look(person.user, run.entry);
        questions.add(new Participant(rules[run.series], rules[run.series], false, now));
        asked.add(run);
      }
    }
    session.ask(questions);
    for (int i = 0; i < questions.size(); i++) {
      Run run = asked.get(i);
      if (i < goals && questions.get(i).says(Verdict.GOAL_HIT)) {
        run.hit = true;
        fire("goal-hit", run.series, person);
      } else if (i >= goals && questions.get(i).says(Verdict.EXITS)) {
        run.ended = true;
        fire("exited", run.series, person);
      }
    }
  }

  private void newcomers(Person person, User before) {
    List<Question> questions = new ArrayList<>();
    Look now = look(person.user, null);
    for (int i = 0; i < Workload.TOUCHED; i++) {
      questions.add(new Newcomer(rules[i], now));
    }
    session.ask(questions);
    for (int i = 0; i < Workload.TOUCHED; i++) {
      if (questions.get(i).says(Verdict.ENTERS) && !questions.get(i).says(Verdict.KEPT_OUT)) {
        Newcomer earlier = new Newcomer(rules[i], look(before, null));
        session.ask(List.of(earlier));
        if (!earlier.says(Verdict.ENTERS) && !entered(person, i)) {
          enter(person, i);
        }
      }
    }
  }

  private static boolean entered(Person person, int series) {
    return person.runs.stream().anyMatch(run -> run.series == series);
  }

  private void enter(Person person, int series) {
    fire("entered", series, person);
    Entry entry =
        new Entry(
            1,
            0,
            Workload.seriesId(series),
            person.user.id(),
            null,
            null,
            Workload.START,
            new EntrySnapshot(1, null, Map.of(), Map.of()),
            Entry.Status.ACTIVE,
            false,
            false,
            null,
            null,
            List.of(),
            List.of());
    person.runs.add(new Run(series, entry));
    Participant stays =
        new Participant(rules[series], rules[series], false, look(person.user, entry));
    session.ask(List.of(stays));
    Visit hello =
        new Visit(rules[series], "hello", false, null, true, false, look(person.user, entry));
    session.ask(List.of(hello));
    if (!stays.says(Verdict.EXITS) && hello.says(Verdict.SENT)) {
      fire("sent", series, person);
    }
  }

  private void fire(String kind, int series, Person person) {
    fired.add(Fired.line(kind, Workload.seriesId(series), person.user.id()));
  }

  private Look look(User user, Entry entry) {
    Instant now = Workload.START;
    return new Look(
        new Known(this, now, user, List.of(), entry, null, Map.of(), Map.of(), -1, null));
  }

  private static User user(String id, Map<String, Value> attributes) {
    User blank = User.created(id);
    return new User(
        id,
        attributes,
        blank.tags(),
        blank.events(),
        blank.companies(),
        blank.unsubscribed(),
        blank.bounced());
  }

  @Override
  public ZoneId zone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Condition segment(String id) {
    return null;
  }

  @Override
  public List<String> takeFired() {
    List<String> lines = List.copyOf(fired);
    fired.clear();
    return lines;
  }

  @Override
  public void close() {
    try {
      closing.close();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
