package io.goalpost.service.ports;

import io.goalpost.model.Sha256;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Firing.Kind;
import io.goalpost.model.port.ConflictException;
import io.goalpost.model.port.NotFoundException;
import io.goalpost.model.port.SeriesPort;
import io.goalpost.model.series.AuthoredRule;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Problem;
import io.goalpost.model.series.ProblemsException;
import io.goalpost.rules.drl.SeriesCompiler;
import io.goalpost.rules.series.ConditionParser;
import io.goalpost.rules.series.ParsedSeries;
import io.goalpost.rules.series.SeriesChecker;
import io.goalpost.rules.series.SeriesParser;
import io.goalpost.rules.session.RulePackage;
import io.goalpost.service.loop.EngineLoop;
import io.goalpost.service.loop.Work;
import io.goalpost.service.state.SegmentState;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.StateView;
import java.util.ArrayList;
import java.util.List;

/**
 * Drafts, versions and states of series. Reading, checking and compiling is done by whoever calls;
 * the engine's thread only takes up the result. Thread-safe.
 */
public final class SeriesDesk implements SeriesPort {

  /** The most characters of who published and of what they noted. */
  private static final int NOTE_LENGTH_MAX = 2_000;

  private final EngineLoop loop;

  public SeriesDesk(EngineLoop loop) {
    this.loop = loop;
  }

  private Bench bench(String id) {
    return loop.ask(engine -> Bench.of(id, engine.state()));
  }

  @Override
  public List<View> list() {
    return loop.ask(engine -> engine.state().allSeries().stream().map(SeriesDesk::view).toList());
  }

  @Override
  public View find(String id) {
    return loop.ask(engine -> view(known(engine.state(), id)));
  }

  static SeriesState known(StateView state, String id) {
    SeriesState series = state.series(id);
    if (series == null) {
      throw new NotFoundException("there is no series " + id);
    }
    return series;
  }

  /** The text of a series' draft, else of its live version; null where there is neither. */
  public String draftOrLive(String id) {
    SeriesState found = loop.ask(engine -> engine.state().series(id));
    if (found == null || found.draft() != null) {
      return found == null ? null : found.draft();
    }
    return found.latest().map(SeriesState.Version::text).orElse(null);
  }

  private static View view(SeriesState series) {
    String title =
        series
            .latest()
            .map(version -> version.definition().title())
            .orElseGet(() -> draftTitle(series.draft()));
    return new View(
        series.id(),
        title,
        series.state(),
        series.latest().map(SeriesState.Version::number).orElse(0),
        series.draft(),
        series.latest().map(SeriesState.Version::text).orElse(null));
  }

  private static String draftTitle(String draft) {
    return draft == null ? null : SeriesParser.parse(draft).title();
  }

  @Override
  public List<Problem> saveDraft(String id, String text) {
    Bench bench = bench(id);
    ParsedSeries parsed = SeriesParser.parse(text, bench.zone());
    String named = parsed.id();
    if (named == null) {
      throw new ProblemsException(parsed.problems()); // it cannot even be told whose it is
    }
    if (!named.equals(id)) {
      throw new ProblemsException(List.of(Bench.anotherSeries(id, named)));
    }
    loop.submit(engine -> engine.saveDraft(id, text));
    return bench.check(text);
  }

  @Override
  public Published publish(String id, String by, String note) {
    tooLong("by", by);
    tooLong("note", note);
    Bench bench = bench(id);
    String text = bench.draft(id);
    bench.checkForGoingLive(id, text);
    List<AuthoredRule> rules = bench.rules(text);
    SeriesCompiler.Compiled compiled = bench.compile(text, rules);
    RulePackage.compile(compiled.packageName(), compiled.drl()); // the engine finds it compiled
    return loop.submit(
        engine -> {
          List<Firing> firings = engine.publish(id, text, rules, by, note).firings();
          int version = engine.state().series(id).versions().size();
          long enrolled =
              firings.stream()
                  .filter(each -> each.kind() == Kind.ENTERED && each.series().equals(id))
                  .count();
          return new Published(version, (int) enrolled, firings);
        });
  }

