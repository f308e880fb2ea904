package io.goalpost.rules.series;

import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Condition.Test;
import io.goalpost.model.series.Operand;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Writes a condition as one line of YAML that {@link ConditionParser} reads back to an equal one.
 */
public final class ConditionText {

  private static final String PLAIN = "[A-Za-z_][A-Za-z0-9_./-]{0,100}";
  private static final Set<String> NOT_TEXT = Set.of("true", "false", "null");

  private ConditionText() {}

  /** The canonical text: fields in a fixed order, text in quotes only where it must be. */
  public static String of(Condition condition) {
    if (condition instanceof Condition.All all) {
      return "{all: " + list(all.of()) + "}";
    }
    if (condition instanceof Condition.Any any) {
      return "{any: " + list(any.of()) + "}";
    }
    if (condition instanceof Condition.Not not) {
      return "{not: " + of(not.of()) + "}";
    }
    return "{" + leaf(condition) + "}";
  }

  private static String list(List<Condition> conditions) {
    return conditions.stream().map(ConditionText::of).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String leaf(Condition leaf) {
    if (leaf instanceof Condition.Attribute attribute) {
      return tested("attribute", attribute.name(), attribute.test());
    }
    if (leaf instanceof Condition.CompanyAttribute company) {
      return tested("company", company.name(), company.test());
    }
    if (leaf instanceof Condition.EntryProperty entry) {
      return tested("entry", entry.property(), entry.test());
    }
    if (leaf instanceof Condition.Property property) {
      return tested("property", property.name(), property.test());
    }
    if (leaf instanceof Condition.Tag tag) {
      return "tag: " + text(tag.tag());
    }
    if (leaf instanceof Condition.CompanyTag tag) {
      return "companyTag: " + text(tag.tag());
    }
    if (leaf instanceof Condition.InSegment segment) {
      return "segment: " + text(segment.segment());
    }
    if (leaf instanceof Condition.Content content) {
      return content(content);
    }
    return event((Condition.Event) leaf);
  }

  private static String content(Condition.Content content) {
    return "content: "
        + text(content.block())
        + ", is: "
        + (content.is() == null ? "sent" : content.is().word())
        + (content.link() == null ? "" : ", link: " + text(content.link()));
  }

  private static String event(Condition.Event event) {
    return "event: "
        + text(event.event())
        + (event.where() == null ? "" : ", where: " + of(event.where()))
        + (event.count() == null ? "" : ", count: {" + test(event.count()) + "}")
        + (event.within() == null ? "" : ", within: " + Periods.text(event.within()))
        + (event.sinceEntry() ? ", since: entry" : "");
  }

  private static String tested(String subject, String name, Test test) {
    return subject + ": " + text(name) + ", " + test(test);
  }

  private static String test(Test test) {
    return test.operator().word() + ": " + operand(test.operand());
  }

  /** The right side of an operator, as it stands in a condition. */
  public static String operand(Operand operand) {
    if (operand instanceof Operand.Literal literal) {
      return value(literal.value());
    }
    if (operand instanceof Operand.OfAttribute attribute) {
      return "{attribute: " + text(attribute.name()) + "}";
    }
    if (operand instanceof Operand.OfCompany company) {
      return "{company: " + text(company.name()) + "}";
    }
    if (operand instanceof Operand.OfEntry entry) {
      return "{entry: " + text(entry.property()) + "}";
    }
    if (operand instanceof Operand.Period period) {
      return text(period.text());
    }
    return String.valueOf(((Operand.Flag) operand).value());
  }

  private static String value(Value value) {
    if (value instanceof Value.Many many) {
      return many.values().stream()
          .map(ConditionText::value)
          .collect(Collectors.joining(", ", "[", "]"));
    }
    Object plain = value.plain();
    return plain instanceof String text ? text(text) : plain.toString();
  }

  private static String text(String text) {
    if (text.matches(PLAIN) && !NOT_TEXT.contains(text.toLowerCase(Locale.ROOT))) {
      return text;
    }
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(codePoint -> append(quoted, codePoint));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder quoted, int codePoint) {
    if (codePoint == '"' || codePoint == '\\') {
      quoted.append('\\').append((char) codePoint);
    } else if (isPrintable(codePoint)) {
      quoted.appendCodePoint(codePoint);
    } else {
      quoted.append(String.format(codePoint > 0xFFFF ? "\\U%08X" : "\\u%04X", codePoint));
    }
  }

  private static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
