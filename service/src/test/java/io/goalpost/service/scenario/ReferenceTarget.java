package io.goalpost.service.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.diff.Fault;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.series.AuthoredSeries;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Problem;
import io.goalpost.model.series.Series;
import io.goalpost.rules.authored.AuthoredFiles;
import io.goalpost.rules.series.ConditionParser;
import io.goalpost.rules.series.ParsedSeries;
import io.goalpost.rules.series.SeriesChecker;
import io.goalpost.rules.series.SeriesParser;
import io.goalpost.service.reference.ReferenceEngine;
import io.goalpost.service.reference.ReferenceStanding;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Runs scenarios on the reference engine. */
final class ReferenceTarget implements Target {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Condition> segments = new TreeMap<>();
  private final Map<String, ParsedSeries> live = new TreeMap<>();
  private final List<Consumer<ReferenceEngine>> history = new ArrayList<>();
  private Instant start = ScenarioReader.START;
  private ZoneId zone = ZoneId.of("UTC");
  private ReferenceEngine engine = new ReferenceEngine(start, zone);

  @Override
  public void reset(Instant newStart, ZoneId newZone) {
    start = newStart;
    zone = newZone;
    segments.clear();
    live.clear();
    history.clear();
    engine = new ReferenceEngine(start, zone);
  }

  @Override
  public List<String> move(Instant to, boolean through) {
    history.add(e -> e.move(to, through));
    return engine.move(to, through);
  }

  /** D6: a request is refused as a whole, also where one of its diffs shows to be at fault late. */
  @Override
  public List<String> post(List<?> diffs) throws Refused {
    try {
      List<Diff> read = DiffReader.readAll(diffs);
      List<String> fired = engine.post(read);
      history.add(e -> e.post(read));
      return fired;
    } catch (RefusedException refused) {
      engine = new ReferenceEngine(start, zone);
      history.forEach(step -> step.accept(engine));
      throw new Refused(
          refused.faults().stream().map(Fault::field).collect(Collectors.toSet()),
          refused.getMessage());
    }
  }

  @Override
  public List<String> publish(Map<?, ?> definition, Map<String, byte[]> files) throws Refused {
    ParsedSeries parsed = SeriesParser.parse(json(definition), zone);
    List<Problem> errors =
        AuthoredFiles.check(parsed, files, segments::get).stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .toList();
    if (!errors.isEmpty()) { // V1
      throw new Refused(
          errors.stream().map(Problem::place).collect(Collectors.toSet()), errors.toString());
    }
    Series own = parsed.series();
    Series series = AuthoredSeries.bind(own, AuthoredFiles.rules(own.files(), files));
    live.put(series.id(), parsed);
    history.add(e -> e.publish(series));
    return engine.publish(series);
  }

  private static String json(Object plain) {
    try {
      return JSON.writeValueAsString(plain);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("what YAML gives is JSON", impossible);
    }
  }

  @Override
  public List<String> saveSegment(String id, Object condition) throws Refused {
    Condition parsed = ConditionParser.parse(json(condition));
    Map<String, Condition> others = new TreeMap<>(segments);
    others.put(id, parsed);
    for (ParsedSeries each : live.values()) {
      if (SeriesChecker.check(each, others::get).stream()
          .anyMatch(problem -> problem.severity() == Problem.Severity.ERROR)) { // C9
        throw new Refused(Set.of(), "a series uses it");
      }
    }
    segments.put(id, parsed);
    history.add(e -> e.saveSegment(id, parsed));
    return engine.saveSegment(id, parsed);
  }

  @Override
  public List<String> pause(String series) throws Refused {
    require(engine.live(series), series);
    history.add(e -> e.pause(series));
    return engine.pause(series);
  }

  @Override
  public List<String> resume(String series) throws Refused {
    require(engine.paused(series), series);
    history.add(e -> e.resume(series));
    return engine.resume(series);
  }

  @Override
  public List<String> archive(String series) throws Refused {
    require(engine.live(series) || engine.paused(series), series);
    live.remove(series);
    history.add(e -> e.archive(series));
    return engine.archive(series);
  }

  @Override
  public List<String> exit(String series, String user, String by) {
    history.add(e -> e.exit(series, user, by));
    return engine.exit(series, user, by);
  }

  private static void require(boolean possible, String series) throws Refused {
    if (!possible) {
      throw new Refused(Set.of(), series + " is in no state for this");
    }
  }

  /** Nothing is stored. */
  @Override
  public void restart() {}

  @Override
  public Map<String, Long> figures(String series) {
    return engine.figures(series);
  }

  @Override
  public Map<String, Map<String, Long>> blocks(String series) {
    return engine.blocks(series);
  }

  /** Its firings are lines, which name no rules. */
  @Override
  public Set<String> rules(String series) {
    return Set.of();
  }

  @Override
  public Standing standing(String series, String subject) {
    ReferenceStanding standing = engine.standing(series, subject);
    return standing == null ? null : new Standing(standing.status(), standing.at());
  }

  @Override
  public void close() {}
}
