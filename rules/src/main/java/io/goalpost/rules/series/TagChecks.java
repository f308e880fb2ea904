package io.goalpost.rules.series;

import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.References;
import io.goalpost.model.series.Series;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Warns of tags that nobody asks for, and of series that tag each other in a circle (T4). */
final class TagChecks {

  private final Series series;
  private final Graph graph;
  private final Function<String, Condition> segments;
  private final Surroundings surroundings;
  private final Problems problems;

  TagChecks(
      Series series,
      Graph graph,
      Function<String, Condition> segments,
      Surroundings surroundings,
      Problems problems) {
    this.series = series;
    this.graph = graph;
    this.segments = segments;
    this.surroundings = surroundings;
    this.problems = problems;
  }

  void check() {
    List<Series> others =
        surroundings.series().stream().filter(each -> !each.id().equals(series.id())).toList();
    if (others.isEmpty() && surroundings.segments().isEmpty()) {
      return; // who else there may be is not known
    }
    Set<String> read = new HashSet<>(read(conditions(series)));
    others.forEach(other -> read.addAll(read(conditions(other))));
    read.addAll(read(surroundings.segments()));
    for (Block block : series.blocks()) {
      if (block instanceof Block.Tag tag) {
        if (!read.contains(key(tag))) {
          warn(
              tag,
              "No series and no segment asks for the tag "
                  + tag.tag()
                  + "; take the block out, unless somebody outside reads it.");
        }
        others.stream()
            .filter(other -> inACircle(tag, other))
            .findFirst()
            .ifPresent(other -> circle(tag, other));
      }
    }
  }

  /** Who may enter again and again, each by what the other tags, never comes to an end. */
  private boolean inACircle(Block.Tag tag, Series other) {
    return series.reentry().allowed()
        && other.reentry().allowed()
        && read(entries(other)).contains(key(tag))
        && other.blocks().stream()
            .anyMatch(
                block ->
                    block instanceof Block.Tag back && read(entries(series)).contains(key(back)));
  }

  private void circle(Block.Tag tag, Series other) {
    warn(
        tag,
        "The series "
            + other.id()
            + " enters by this tag and tags back what this one enters by, again and again; let one"
            + " of them enter once only (T4).");
  }

  private void warn(Block.Tag tag, String message) {
    problems.warning(
        new Place(tag.id(), tag.add() ? "tag.add" : "tag.remove"),
        graph.nodes().get(tag.id()).mark(),
        message);
  }

  private static String key(Block.Tag tag) {
    return tag.ofCompany() ? References.companyTag(tag.tag()) : References.tag(tag.tag());
  }

  private Set<String> read(List<Condition> conditions) {
    return References.of(conditions, segments);
  }

  private static List<Condition> entries(Series of) {
    return of.entryBlocks().stream().map(Block.Rule::rule).toList();
  }

  private static List<Condition> conditions(Series of) {
    List<Condition> conditions = new ArrayList<>();
    of.authored().forEach(rule -> conditions.add(rule.when()));
    for (Block block : of.blocks()) {
      if (block instanceof Block.Rule rule) {
        conditions.add(rule.rule());
      } else if (block instanceof Block.Content content && content.goal() != null) {
        conditions.add(content.goal().when());
      }
    }
    if (of.goal() != null) {
      conditions.add(of.goal().when());
    }
    if (of.exit().when() != null) {
      conditions.add(of.exit().when());
    }
    return conditions;
  }
}
