package io.goalpost.rules.series;

import io.goalpost.model.series.Condition;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads conditions (SEMANTICS §4). What cannot be read becomes {@link #UNREADABLE} beside a
 * problem, so that the conditions around it keep their places.
 */
final class ConditionReader {

  /** Stands for a condition that could not be read; never leaves the package. */
  static final Condition UNREADABLE = new Condition.All(List.of());

  static final int DEPTH_MAX = 20;
  static final int LEAVES_MAX = 500;

  private static final List<String> GROUPS = List.of("all", "any", "not");
  private static final List<String> LEAVES =
      List.of("attribute", "company", "tag", "companyTag", "event", "segment", "content", "entry");
  private static final String PROPERTY = "property";

  private final Problems problems;
  private final Marks marks;
  private final LeafReader leafReader;
  private int leaves;

  ConditionReader(Problems problems, Marks marks) {
    this.problems = problems;
    this.marks = marks;
    this.leafReader = new LeafReader(problems, this);
  }

  /** Whether the word {@code rules} stands in place of a condition: authors' files decide. */
  static boolean leftToRules(Yaml yaml) {
    return yaml instanceof Yaml.Scalar scalar && "rules".equals(scalar.text());
  }

  /** Reads a condition on facts. */
  Condition read(Yaml yaml, Place place) {
    leaves = 0;
    return read(yaml, place, false, 1);
  }

  /** Reads a condition on the properties of an event. */
  Condition readWhere(Yaml yaml, Place place) {
    leaves = 0;
    return read(yaml, place, true, 1);
  }

  /** Reads one within another; {@code where} allows properties and nothing else. */
  Condition read(Yaml yaml, Place place, boolean where, int depth) {
    Fields fields = Fields.of(yaml, place, example(where), problems);
    if (fields == null) {
      return UNREADABLE;
    }
    if (depth > DEPTH_MAX) {
      problems.error(
          place,
          yaml.mark(),
          "Conditions lie more than " + DEPTH_MAX + " deep; move some into a segment.");
      return UNREADABLE;
    }
    String kind = kind(fields, where);
    if (kind == null) {
      return UNREADABLE;
    }
    Condition condition =
        GROUPS.contains(kind) ? group(kind, fields, where, depth) : leaf(kind, fields, depth);
    if (condition != UNREADABLE) {
      marks.put(condition, fields.mapping());
    }
    return condition;
  }

  private static String example(boolean where) {
    return where ? "{property: total, gt: 10}" : "{attribute: plan, is: pro}";
  }

  private String kind(Fields fields, boolean where) {
    String kind = null;
    for (Yaml.Field field : fields.mapping().fields()) {
      String name = field.name();
      boolean leaf = LEAVES.contains(name) || name.equals(PROPERTY);
      if (!leaf && !GROUPS.contains(name)) {
        continue;
      }
      if (kind != null && !kind.equals(name)) {
        fields.error(
            name,
            "`"
                + kind
                + "` and `"
                + name
                + "` stand in one condition; put each in one of its own,"
                + " both in `all` or `any`.");
        return null;
      }
      kind = name;
    }
    if (kind == null) {
      unknownKind(fields, where);
    } else if (where && LEAVES.contains(kind)) {
      fields.error(
          kind,
          "`where` asks for properties of the event; write {property: …}, not `" + kind + "`.");
      return null;
    } else if (!where && kind.equals(PROPERTY)) {
      fields.error(kind, "`property` goes in the `where` of an event only; move it there.");
      return null;
    }
    return kind;
  }

  private void unknownKind(Fields fields, boolean where) {
    List<String> known = new ArrayList<>(GROUPS);
    known.addAll(where ? List.of(PROPERTY) : LEAVES);
    String otherwise = "; begin it with one of " + String.join(", ", known) + ".";
    String given =
        fields.mapping().fields().isEmpty() ? "" : fields.mapping().fields().get(0).name();
    problems.error(
        fields.place(),
        fields.mark(),
        given.isEmpty()
            ? "This is no condition" + otherwise
            : "`" + given + "` is no condition" + Spelling.hint(given, known, otherwise));
  }

  private Condition group(String kind, Fields fields, boolean where, int depth) {
    fields.allow("`" + kind + "`", List.of(kind));
    Yaml value = fields.get(kind);
    Place place = fields.place(kind);
    if (kind.equals("not")) {
      if (value == null) {
        fields.error(kind, "`not` is empty; write the condition that must not hold.");
        return UNREADABLE;
      }
      return new Condition.Not(read(value, place, where, depth + 1));
    }
    if (!(value instanceof Yaml.Items items) || items.items().isEmpty()) {
      fields.error(kind, "`" + kind + "` must be a list with at least one condition.");
      return UNREADABLE;
    }
    List<Condition> conditions = new ArrayList<>();
    for (int i = 0; i < items.items().size(); i++) {
      conditions.add(read(items.items().get(i), place.at(i), where, depth + 1));
    }
    return kind.equals("all") ? new Condition.All(conditions) : new Condition.Any(conditions);
  }

  private Condition leaf(String kind, Fields fields, int depth) {
    leaves++;
    if (leaves == LEAVES_MAX + 1) {
      problems.error(
          fields.place(),
          fields.mark(),
          "A condition has at most " + LEAVES_MAX + " parts; move some into a segment.");
    }
    return leaves > LEAVES_MAX ? UNREADABLE : leafReader.read(kind, fields, depth);
  }
}
