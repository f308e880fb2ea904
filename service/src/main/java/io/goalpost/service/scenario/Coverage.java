package io.goalpost.service.scenario;

import io.goalpost.model.series.AuthoredRule;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.RuleSource;
import io.goalpost.model.series.Series;
import io.goalpost.rules.authored.AuthoredFiles;
import io.goalpost.rules.series.SeriesParser;
import io.goalpost.service.scenario.Scenario.Action;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which parts of series a set of scenarios came to: blocks reached, edges taken, the conditions of
 * entries, goals and exits that came to hold, and the rows of tables and rules of authors that
 * decided a firing, which names them. A series that several scenarios have in common is counted
 * once for all of them. Not thread-safe.
 */
final class Coverage {

  private static final Pattern LINE = Pattern.compile("([a-z-]+) (\\S+) .*");
  private static final Pattern BLOCK = Pattern.compile(" block=(\\S+)");
  private static final Pattern REASON = Pattern.compile("exited .* reason=(\\S+)");

  /** A series as its text defines it, and its authors' rules. */
  private record Definition(Series series, List<AuthoredRule> rules) {}

  /** Of each series the parts that were touched. */
  private final Map<Definition, Set<String>> touched = new LinkedHashMap<>();

  /** Takes a scenario that was run on a target which still stands where it ended. */
  void add(Scenario scenario, List<String> fired, Target target) {
    Map<String, Set<Definition>> byId = new LinkedHashMap<>();
    for (Definition definition : definitions(scenario)) {
      byId.computeIfAbsent(definition.series().id(), id -> new LinkedHashSet<>()).add(definition);
    }
    byId.forEach(
        (id, versions) -> {
          Set<String> parts = reached(id, target);
          fired.forEach(line -> line(id, line, parts));
          if (versions.stream().anyMatch(version -> !version.rules().isEmpty())) {
            target
                .rules(id)
                .forEach(rule -> RuleSource.ofRule(rule).map(Coverage::part).ifPresent(parts::add));
          }
          for (Definition version : versions) {
            Set<String> of = touched.computeIfAbsent(version, none -> new HashSet<>());
            parts(version).stream().filter(parts::contains).forEach(of::add);
          }
        });
  }

  private static List<Definition> definitions(Scenario scenario) {
    List<Map<?, ?>> given = new ArrayList<>(scenario.series());
    scenario.steps().stream()
        .filter(step -> step.action() instanceof Action.Publish && step.refused() == null)
        .forEach(step -> given.add(((Action.Publish) step.action()).definition()));
    return given.stream()
        .map(each -> definition(scenario, each))
        .filter(definition -> definition.series() != null)
        .toList();
  }

  private static Definition definition(Scenario scenario, Map<?, ?> given) {
    Series series = SeriesParser.parse(InProcessTarget.json(given), scenario.zone()).series();
    List<AuthoredRule> rules =
        series == null
            ? List.of()
            : AuthoredFiles.rules(series.files(), scenario.files().of(given));
    return new Definition(series, rules);
  }

  private static Set<String> reached(String id, Target target) {
    Set<String> parts = new HashSet<>();
    target
        .blocks(id)
        .forEach(
            (block, figures) -> {
              if (figures.getOrDefault("reached", 0L) > 0) {
                parts.add("block " + block);
              }
            });
    return parts;
  }

  private static void line(String id, String line, Set<String> parts) {
    Matcher of = LINE.matcher(line);
    if (!of.matches() || !of.group(2).equals(id)) {
      return;
    }
    Matcher block = BLOCK.matcher(line);
    if (block.find()) {
      boolean converted = of.group(1).equals("converted");
      parts.add((converted ? "goal" : "edge " + edge(of.group(1))) + " of " + block.group(1));
    }
    Matcher reason = REASON.matcher(line);
    if (reason.matches()) {
      parts.add("exit by " + reason.group(1));
    } else if (of.group(1).equals("goal-hit")) {
      parts.add("goal");
    }
  }

  private static String edge(String kind) {
    return Set.of("waited", "tagged", "untagged").contains(kind) ? "next" : kind;
  }

  /** All parts of a series that scenarios can come to, in its order. */
  private static List<String> parts(Definition definition) {
    Series series = definition.series();
    List<String> parts = new ArrayList<>();
    for (Block block : series.blocks()) {
      parts.add("block " + block.id());
      if (!series.entryBlocks().contains(block)) {
        edges(block).forEach(edge -> parts.add("edge " + edge + " of " + block.id()));
      }
      if (block instanceof Block.Content content && content.goal() != null) {
        parts.add("goal of " + block.id());
      }
    }
    if (series.goal() != null) {
      parts.add("goal");
    }
    if (series.exit().when() != null) {
      parts.add("exit by exit-rule");
    }
    if (series.exit().onGoal()) {
      parts.add("exit by goal");
    }
    if (series.exit().onMismatch()) {
      parts.add("exit by stopped-matching");
    }
    definition.rules().stream().map(rule -> part(rule.source())).distinct().forEach(parts::add);
    return parts;
  }

  private static String part(RuleSource source) {
    String file = new RuleSource(source.file(), source.sheet(), 0).toString();
    return (source.table() ? "row " : "the rule in line ") + source.line() + " of " + file;
  }

  private static List<String> edges(Block block) {
    if (block instanceof Block.Rule) {
      return List.of("matched", "unmatched");
    }
    if (block instanceof Block.Content) {
      return List.of("sent", "unsent");
    }
    return List.of("next");
  }

  /** A line for each series, and one for each part of it that nothing came to. */
  void print(PrintStream out) {
    touched.forEach(
        (definition, found) -> {
          List<String> parts = parts(definition);
          out.println(
              "coverage of "
                  + definition.series().id()
                  + ": "
                  + found.size()
                  + " of "
                  + parts.size());
          parts.stream()
              .filter(part -> !found.contains(part))
              .forEach(part -> out.println("  never " + part));
        });
  }
}
