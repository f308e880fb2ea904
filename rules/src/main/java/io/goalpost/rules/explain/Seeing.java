package io.goalpost.rules.explain;

import io.goalpost.model.entry.Baselines;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.explain.Node;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.EventHistory;
import io.goalpost.model.fact.Mask;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Operand;
import io.goalpost.rules.series.ConditionText;
import io.goalpost.rules.vocabulary.Evaluation;
import io.goalpost.rules.vocabulary.Known;
import io.goalpost.rules.vocabulary.Look;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a condition wanted and what it saw, as plain data. */
final class Seeing {

  /** What is wanted of events where no number is. */
  static final String AT_LEAST_ONE = "at least one";

  private final Look look;
  private final Known known;
  private final Mask mask;

  Seeing(Look look, Mask mask) {
    this.look = look;
    this.mask = mask;
    this.known = look.known();
  }

  Node node(
      String text, Condition of, boolean holds, Boolean held, Instant turns, List<Node> children) {
    return new Node(
        text,
        kind(of),
        holds,
        held,
        wanted(of),
        seen(of),
        window(of),
        baseline(of),
        turns,
        children);
  }

  static String kind(Condition condition) {
    if (condition instanceof Condition.All) {
      return "all";
    } else if (condition instanceof Condition.Any) {
      return "any";
    } else if (condition instanceof Condition.Not) {
      return "not";
    } else if (condition instanceof Condition.Attribute) {
      return "attribute";
    } else if (condition instanceof Condition.CompanyAttribute) {
      return "company";
    } else if (condition instanceof Condition.Tag) {
      return "tag";
    } else if (condition instanceof Condition.CompanyTag) {
      return "companyTag";
    } else if (condition instanceof Condition.Event) {
      return "event";
    } else if (condition instanceof Condition.InSegment) {
      return "segment";
    } else if (condition instanceof Condition.Content) {
      return "content";
    } else if (condition instanceof Condition.EntryProperty) {
      return "entry";
    }
    return "property";
  }

  private String wanted(Condition condition) {
    if (condition instanceof Condition.Attribute attribute) {
      return wanted(attribute.test());
    } else if (condition instanceof Condition.CompanyAttribute attribute) {
      return wanted(attribute.test());
    } else if (condition instanceof Condition.EntryProperty property) {
      return wanted(property.test());
    } else if (condition instanceof Condition.Event event) {
      return event.count() == null ? AT_LEAST_ONE : "a number that " + wanted(event.count());
    }
    return null;
  }

  /** Operator and operand; a reference with the value it refers to now. */
  String wanted(Condition.Test test) {
    String word = test.operator().word() + " ";
    if (test.operand() instanceof Operand.OfAttribute attribute) {
      Value value = known.user() == null ? null : known.user().attributes().get(attribute.name());
      return word + referred("attribute", attribute.name(), value);
    } else if (test.operand() instanceof Operand.OfCompany company) {
      Value value =
          known.companies().isEmpty()
              ? null
              : known.companies().get(0).attributes().get(company.name());
      return word + referred("company", company.name(), value);
    } else if (test.operand() instanceof Operand.OfEntry entry) {
      return word + referred("entry", entry.property(), known.properties().get(entry.property()));
    }
    return word + ConditionText.operand(test.operand());
  }

  private String referred(String kind, String name, Value value) {
    return (value == null ? "something unknown" : String.valueOf(shown(name, value)))
        + " (the "
        + kind
        + " "
        + name
        + ")";
  }

  private Object seen(Condition condition) {
    if (condition instanceof Condition.Attribute attribute) {
      return known.user() == null
          ? null
          : shown(attribute.name(), known.user().attributes().get(attribute.name()));
    } else if (condition instanceof Condition.CompanyAttribute attribute) {
      return byCompany(
          company -> shown(attribute.name(), company.attributes().get(attribute.name())));
    } else if (condition instanceof Condition.Tag tag) {
      return look.tag(tag.tag());
    } else if (condition instanceof Condition.CompanyTag tag) {
      return byCompany(company -> company.tags().contains(tag.tag()));
    } else if (condition instanceof Condition.EntryProperty property) {
      return shown(property.property(), known.properties().get(property.property()));
    } else if (condition instanceof Condition.Event event) {
      return events(event);
    } else if (condition instanceof Condition.Content content) {
      return known.entry() == null
          ? null
          : known.entry().receiptOf(content.block()).map(Seeing::touches).orElse(null);
    }
    return null;
  }

  private Object byCompany(java.util.function.Function<Company, Object> value) {
    Map<String, Object> values = new LinkedHashMap<>();
    known.companies().forEach(company -> values.put(company.id(), value.apply(company)));
    return values;
  }

  /** How many count, and when and by which diff the last of that name came. */
  private Object events(Condition.Event event) {
    Map<String, Object> seen = new LinkedHashMap<>();
    seen.put("count", Evaluation.events(event, look).count().value().plain());
    EventHistory history = known.user() == null ? null : known.user().events(event.event());
    if (history != null && history.size() > 0) {
      seen.put("last", history.get(history.size() - 1).at().toString());
      seen.put("position", history.get(history.size() - 1).position());
    }
    return seen;
  }

  private static Object touches(Receipt receipt) {
    List<Object> words = new ArrayList<>();
    words.add("sent");
    receipt.touches().keySet().stream().sorted().forEach(kind -> words.add(kind.word()));
    receipt.links().stream().sorted().forEach(link -> words.add("clicked " + link));
    return words;
  }

  private Node.Window window(Condition condition) {
    if (!(condition instanceof Condition.Event event)) {
      return null;
    }
    Instant from = event.within() == null ? null : known.now().minus(event.within());
    if (event.sinceEntry() && known.entry() != null) {
      Instant began = known.entry().began();
      from = from == null || from.isBefore(began) ? began : from;
    }
    return from == null ? null : new Node.Window(from, known.now());
  }

  private Object baseline(Condition condition) {
    if (known.baselines() == null) {
      return null;
    }
    if (condition instanceof Condition.Attribute attribute
        && attribute.test().operator().comparesWithBaseline()) {
      return shown(attribute.name(), known.baselines().get(Baselines.ofUser(attribute.name())));
    } else if (condition instanceof Condition.CompanyAttribute attribute
        && attribute.test().operator().comparesWithBaseline()) {
      return byCompany(
          company ->
              shown(
                  attribute.name(),
                  known.baselines().get(Baselines.ofCompany(company.id(), attribute.name()))));
    }
    return null;
  }

  /** A value as it is shown to people, as plain data. */
  Object shown(String name, Value value) {
    Value shown = mask.shown(name, value);
    return shown == null ? null : shown.plain();
  }
}
