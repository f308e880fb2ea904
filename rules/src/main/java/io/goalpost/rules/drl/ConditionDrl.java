package io.goalpost.rules.drl;

import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Condition.Test;
import io.goalpost.model.series.Operand;
import io.goalpost.rules.series.ConditionText;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a condition as constraints on what a rule looks at: {@code facts}, or {@code before}. */
final class ConditionDrl {

  private final String look;
  private boolean negated;

  private ConditionDrl(String look) {
    this.look = look;
  }

  /** Constraints, all of which must hold; one for each part where the condition asks for all. */
  static List<String> constraints(Condition condition, String look) {
    ConditionDrl drl = new ConditionDrl(look);
    if (condition instanceof Condition.All all) {
      return all.of().stream().map(drl::write).toList();
    }
    return List.of(drl.write(condition));
  }

  /** One constraint that holds where the condition does not. */
  static String negated(Condition condition, String look) {
    return "!( " + new ConditionDrl(look).write(condition) + " )";
  }

  /** One constraint that holds where none of the conditions does. */
  static String none(List<Condition> conditions, String look) {
    return negated(
        conditions.size() == 1 ? conditions.get(0) : new Condition.Any(conditions), look);
  }

  private String write(Condition condition) {
    if (condition instanceof Condition.All all) {
      return joined(all.of(), " && ");
    } else if (condition instanceof Condition.Any any) {
      return joined(any.of(), " || ");
    } else if (condition instanceof Condition.Not not) {
      negated = !negated;
      String negation = "!( " + write(not.of()) + " )";
      negated = !negated;
      return negation;
    } else if (condition instanceof Condition.Attribute attribute) {
      return call("attribute", attribute.name()) + test(attribute.test());
    } else if (condition instanceof Condition.CompanyAttribute company) {
      return call("company", company.name()) + test(company.test());
    } else if (condition instanceof Condition.Tag tag) {
      return call("tag", tag.tag());
    } else if (condition instanceof Condition.CompanyTag tag) {
      return call("companyTag", tag.tag());
    } else if (condition instanceof Condition.Event event) {
      return write(event);
    } else if (condition instanceof Condition.InSegment segment) {
      return call("segment", segment.segment());
    } else if (condition instanceof Condition.Content content) {
      return content.link() != null
          ? call("clicked", content.block(), content.link())
          : call("message", content.block(), content.is() == null ? "sent" : content.is().word());
    } else if (condition instanceof Condition.EntryProperty property) {
      return call("entry", property.property()) + test(property.test());
    }
    throw new IllegalStateException("a property outside of an event's where: " + condition);
  }

  private String joined(List<Condition> conditions, String operator) {
    return conditions.stream().map(this::write).collect(Collectors.joining(operator, "( ", " )"));
  }

  private String write(Condition.Event event) {
    StringBuilder call = new StringBuilder(call("event", event.event()));
    if (event.within() != null) {
      call.append(".within( ").append(Literals.period(event.within())).append(" )");
    }
    if (event.sinceEntry()) {
      call.append(".sinceEntry()");
    }
    if (event.where() != null) {
      String where = Literals.text(ConditionText.of(event.where()));
      call.append(".where( ").append(where).append(" )");
    }
    if (event.count() != null) {
      return call.append(".count()").append(test(event.count())).toString();
    }
    // A goal's event is one that comes after the entry (G2); one that must not be, is never (C5).
    return call.append(negated ? ".count().gte( 1 )" : ".happened()").toString();
  }

  private String call(String method, String... arguments) {
    return look
        + "."
        + method
        + List.of(arguments).stream()
            .map(Literals::text)
            .collect(Collectors.joining(", ", "( ", " )"));
  }

  private String test(Test test) {
    if (test.operator().comparesWithBaseline()) {
      return "." + test.operator().word() + "()";
    }
    return "." + test.operator().word() + "( " + operand(test.operand()) + " )";
  }

  private String operand(Operand operand) {
    if (operand instanceof Operand.Literal literal) {
      return Literals.of(literal.value(), look);
    } else if (operand instanceof Operand.OfAttribute attribute) {
      return call("attribute", attribute.name());
    } else if (operand instanceof Operand.OfCompany company) {
      return call("firstCompany", company.name());
    } else if (operand instanceof Operand.OfEntry entry) {
      return call("entry", entry.property());
    } else if (operand instanceof Operand.Period period) {
      return Literals.period(period.duration());
    } else if (operand instanceof Operand.Flag flag) {
      return Boolean.toString(flag.value());
    }
    throw new IllegalStateException("no operand: " + operand);
  }
}
