package io.goalpost.rules.series;

import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.ExitRule;
import io.goalpost.model.series.Goal;
import io.goalpost.model.series.RuleSource;
import io.goalpost.model.series.Series;
import io.goalpost.model.series.Series.Priority;
import io.goalpost.model.series.Series.Reentry;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Reads the fields of a series (E2, E5 to E7, §7) and hands its blocks and goal on. */
final class SeriesReader {

  static final int BLOCKS_MAX = 1_000;
  static final int FILES_MAX = 20;

  private static final List<String> FIELDS =
      List.of(
          "series",
          "title",
          "enroll",
          "scope",
          "key",
          "reentry",
          "priority",
          "blocks",
          "goal",
          "exit",
          "rules");

  private static final Map<String, Reentry> REENTRIES =
      Fields.words("never", Reentry.NEVER, "rematch", new Reentry(true, null));

  private final Outline outline;
  private final ConditionReader conditions;
  private final GoalReader goals;
  private final BlockReader blocks;

  SeriesReader(Problems problems, Outline outline, ZoneId workspace) {
    this.outline = outline;
    this.conditions = new ConditionReader(problems, outline.marks());
    this.goals = new GoalReader(conditions, outline);
    this.blocks = new BlockReader(problems, outline, conditions, goals, workspace);
  }

  /** Reads it; without meaning where problems were added. */
  Series read(Fields fields) {
    fields.allow("a series", FIELDS);
    String id = fields.id("series");
    String title = fields.text("title");
    fields.require("enroll", "choose existing or future");
    boolean existing =
        fields.word("enroll", Fields.words("existing", true, "future", false), false);
    boolean member = fields.word("scope", Fields.words("user", false, "member", true), false);
    String key = fields.has("key") ? fields.name("key") : null;
    if (fields.has("key")) {
      outline.keyAt(fields.mark("key"));
    }
    Reentry reentry = reentry(fields);
    Priority priority = priority(fields, member);
    List<String> files = files(fields);
    List<Block> read = blocks(fields);
    Fields goal = fields.fields("goal", "{when: {attribute: plan, is: pro}, within: P7D}");
    Goal seriesGoal = goal == null ? null : goals.series(goal);
    ExitRule exit = exit(fields);
    return new Series(
        id,
        title,
        existing,
        member,
        key,
        reentry,
        priority,
        read,
        seriesGoal,
        exit,
        files,
        List.of());
  }

  /** The names of the authors' files; with one, a block or goal may leave its condition to them. */
  private List<String> files(Fields fields) {
    List<String> names = new ArrayList<>();
    List<Yaml> given = fields.oneOrMany("rules");
    boolean tooMany = given != null && given.size() > FILES_MAX;
    for (Yaml each : given == null || tooMany ? List.<Yaml>of() : given) {
      String name = each instanceof Yaml.Scalar scalar && !scalar.isNull() ? scalar.text() : "";
      if (!RuleSource.FILE.matcher(name).matches()) {
        fields.error(
            "rules",
            "`rules` must name files such as upgrade.drl or entry.drl.csv: letters,"
                + " digits, _ and -, at most 60.");
      } else if (names.contains(name)) {
        fields.error("rules", "`rules` names " + name + " twice; take one out.");
      } else {
        names.add(name);
      }
    }
    if (tooMany) {
      fields.error("rules", "A series has at most " + FILES_MAX + " files of rules.");
    }
    blocks.decidedByRules(fields.has("rules"));
    goals.decidedByRules(fields.has("rules"));
    return names;
  }

  private static Reentry reentry(Fields fields) {
    Yaml given = fields.get("reentry");
    if (given == null) {
      return Reentry.NEVER;
    }
    if (!(given instanceof Yaml.Mapping)) {
      Reentry reentry = given instanceof Yaml.Scalar scalar ? REENTRIES.get(scalar.text()) : null;
      if (reentry == null) {
        fields.error("reentry", "`reentry` must be never, rematch or such as {after: P30D}.");
      }
      return reentry;
    }
    Fields after = fields.fields("reentry", "{after: P30D}");
    after.allow("`reentry`", List.of("after"));
    after.require("after", "write a period such as P30D");
    Duration period = after.period("after");
    return new Reentry(true, period);
  }

  private static Priority priority(Fields fields, boolean member) {
    Fields priority = fields.fields("priority", "{company: seats, highest: true}");
    if (priority == null) {
      return null;
    }
    if (!member) {
      fields.error(
          "priority", "`priority` chooses among companies; add `scope: member` or take it out.");
    }
    priority.allow("`priority`", List.of("company", "highest", "lowest"));
    String attribute = priority.name("company");
    boolean highest = priority.flag("highest");
    boolean lowest = priority.flag("lowest");
    if (highest == lowest) {
      fields.error("priority", "Choose one of `highest: true` and `lowest: true`.");
    }
    return new Priority(attribute, highest);
  }

  private List<Block> blocks(Fields fields) {
    Yaml value = fields.require("blocks", "write a list of blocks");
    outline.blocksAt(fields.mark("blocks"));
    if (!(value instanceof Yaml.Items items)) {
      if (value != null) {
        fields.error("blocks", "`blocks` must be a list of blocks, not " + value.what() + ".");
      }
      outline.incomplete();
      return List.of();
    }
    if (items.items().size() > BLOCKS_MAX) {
      fields.error("blocks", "A series has at most " + BLOCKS_MAX + " blocks; make two of it.");
      outline.incomplete();
      return List.of();
    }
    List<Block> read = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < items.items().size(); i++) {
      read.add(blocks.read(items.items().get(i), fields.place("blocks").at(i), ids));
    }
    read.removeIf(Objects::isNull);
    return read;
  }

  private ExitRule exit(Fields fields) {
    Fields exit = fields.fields("exit", "{when: {tag: churned}}");
    if (exit == null) {
      return ExitRule.NONE;
    }
    boolean understood = exit.allow("`exit`", List.of("when", "onGoal", "onMismatch", "check"));
    Condition when = null;
    if (exit.has("when")) {
      when = conditions.read(exit.get("when"), exit.place("when"));
      outline.add(new Outline.Site(Outline.Use.EXIT, exit.place("when"), when));
    }
    boolean onGoal = exit.flag("onGoal");
    boolean onMismatch = exit.flag("onMismatch");
    boolean beforeMessage =
        exit.word("check", Fields.words("immediate", false, "before-message", true), false);
    if (onGoal && !fields.has("goal")) {
      exit.error("onGoal", "`onGoal` needs a goal; add one or take it out.");
    }
    if (understood && when == null && !onGoal && !onMismatch) {
      fields.warning("exit", "Nobody exits by this; set `when`, `onGoal` or `onMismatch`.");
    }
    return new ExitRule(when, onGoal, onMismatch, beforeMessage);
  }
}
