package io.goalpost.rules.vocabulary;

import io.goalpost.model.fact.EventOccurrence;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Condition.Test;
import io.goalpost.model.series.Operand;
import io.goalpost.rules.series.ConditionParser;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks conditions that are data and not rules: saved conditions, which may change under a rule that
 * names them, and what events' properties must satisfy. Through the same methods as rules, which is
 * why explanations ask here, too.
 */
public final class Evaluation {

  /** The most texts kept parsed; they stand in rules, so there are no more than rules have. */
  private static final int PARSED_MAX = 10_000;

  private static final Map<String, Condition> PARSED = new ConcurrentHashMap<>();

  private Evaluation() {}

  /** The condition on properties that a text holds, parsed once. */
  static Condition parsed(String where) {
    Condition condition = PARSED.get(where);
    if (condition == null) {
      condition = ConditionParser.parseWhere(where);
      if (PARSED.size() >= PARSED_MAX) {
        PARSED.clear();
      }
      PARSED.put(where, condition);
    }
    return condition;
  }

  static boolean where(String where, EventOccurrence occurrence, Look look) {
    return where(parsed(where), occurrence, look);
  }

  /** Whether an occurrence satisfies a condition on its properties. */
  public static boolean where(Condition where, EventOccurrence occurrence, Look look) {
    return where(where, occurrence.properties(), look);
  }

  static boolean where(Condition where, Map<String, Value> properties, Look look) {
    return holds(where, look, properties);
  }

  /** Whether a condition holds of what a look sees. */
  public static boolean holds(Condition condition, Look look) {
    return holds(condition, look, null);
  }

  /**
   * Whether a condition may hold, by what is seen at a glance: attributes and tags of the user.
   * Where it says no, no rule made of the condition matches, for it goes through the methods that
   * the rule goes through; so the rule need not be asked. It does not depend on the event that
   * triggers an entry: newcomers are asked with it, and where nothing is triggered without it (E3).
   */
  public static boolean mayHold(Condition condition, Look look) {
    if (condition instanceof Condition.All all) {
      for (Condition each : all.of()) {
        if (!mayHold(each, look)) {
          return false;
        }
      }
      return true;
    } else if (condition instanceof Condition.Any any) {
      for (Condition each : any.of()) {
        if (mayHold(each, look)) {
          return true;
        }
      }
      return false;
    } else if (condition instanceof Condition.Attribute attribute) {
      return attribute.test().operand() instanceof Operand.OfEntry || holds(attribute, look);
    }
    return !(condition instanceof Condition.Tag) || holds(condition, look);
  }

  private static boolean holds(Condition condition, Look look, Map<String, Value> properties) {
    if (condition instanceof Condition.All all) {
      return all.of().stream().allMatch(each -> holds(each, look, properties));
    } else if (condition instanceof Condition.Any any) {
      return any.of().stream().anyMatch(each -> holds(each, look, properties));
    } else if (condition instanceof Condition.Not not) {
      return !holds(not.of(), look, properties);
    } else if (condition instanceof Condition.Attribute attribute) {
      return test(look.attribute(attribute.name()), attribute.test(), look);
    } else if (condition instanceof Condition.CompanyAttribute company) {
      return test(look.company(company.name()), company.test(), look);
    } else if (condition instanceof Condition.Tag tag) {
      return look.tag(tag.tag());
    } else if (condition instanceof Condition.CompanyTag tag) {
      return look.companyTag(tag.tag());
    } else if (condition instanceof Condition.Event event) {
      return happened(event, look);
    } else if (condition instanceof Condition.InSegment segment) {
      return look.segment(segment.segment());
    } else if (condition instanceof Condition.Content content) {
      return content.link() != null
          ? look.clicked(content.block(), content.link())
          : look.message(content.block(), content.is() == null ? "sent" : content.is().word());
    } else if (condition instanceof Condition.EntryProperty property) {
      return test(look.entry(property.property()), property.test(), look);
    } else if (condition instanceof Condition.Property property) {
      Value value = properties == null ? null : properties.get(property.name());
      return test(new Seen(look.known(), value, null), property.test(), look);
    }
    throw new IllegalStateException("no condition: " + condition);
  }

  private static boolean happened(Condition.Event condition, Look look) {
    Events events = events(condition, look);
    return condition.count() == null
        ? events.happened()
        : test(events.count(), condition.count(), look);
  }

  /** The events that a condition counts. */
  public static Events events(Condition.Event condition, Look look) {
    Events events = look.event(condition.event());
    if (condition.where() != null) {
      events.where(condition.where());
    }
    if (condition.within() != null) {
      events.within(condition.within());
    }
    if (condition.sinceEntry()) {
      events.sinceEntry();
    }
    return events;
  }

  private static boolean test(Seen seen, Test test, Look look) {
    return seen.test(test.operator(), operand(test.operand(), look));
  }

  private static Object operand(Operand operand, Look look) {
    if (operand instanceof Operand.Literal literal) {
      return literal.value();
    } else if (operand instanceof Operand.OfAttribute attribute) {
      return look.attribute(attribute.name());
    } else if (operand instanceof Operand.OfCompany company) {
      return look.firstCompany(company.name());
    } else if (operand instanceof Operand.OfEntry entry) {
      return look.entry(entry.property());
    } else if (operand instanceof Operand.Period period) {
      return period.duration().toString();
    } else if (operand instanceof Operand.Flag flag) {
      return flag.value();
    }
    throw new IllegalStateException("no operand: " + operand);
  }
}
