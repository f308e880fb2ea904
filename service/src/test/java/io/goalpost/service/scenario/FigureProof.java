package io.goalpost.service.scenario;

import io.goalpost.model.port.FiguresPort.Overview;
import io.goalpost.model.port.FiguresPort.Range;
import io.goalpost.model.port.PeoplePort;
import io.goalpost.model.port.PeoplePort.Page;
import io.goalpost.model.port.PeoplePort.Person;
import io.goalpost.model.port.PeoplePort.Select;
import io.goalpost.model.port.PeoplePort.Status;
import io.goalpost.service.Goalpost;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Holds every figure of a series against the list behind it, walked page by page, and against what
 * can be counted from the files of its export alone (S1, S2).
 */
final class FigureProof {

  private final Goalpost goalpost;
  private final int pageSize;
  private final List<String> differences = new ArrayList<>();
  private long compared;
  private long people;

  FigureProof(Goalpost goalpost, int pageSize) {
    this.goalpost = goalpost;
    this.pageSize = pageSize;
  }

  /** How many figures were compared so far. */
  long compared() {
    return compared;
  }

  /** How many people stood on all lists so far. */
  long people() {
    return people;
  }

  List<String> differences() {
    return differences;
  }

  void examine(String series, Range range) {
    ExportFiles files = ExportFiles.of(goalpost.exports(), series, range);
    Overview overview = goalpost.figures().overview(series, range, null, ZoneOffset.UTC);
    for (Status status : Status.values()) {
      if (!status.ofBlock()) {
        compare(series, range, status, null, overview.figures().get(status.word()), files);
      }
    }
    goals(series, range, overview, files);
    Map<String, Map<String, Long>> figures = goalpost.figures().blocks(series, range).blocks();
    TreeSet<String> blocks = files.blocks();
    blocks.addAll(figures.keySet());
    for (String block : blocks) {
      for (Status status : Status.values()) {
        if (status.ofBlock()) {
          long figure = figures.getOrDefault(block, Map.of()).getOrDefault(status.word(), 0L);
          compare(series, range, status, block, figure, files);
        }
      }
    }
  }

  private void compare(
      String series, Range range, Status status, String block, long figure, ExportFiles files) {
    List<String> listed = listed(series, range, status, block, null);
    List<String> exported = files.whom(status, block);
    compared++;
    people += figure;
    if (figure != listed.size() || !listed.equals(exported)) {
      differences.add(
          "%s %s %s of %s: figure %d, list %s, export %s"
              .formatted(series, range, status, block, figure, listed, exported));
    }
  }

  private void goals(String series, Range range, Overview overview, ExportFiles files) {
    Map<String, Long> exported = files.left();
    overview
        .left()
        .forEach(
            (left, figure) -> {
              compared++;
              long counted = figure;
              long listed = listed(series, range, Status.GOAL, null, left).size();
              if (counted != listed || counted != exported.getOrDefault(left, 0L)) {
                differences.add(
                    "%s %s goal left=%s: figure %d, list %d, export %s"
                        .formatted(series, range, left, figure, listed, exported.get(left)));
              }
            });
    long hits = overview.figures().get("goal");
    long companies =
        files.whom(Status.GOAL, null).stream().filter(who -> who.startsWith("company:")).count();
    if (overview.companyHits() != companies || overview.userHits() != hits - companies) {
      differences.add("%s %s goals: %s, export %d".formatted(series, range, overview, companies));
    }
  }

  /** The list, page by page, as entries or companies. */
  private List<String> listed(
      String series, Range range, Status status, String block, String left) {
    Select select =
        new Select(status, block, left, range.version(), null, range.from(), range.to());
    PeoplePort port = goalpost.people();
    List<String> listed = new ArrayList<>();
    Page page = port.people(series, select, pageSize, null);
    while (true) {
      page.people().forEach(person -> listed.add(who(person)));
      if (page.next() == null) {
        break;
      }
      page = port.people(series, select, pageSize, page.next());
    }
    if (page.total() != listed.size()) {
      differences.add(
          "%s %s %s: %d in pages, total %d"
              .formatted(series, range, status, listed.size(), page.total()));
    }
    return listed.stream().sorted().toList();
  }

  private static String who(Person person) {
    return person.entry() == 0 ? person.subject() : String.valueOf(person.entry());
  }
}
