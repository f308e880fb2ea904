package io.goalpost.rules.series;

import io.goalpost.model.diff.Interaction;
import io.goalpost.model.fact.Channel;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.ExitRule;
import io.goalpost.model.series.Goal;
import io.goalpost.model.series.Series;
import io.goalpost.rules.logic.Logic;
import io.goalpost.rules.series.Outline.Node;
import io.goalpost.rules.series.Outline.Site;
import io.goalpost.rules.series.Outline.Target;
import io.goalpost.rules.series.Outline.Use;
import java.time.Duration;
import java.util.List;

/**
 * Warns of what a series cannot come to, though each of its parts is right by itself: edges nobody
 * takes, an exit or a goal that holds at the entry (E4, G3), what lasts longer than the goal's
 * window (G1), messages and clicks that there cannot be (C7, G8).
 */
final class CourseChecks {

  /** What stands in a body for something that is filled in later. */
  private static final List<String> FILLED_IN = List.of("{{", "{%", "${", "%{", "<%", "[[");

  private final Series series;
  private final Outline outline;
  private final Graph graph;
  private final Logic logic;
  private final Problems problems;

  CourseChecks(Series series, Outline outline, Graph graph, Logic logic, Problems problems) {
    this.series = series;
    this.outline = outline;
    this.graph = graph;
    this.logic = logic;
    this.problems = problems;
  }

  void check() {
    for (Block block : series.blocks()) {
      if (block instanceof Block.Rule rule && !graph.entries().contains(rule.id())) {
        edges(rule);
      }
    }
    for (Block.Rule entry : series.entryBlocks()) {
      if (!logic.never(entry.rule())) {
        exitAtEntry(entry);
        goalAtEntry(entry);
      }
    }
    longerThanTheGoal();
    outline.sites().forEach(this::contents);
    clicksOfMessageGoals();
  }

  private void edges(Block.Rule rule) {
    Node node = graph.nodes().get(rule.id());
    for (Target target : node.targets()) {
      boolean unmatched = target.place().path().startsWith("next.unmatched");
      if (unmatched ? logic.always(rule.rule()) : logic.never(rule.rule())) {
        problems.warning(
            target.place(),
            target.mark(),
            "Nobody takes this edge, for the rule "
                + (unmatched ? "always" : "never")
                + " holds; change the rule or take the edge out.");
      }
    }
  }

  private void exitAtEntry(Block.Rule entry) {
    ExitRule exit = series.exit();
    if (exit.when() != null && logic.implies(entry.rule(), exit.when())) {
      problems.warning(
          new Place("", "exit.when"),
          outline.marks().of(exit.when(), ""),
          "Whoever matches the entry block "
              + entry.id()
              + " matches this, too, and is kept out; change one of them (E4).");
    }
  }

  private void goalAtEntry(Block.Rule entry) {
    Goal goal = series.goal();
    if (goal == null || goal.ofCompany() || !logic.ofGoal().implies(entry.rule(), goal.when())) {
      return;
    }
    problems.warning(
        new Place("", "goal.when"),
        outline.marks().of(goal.when(), ""),
        series.exit().onGoal()
            ? "Whoever matches the entry block "
                + entry.id()
                + " has reached this, and `exit.onGoal` keeps them out; change one of them (E4)."
            : "Whoever enters by "
                + entry.id()
                + " has reached this already, and hits it only after losing it; ask for something"
                + " that is yet to come (G3).");
  }

  private void longerThanTheGoal() {
    Goal goal = series.goal();
    if (goal == null || goal.ofCompany() || goal.within() == null) {
      return;
    }
    for (Block block : series.blocks()) {
      if (!graph.sendsBehind(block.id())) {
        continue; // nothing is missed
      }
      if (block instanceof Block.Wait wait && longer(wait.duration(), goal)) {
        tooLong(wait.id(), "wait.for", "This waits " + Periods.text(wait.duration()), goal);
      } else if (block instanceof Block.Rule rule && longer(rule.tries(), goal)) {
        tooLong(rule.id(), "for", "This tries for " + Periods.text(rule.tries()), goal);
      }
    }
  }

  private static boolean longer(Duration length, Goal goal) {
    return length != null && length.compareTo(goal.within()) > 0;
  }

  private void tooLong(String block, String field, String what, Goal goal) {
    Node node = graph.nodes().get(block);
    problems.warning(
        new Place(block, field),
        node.tries() != null && field.equals("for") ? node.tries() : node.mark(),
        what
            + ", and the goal counts only "
            + Periods.text(goal.within())
            + " from the entry on: what is sent behind it comes too late; shorten it or lengthen"
            + " `goal.within` (G1).");
  }

  private void contents(Site site) {
    ConditionLeaves.visit(
        site.condition(),
        site.place(),
        (leaf, place) -> {
          if (leaf instanceof Condition.Content content) {
            content(site, content, place);
          }
        });
  }

  private void content(Site site, Condition.Content content, Place place) {
    Mark mark = outline.marks().of(content, "content");
    String block = site.place().block();
    boolean rule = site.use() == Use.RULE || site.use() == Use.RULE_WITH_FOR;
    if (rule && graph.entries().contains(block)) {
      if (!series.exit().onMismatch()) {
        problems.warning(
            place.at("content"),
            mark,
            "Nothing was sent to anybody before they enter; ask this in a block on the way (C7).");
      }
    } else if (rule && !graph.reachedWithout(block).contains(content.block())) {
      problems.warning(
          place.at("content"),
          mark,
          "Every path to "
              + content.block()
              + " passes here first, so nothing of it was sent yet; ask behind it (C7).");
    }
    if (content.is() == Interaction.Kind.CLICKED && noLink(content.block(), content.link())) {
      problems.warning(
          place.at("content"),
          mark,
          "The body of "
              + content.block()
              + " has "
              + (content.link() == null ? "no link" : "no link " + content.link())
              + ", so nobody clicks it; add it there or ask for something else (G8).");
    }
  }

  private void clicksOfMessageGoals() {
    for (Block block : series.blocks()) {
      if (block instanceof Block.Content content
          && content.goal() != null
          && content.goal().after() == Goal.Touch.CLICKED
          && noLink(content.id(), null)) {
        problems.warning(
            new Place(content.id(), "goal.after"),
            outline.marks().of(content.goal().when(), ""),
            "The window opens with a click, and the body has no link; add one or take `after` out"
                + " (G6).");
      }
    }
  }

  /**
   * Whether a message surely has no such link. A text message is sent as it is written; of others
   * links may be told only where the body has some, for whoever delivers may add more. A body with
   * something to fill in may have any.
   */
  private boolean noLink(String id, String link) {
    if (!(series.block(id).orElse(null) instanceof Block.Content content)
        || content.body() == null
        || FILLED_IN.stream().anyMatch(content.body()::contains)) {
      return false;
    }
    boolean some = content.body().contains("://") || content.body().contains("www.");
    return link == null || !some
        ? content.channel() == Channel.SMS && !some
        : !content.body().contains(link);
  }
}
