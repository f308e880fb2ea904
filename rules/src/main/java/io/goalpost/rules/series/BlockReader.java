package io.goalpost.rules.series;

import io.goalpost.model.series.Block;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Edge;
import io.goalpost.model.series.Goal;
import io.goalpost.rules.series.Outline.Kind;
import io.goalpost.rules.series.Outline.Use;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads blocks (SEMANTICS §6): each becomes a node of the outline, and a block where it can. */
final class BlockReader {

  private static final Map<String, Kind> KINDS = kinds();
  private static final Map<Kind, List<String>> FIELDS =
      Map.of(
          Kind.RULE, List.of("id", "title", "rule", "trigger", "for", "next"),
          Kind.CONTENT, List.of("id", "title", "content", "goal", "next"),
          Kind.WAIT, List.of("id", "title", "wait", "next"),
          Kind.TAG, List.of("id", "title", "tag", "next"));

  private final Problems problems;
  private final Outline outline;
  private final ConditionReader conditions;
  private final GoalReader goals;
  private final ContentReader contents;
  private final WaitReader waits;
  private final EdgeReader edges;
  private boolean decidedByRules;

  BlockReader(
      Problems problems,
      Outline outline,
      ConditionReader conditions,
      GoalReader goals,
      ZoneId workspace) {
    this.problems = problems;
    this.outline = outline;
    this.conditions = conditions;
    this.goals = goals;
    this.contents = new ContentReader();
    this.waits = new WaitReader(workspace);
    this.edges = new EdgeReader(problems);
  }

  /** Says that authors' files belong to the series, which may decide what a block does not. */
  void decidedByRules(boolean decided) {
    decidedByRules = decided;
  }

  /**
   * Reads a block.
   *
   * @param place of the block in the list, for one that has no id
   * @param ids of the blocks before it
   */
  Block read(Yaml yaml, Place place, Set<String> ids) {
    if (!(yaml instanceof Yaml.Mapping mapping)) {
      problems.error(place, yaml.mark(), "A block must be an object, not " + yaml.what() + ".");
      outline.incomplete();
      return null;
    }
    String id = mapping.field("id") == null ? null : text(mapping.field("id").value());
    Fields fields = new Fields(mapping, id == null ? place : new Place(id, ""), problems);
    fields.id("id");
    Kind kind = kind(fields);
    if (kind != Kind.UNKNOWN) {
      fields.allow("a " + word(kind) + " block", FIELDS.get(kind));
    }
    EdgeReader.Edges next = edges.read(fields, kind);
    if (id == null) {
      outline.incomplete();
    } else {
      outline.add(
          new Outline.Node(
              id,
              kind,
              fields.mark("id"),
              next.targets(),
              fields.has("trigger") ? fields.mark("trigger") : null,
              fields.has("for") ? fields.mark("for") : null,
              next.unmatched()));
      if (!ids.add(id)) {
        fields.error("id", "Another block has the id " + id + "; change one of them.");
      }
    }
    return block(id, kind, fields, next.ids());
  }

  /** A text that may be an id; a number is one in all but its quotes. */
  private static String text(Yaml yaml) {
    return yaml instanceof Yaml.Scalar scalar
            && !scalar.isNull()
            && !scalar.text().isEmpty()
            && scalar.text().length() <= Fields.NAME_LENGTH_MAX
            && scalar.text().chars().noneMatch(Character::isISOControl)
        ? scalar.text()
        : null;
  }

  private Kind kind(Fields fields) {
    String found = null;
    for (String name : KINDS.keySet()) {
      if (fields.has(name)) {
        if (found != null) {
          fields.error(
              name, "A block is of one kind; make two of `" + found + "` and `" + name + "`.");
          return Kind.UNKNOWN;
        }
        found = name;
      }
    }
    if (found != null) {
      return KINDS.get(found);
    }
    for (Yaml.Field field : fields.mapping().fields()) {
      Optional<String> near = Spelling.nearest(field.name(), KINDS.keySet());
      if (near.isPresent() && !FIELDS.get(Kind.RULE).contains(field.name())) {
        fields.error(
            field.name(),
            "`" + field.name() + "` is no kind of block; did you mean `" + near.get() + "`?");
        return Kind.UNKNOWN;
      }
    }
    problems.error(
        fields.place(),
        fields.mark(),
        "A block needs one of " + String.join(", ", KINDS.keySet()) + "; add it.");
    return Kind.UNKNOWN;
  }

  private Block block(String id, Kind kind, Fields fields, Map<Edge, List<String>> next) {
    String title = fields.text("title");
    return switch (kind) {
      case RULE -> rule(id, title, fields, next);
      case CONTENT -> content(id, title, fields, next);
      case WAIT -> {
        Fields wait = fields.fields("wait", "{for: P1D}");
        yield wait == null ? null : waits.read(id, title, wait, next);
      }
      case TAG -> {
        Fields tag = fields.fields("tag", "{add: engaged}");
        yield tag == null ? null : tag(id, title, tag, next);
      }
      case UNKNOWN -> null;
    };
  }

  private Block content(String id, String title, Fields fields, Map<Edge, List<String>> next) {
    Fields goal = fields.fields("goal", "{when: {attribute: plan, is: pro}, within: P3D}");
    Goal messageGoal = goal == null ? null : goals.message(goal);
    Fields content = fields.fields("content", "{channel: email, subject: Hello}");
    return content == null ? null : contents.read(id, title, content, messageGoal, next);
  }

  private Block rule(String id, String title, Fields fields, Map<Edge, List<String>> next) {
    Place place = fields.place("rule");
    Yaml given = fields.get("rule");
    boolean left = decidedByRules && ConditionReader.leftToRules(given);
    Condition rule = left ? Condition.NEVER : conditions.read(given, place);
    Duration tries = fields.period("for");
    if (!left) {
      outline.add(new Outline.Site(fields.has("for") ? Use.RULE_WITH_FOR : Use.RULE, place, rule));
    }
    Block.Trigger trigger = null;
    Fields on = fields.fields("trigger", "{event: signed_up}");
    if (on != null) {
      on.allow("`trigger`", List.of("event", "where"));
      String event = on.name("event");
      Condition where = null;
      if (on.has("where")) {
        where = conditions.readWhere(on.get("where"), on.place("where"));
        outline.add(new Outline.Site(Use.TRIGGER, on.place("where"), where));
      }
      trigger = new Block.Trigger(event, where);
    }
    return new Block.Rule(id, title, rule, trigger, tries, next);
  }

  private static Block tag(String id, String title, Fields fields, Map<Edge, List<String>> next) {
    fields.allow("`tag`", List.of("add", "remove", "of"));
    boolean add = fields.has("add");
    if (add == fields.has("remove")) {
      fields.error(add ? "remove" : "add", "Write one of `add` and `remove`.");
    }
    String tag = add || fields.has("remove") ? fields.name(add ? "add" : "remove") : null;
    boolean ofCompany = fields.word("of", Fields.words("user", false, "company", true), false);
    return new Block.Tag(id, title, tag, add, ofCompany, next);
  }

  private static String word(Kind kind) {
    return KINDS.entrySet().stream()
        .filter(entry -> entry.getValue() == kind)
        .findFirst()
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put("rule", Kind.RULE);
    kinds.put("content", Kind.CONTENT);
    kinds.put("wait", Kind.WAIT);
    kinds.put("tag", Kind.TAG);
    return kinds;
  }
}
