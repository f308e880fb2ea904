package io.goalpost.rules.series;

import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Operand;
import io.goalpost.model.series.Operator;
import io.goalpost.model.series.Operator.Takes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads the right side of an operator: a value, a reference (C6), a period or a flag. */
final class OperandReader {

  private static final List<String> REFERENCES = List.of("attribute", "company", "entry");

  private final Problems problems;

  OperandReader(Problems problems) {
    this.problems = problems;
  }

  /** Reads the operand of an operator that is among the fields; null beside a problem. */
  Operand read(Fields fields, Operator operator) {
    String word = operator.word();
    Yaml yaml = fields.get(word);
    Takes takes = operator.takes();
    if (yaml == null) {
      fields.error(
          word,
          "`" + word + "` has no value; write one, or ask `known: false` for what is missing.");
      return null;
    }
    if (takes == Takes.FLAG || takes == Takes.TRUE) {
      return flag(fields, operator, yaml);
    }
    if (takes == Takes.PERIOD) {
      Duration duration = fields.period(word);
      return duration == null ? null : new Operand.Period(duration, ((Yaml.Scalar) yaml).text());
    }
    if (yaml instanceof Yaml.Mapping mapping) {
      return reference(new Fields(mapping, fields.place(word), problems));
    }
    Value value = value(fields, operator, yaml);
    return value == null ? null : new Operand.Literal(value);
  }

  /** Reads a whole number that is not negative, or a list of them; null beside a problem. */
  Operand readCount(Fields fields, Operator operator, boolean list) {
    Yaml yaml = fields.get(operator.word());
    if (list && yaml instanceof Yaml.Items items && !items.items().isEmpty()) {
      if (items.items().stream().allMatch(OperandReader::isCount)) {
        return new Operand.Literal(
            new Value.Many(items.items().stream().map(OperandReader::plainValue).toList()));
      }
    } else if (!list && yaml != null && isCount(yaml)) {
      return new Operand.Literal(plainValue(yaml));
    }
    fields.error(
        operator.word(),
        "`"
            + operator.word()
            + "` must be "
            + (list ? "a list of whole numbers, such as [1, 2]." : "a whole number, such as 2."));
    return null;
  }

  private static boolean isCount(Yaml yaml) {
    return yaml instanceof Yaml.Scalar scalar
        && scalar.value() instanceof BigDecimal number
        && number.signum() >= 0
        && number.stripTrailingZeros().scale() <= 0
        && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
  }

  private Operand flag(Fields fields, Operator operator, Yaml yaml) {
    if (yaml instanceof Yaml.Scalar scalar
        && scalar.value() instanceof Boolean flag
        && (flag || operator.takes() == Takes.FLAG)) {
      return new Operand.Flag(flag);
    }
    fields.error(
        operator.word(),
        "`"
            + operator.word()
            + "` must be true"
            + (operator.takes() == Takes.FLAG ? " or false." : "; put it in `not` for the rest."));
    return null;
  }

  private Operand reference(Fields fields) {
    fields.allow("a reference", REFERENCES);
    String kind = null;
    for (String name : REFERENCES) {
      if (fields.has(name) && kind != null) {
        fields.error(
            name, "A reference names one thing; take out `" + kind + "` or `" + name + "`.");
        return null;
      }
      kind = fields.has(name) ? name : kind;
    }
    if (kind == null) {
      problems.error(
          fields.place(),
          fields.mark(),
          "A reference is {attribute: …}, {company: …} or {entry: …}; write one of them.");
      return null;
    }
    String name = fields.name(kind);
    if (name == null) {
      return null;
    }
    return switch (kind) {
      case "attribute" -> new Operand.OfAttribute(name);
      case "company" -> new Operand.OfCompany(name);
      default -> new Operand.OfEntry(name);
    };
  }

  private static Value value(Fields fields, Operator operator, Yaml yaml) {
    String word = operator.word();
    Value value;
    try {
      value = operator.takes() == Takes.LIST ? list(yaml) : plainValue(yaml);
    } catch (IllegalArgumentException refused) {
      fields.error(word, "`" + word + "` " + refused.getMessage() + ".");
      return null;
    }
    String wrong = wrongType(operator.takes(), value);
    if (wrong != null) {
      fields.error(word, "`" + word + "` " + wrong + ", not " + yaml.what() + ".");
      return null;
    }
    if (isOrder(operator) && (value instanceof Value.Text || value instanceof Value.Bool)) {
      fields.warning(
          word, "`" + word + "` is never true of " + yaml.what() + "; write a number or a date.");
    }
    return value;
  }

  private static String wrongType(Takes takes, Value value) {
    if (takes == Takes.SCALAR && value instanceof Value.Many) {
      return "must be text, a number, true, false or a date";
    }
    if (takes == Takes.TEXT && !(value instanceof Value.Text || value instanceof Value.Date)) {
      return "must be text";
    }
    if (takes == Takes.DATE && !(value instanceof Value.Date)) {
      return "must be a date or an instant, such as 2026-01-31 or 2026-01-31T09:00:00Z";
    }
    return null;
  }

  private static boolean isOrder(Operator operator) {
    return operator == Operator.GT
        || operator == Operator.GTE
        || operator == Operator.LT
        || operator == Operator.LTE;
  }

  /** A list to be in; its elements may be lists, since {@code in} compares them whole (C1b). */
  private static Value list(Yaml yaml) {
    if (!(yaml instanceof Yaml.Items items) || items.items().isEmpty()) {
      throw new IllegalArgumentException("must be a list with at least one value");
    }
    if (items.items().size() > Value.LIST_SIZE_MAX) {
      throw new IllegalArgumentException("has more than " + Value.LIST_SIZE_MAX + " elements");
    }
    List<Value> values = new ArrayList<>();
    for (Yaml element : items.items()) {
      values.add(plainValue(element));
    }
    return new Value.Many(values);
  }

  private static Value plainValue(Yaml yaml) {
    if (!(yaml instanceof Yaml.Items items)) {
      return Value.of(plainScalar(yaml));
    }
    List<Object> plain = new ArrayList<>();
    for (Yaml element : items.items()) {
      plain.add(plainScalar(element));
    }
    return Value.of(plain);
  }

  private static Object plainScalar(Yaml yaml) {
    if (yaml instanceof Yaml.Scalar scalar && !scalar.isNull()) {
      return scalar.value();
    }
    throw new IllegalArgumentException(
        "must have text, numbers, true or false in its list, not " + yaml.what());
  }
}