  private static void tooLong(String field, String text) {
    if (text != null && text.length() > NOTE_LENGTH_MAX) {
      throw new ProblemsException(
          List.of(
              new Problem(
                  Problem.Severity.ERROR,
                  "",
                  field,
                  "is longer than " + NOTE_LENGTH_MAX + " characters",
                  0,
                  0)));
    }
  }

  @Override
  public List<Firing> pause(String id) {
    return change(id, "paused", State.LIVE, engine -> engine.pause(id).firings());
  }

  @Override
  public List<Firing> resume(String id) {
    return change(id, "resumed", State.PAUSED, engine -> engine.resume(id).firings());
  }

  @Override
  public List<Firing> archive(String id) {
    return loop.submit(
        engine -> {
          SeriesState series = known(engine.state(), id);
          if (series.state() != State.LIVE && series.state() != State.PAUSED) {
            throw conflict(series, "archived");
          }
          return engine.archive(id).firings();
        });
  }

  private List<Firing> change(String id, String what, State needed, Work<List<Firing>> work) {
    return loop.submit(
        engine -> {
          SeriesState series = known(engine.state(), id);
          if (series.state() != needed) {
            throw conflict(series, what);
          }
          return work.on(engine);
        });
  }

  private static ConflictException conflict(SeriesState series, String what) {
    return new ConflictException(
        "the series "
            + series.id()
            + " is "
            + series.state().name().toLowerCase(java.util.Locale.ROOT)
            + " and cannot be "
            + what);
  }

  @Override
  public List<Firing> exit(String id, String user, String by, String reason) {
    return loop.submit(
        engine -> {
          known(engine.state(), id);
          if (engine.state().user(user) == null) {
            throw new NotFoundException("no diff has named the user " + user);
          }
          return engine.exit(id, user, by, reason).firings();
        });
  }

  @Override
  public List<Version> versions(String id) {
    List<SeriesState.Version> versions = loop.ask(engine -> known(engine.state(), id).versions());
    return versions.stream().map(SeriesDesk::version).toList();
  }

  /** The version of a number, which need not be there. */
  static SeriesState.Version version(SeriesState series, int number) {
    if (number < 1 || number > series.versions().size()) {
      throw new NotFoundException("the series " + series.id() + " has no version " + number);
    }
    return series.version(number);
  }

  /** A version for answers. */
  static Version version(SeriesState.Version each) {
    return new Version(
        each.number(), each.at(), each.by(), each.note(), each.text(), Sha256.hex(each.drl()));
  }

  @Override
  public String drl(String id, int version) {
    return loop.ask(engine -> version(known(engine.state(), id), version).drl());
  }

  @Override
  public List<Firing> saveSegment(String id, String text) {
    Condition condition = ConditionParser.parse(text);
    return loop.submit(
        engine -> {
          Bench bench = Bench.of(id, engine.state());
          List<Problem> problems =
              new ArrayList<>(SeriesChecker.checkSegment(id, condition, bench.segments()::get));
          bench.segments().put(id, condition);
          engine.state().allSeries().forEach(each -> problems.addAll(bench.brokenBy(id, each)));
          if (Bench.hasErrors(problems)) {
            throw new ProblemsException(problems);
          }
          return engine.saveSegment(id, text).firings();
        });
  }

  @Override
  public String segment(String id) {
    return loop.ask(
        engine -> {
          SegmentState segment = engine.state().segment(id);
          if (segment == null) {
            throw new NotFoundException("there is no segment " + id);
          }
          return segment.text();
        });
  }

  @Override
  public List<String> segments() {
    return loop.ask(engine -> engine.state().allSegments().stream().map(SegmentState::id).toList());
  }
}
