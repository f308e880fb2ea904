package io.goalpost.service.scenario;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.diff.Fault;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.port.ConflictException;
import io.goalpost.model.port.DiffPort;
import io.goalpost.model.port.FiringPort;
import io.goalpost.model.port.NotFoundException;
import io.goalpost.model.series.Problem;
import io.goalpost.model.series.ProblemsException;
import io.goalpost.service.Goalpost;
import io.goalpost.service.loop.EngineClock;
import io.goalpost.service.loop.Limits;
import io.goalpost.service.store.Store;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Runs scenarios on an engine of this process, with a manual clock, on a store of its own. */
final class InProcessTarget implements Target {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int PAGE = 1_000;

  private final Store store;
  private final Limits limits;
  private Goalpost goalpost;

  InProcessTarget(Store store) {
    this(store, Limits.DEFAULT);
  }

  InProcessTarget(Store store, Limits limits) {
    this.store = store;
    this.limits = limits;
    open(ScenarioReader.START);
  }

  private void open(Instant start) {
    goalpost = Goalpost.open(store, EngineClock.manual(start), null, limits);
  }

  /** The engine that is open now: another after every restart. */
  Goalpost goalpost() {
    return goalpost;
  }

  @Override
  public void reset(Instant start, ZoneId zone) {
    goalpost.clocks().reset(start, zone);
  }

  @Override
  public void restart() {
    restart(() -> {});
  }

  /**
   * The same.
   *
   * @param meanwhile is done while no engine has the store
   */
  void restart(Runnable meanwhile) {
    Instant now = goalpost.clocks().now();
    goalpost.close();
    meanwhile.run();
    open(now);
  }

  @Override
  public List<String> move(Instant to, boolean through) {
    return lines(goalpost.clocks().move(to, through).firings());
  }

  @Override
  public List<String> post(List<?> diffs) throws Refused {
    try {
      return goalpost.diffs().post(DiffReader.readAll(diffs)).stream()
          .map(DiffPort.Result::firings)
          .flatMap(List::stream)
          .map(Firing::line)
          .toList();
    } catch (RefusedException refused) {
      throw new Refused(
          refused.faults().stream().map(Fault::field).collect(Collectors.toSet()),
          refused.getMessage());
    }
  }

  @Override
  public List<String> publish(Map<?, ?> definition, Map<String, byte[]> files) throws Refused {
    String id = String.valueOf(definition.get("series"));
    try {
      files.forEach((name, content) -> goalpost.rulesFiles().save(id, name, content));
      goalpost.series().saveDraft(id, json(definition));
      return lines(goalpost.series().publish(id, null, null).firings());
    } catch (ProblemsException problems) {
      throw refused(problems);
    } catch (ConflictException refused) {
      throw new Refused(Set.of(), refused.getMessage());
    }
  }

  private static Refused refused(ProblemsException problems) {
    return new Refused(
        problems.problems().stream()
            .filter(problem -> problem.severity() == Problem.Severity.ERROR)
            .map(Problem::place)
            .collect(Collectors.toSet()),
        problems.getMessage());
  }

  static String json(Object plain) {
    try {
      return JSON.writeValueAsString(plain);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("what YAML gives is JSON", impossible);
    }
  }

  @Override
  public List<String> saveSegment(String id, Object condition) throws Refused {
    try {
      return lines(goalpost.series().saveSegment(id, json(condition)));
    } catch (ProblemsException problems) {
      throw refused(problems);
    }
  }

  @Override
  public List<String> pause(String series) throws Refused {
    return ordered(() -> goalpost.series().pause(series));
  }

  @Override
  public List<String> resume(String series) throws Refused {
    return ordered(() -> goalpost.series().resume(series));
  }

  @Override
  public List<String> archive(String series) throws Refused {
    return ordered(() -> goalpost.series().archive(series));
  }

  @Override
  public List<String> exit(String series, String user, String by) throws Refused {
    return ordered(() -> goalpost.series().exit(series, user, by, null));
  }

  /** What names something that is not there, or is in no state for it, names no field. */
  private static List<String> ordered(Supplier<List<Firing>> order) throws Refused {
    try {
      return lines(order.get());
    } catch (NotFoundException | ConflictException refused) {
      throw new Refused(Set.of(), refused.getMessage());
    }
  }

  private static List<String> lines(List<Firing> firings) {
    return firings.stream().map(Firing::line).toList();
  }

  @Override
  public Map<String, Long> figures(String series) {
    return goalpost.figures().figures(series);
  }

  @Override
  public Map<String, Map<String, Long>> blocks(String series) {
    return goalpost.figures().blocks(series);
  }

  @Override
  public Set<String> rules(String series) {
    Set<String> names = new HashSet<>();
    FiringPort.Query query = FiringPort.Query.of(series, null, 0, PAGE);
    List<Firing> page = goalpost.firings().find(query);
    while (!page.isEmpty()) {
      page.forEach(firing -> names.add(firing.rule()));
      query = query.beyond(page.get(page.size() - 1).position());
      page = goalpost.firings().find(query);
    }
    return names;
  }

  @Override
  public Standing standing(String series, String subject) {
    Entry latest = null;
    int at = subject.lastIndexOf('@');
    String user = at < 0 ? subject : subject.substring(0, at);
    for (Entry entry : goalpost.facts().entries(series, user)) {
      if (entry.subject().equals(subject)) {
        latest = entry;
      }
    }
    return latest == null
        ? null
        : new Standing(
            latest.status().word(),
            latest.openCheckpoints().stream().map(Checkpoint::block).toList());
  }

  @Override
  public void close() {
    goalpost.close();
    store.close();
  }
}
