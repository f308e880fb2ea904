package io.goalpost.service.scenario;

import io.goalpost.model.entry.Baselines;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Operand;
import io.goalpost.model.series.Operator;
import io.goalpost.service.state.SegmentState;
import io.goalpost.service.state.StateView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Diffs that make a condition hold, or not hold: what an explanation says is needed, done. Not
 * every wish can be granted by diffs; whoever wishes looks whether it was.
 */
final class Wish {

  private static final Set<Operator> NEGATED =
      Set.of(Operator.IS_NOT, Operator.NOT_IN, Operator.NOT_CONTAINS);

  private final StateView state;
  private final String user;
  private final List<String> companies;
  private final Entry entry;
  private final Map<String, Value> baselines;
  private final Random random;
  private final Map<String, Object> set = new LinkedHashMap<>();
  private final List<String> unset = new ArrayList<>();
  private final List<String> tag = new ArrayList<>();
  private final List<String> untag = new ArrayList<>();
  private final Map<String, Map<String, Object>> companySets = new LinkedHashMap<>();
  private final List<Map<String, Object>> before = new ArrayList<>();
  private final Map<String, Object> triggerProperties = new LinkedHashMap<>();
  private Map<String, Object> event;
  private boolean impossible;

  /**
   * @param companies those that company conditions ask
   * @param entry or null
   */
  Wish(
      StateView state,
      String user,
      List<String> companies,
      Entry entry,
      Map<String, Value> baselines,
      Random random) {
    this.state = state;
    this.user = user;
    this.companies = companies;
    this.entry = entry;
    this.baselines = baselines;
    this.random = random;
  }

  /** Whether something was wished that no diff grants. */
  boolean impossible() {
    return impossible;
  }

  /** Brings an event, with what was wished of the trigger's properties. */
  void trigger(String name, Condition where) {
    if (where != null) {
      properties(where, true, triggerProperties);
    }
    event(name, triggerProperties);
  }

  /** The diffs, the one that completes it last. */
  List<Object> diffs() {
    List<Object> diffs = new ArrayList<>(before);
    companySets.forEach((company, changes) -> diffs.add(with("company", company, changes)));
    Map<String, Object> last = new LinkedHashMap<>();
    put(last, "set", set);
    put(last, "unset", unset.stream().filter(name -> !set.containsKey(name)).distinct().toList());
    put(last, "tag", tag);
    put(last, "untag", untag.stream().filter(each -> !tag.contains(each)).toList());
    if (event != null) {
      last.putAll(event);
    }
    if (!last.isEmpty()) {
      diffs.add(with("user", user, last));
    }
    return diffs;
  }

  private static void put(Map<String, Object> diff, String field, Object value) {
    boolean empty =
        value instanceof Map<?, ?> map ? map.isEmpty() : value instanceof List<?> l && l.isEmpty();
    if (!empty) {
      diff.put(field, value);
    }
  }

  private static Map<String, Object> with(String kind, String id, Map<String, Object> changes) {
    Map<String, Object> diff = new LinkedHashMap<>();
    diff.put(kind, id);
    diff.putAll(changes);
    return diff;
  }

  void make(Condition condition, boolean wanted) {
    if (condition instanceof Condition.All all) {
      several(all.of(), wanted, wanted);
    } else if (condition instanceof Condition.Any any) {
      several(any.of(), wanted, !wanted);
    } else if (condition instanceof Condition.Not not) {
      make(not.of(), !wanted);
    } else if (condition instanceof Condition.Attribute attribute) {
      attribute(attribute, wanted);
    } else if (condition instanceof Condition.CompanyAttribute attribute) {
      company(attribute, wanted);
    } else if (condition instanceof Condition.Tag of) {
      (wanted ? tag : untag).add(of.tag());
    } else if (condition instanceof Condition.CompanyTag of) {
      companyTag(of, wanted);
    } else if (condition instanceof Condition.Event of) {
      event(of, wanted);
    } else if (condition instanceof Condition.InSegment of) {
      SegmentState saved = state.segment(of.segment());
      if (saved == null) {
        impossible |= wanted;
      } else {
        make(saved.condition(), wanted);
      }
    } else if (condition instanceof Condition.Content of) {
      content(of, wanted);
    } else if (condition instanceof Condition.EntryProperty of) {
      test(of.test(), of.property(), wanted, null, triggerProperties, new ArrayList<>());
      impossible |= entry != null;
    }
  }

  private void several(List<Condition> of, boolean wanted, boolean each) {
    if (each) {
      of.forEach(one -> make(one, wanted));
    } else {
      make(of.get(random.nextInt(of.size())), wanted);
    }
  }

  private void attribute(Condition.Attribute of, boolean wanted) {
    User known = state.user(user);
    Value seen = known == null ? null : known.attributes().get(of.name());
    Value baseline = baselines == null ? null : baselines.get(Baselines.ofUser(of.name()));
    impossible |= of.test().operator().comparesWithBaseline() && baselines == null && wanted;
    test(of.test(), of.name(), wanted, new Seen(seen, baseline), set, unset);
  }

  private void company(Condition.CompanyAttribute of, boolean wanted) {
    if (companies.isEmpty()) {
      impossible |= wanted;
      return;
    }
    for (String company : wanted ? companies.subList(0, 1) : companies) {
      Company known = state.company(company);
      Value baseline =
          baselines == null ? null : baselines.get(Baselines.ofCompany(company, of.name()));
      Map<String, Object> changes =
          companySets.computeIfAbsent(company, id -> new LinkedHashMap<>());
      @SuppressWarnings("unchecked")
      Map<String, Object> sets =
          (Map<String, Object>) changes.computeIfAbsent("set", f -> new LinkedHashMap<>());
      List<String> unsets = new ArrayList<>();
      test(
          of.test(),
          of.name(),
          wanted,
          new Seen(known.attributes().get(of.name()), baseline),
          sets,
          unsets);
      if (!unsets.isEmpty()) {
        unsets.forEach(sets::remove);
        changes.put("unset", unsets);
      }
    }
  }

  private void companyTag(Condition.CompanyTag of, boolean wanted) {
    impossible |= wanted && companies.isEmpty();
    for (String company : wanted && !companies.isEmpty() ? companies.subList(0, 1) : companies) {
      companySets
          .computeIfAbsent(company, id -> new LinkedHashMap<>())
          .put(wanted ? "tag" : "untag", of.tag());
    }
  }

  private void event(Condition.Event of, boolean wanted) {
    Map<String, Object> properties = new LinkedHashMap<>();
    if (of.where() != null) {
      properties(of.where(), true, properties);
    }
    if (of.count() == null) {
      impossible |= !wanted;
      if (wanted) {
        event(of.event(), properties);
      }
      return;
    }
    boolean more = Set.of(Operator.GT, Operator.GTE, Operator.IS).contains(of.count().operator());
    impossible |= wanted != more;
    for (int i = 0; wanted && more && i < 5; i++) {
      Map<String, Object> diff = new LinkedHashMap<>();
      diff.put("user", user);
      diff.put("event", of.event());
      diff.put("properties", properties);
      before.add(diff);
    }
  }

  private void event(String name, Map<String, Object> properties) {
    Map<String, Object> brings = new LinkedHashMap<>();
    brings.put("event", name);
    brings.put("properties", properties);
    if (event != null) {
      before.add(with("user", user, event));
    }
    event = brings;
  }

  private void properties(Condition where, boolean wanted, Map<String, Object> properties) {
    if (where instanceof Condition.All all) {
      (wanted ? all.of() : all.of().subList(0, 1)).forEach(c -> properties(c, wanted, properties));
    } else if (where instanceof Condition.Any any) {
      (wanted ? any.of().subList(0, 1) : any.of()).forEach(c -> properties(c, wanted, properties));
    } else if (where instanceof Condition.Not not) {
      properties(not.of(), !wanted, properties);
    } else if (where instanceof Condition.Property of) {
      test(of.test(), of.name(), wanted, null, properties, new ArrayList<>());
    }
  }

  private void content(Condition.Content of, boolean wanted) {
    if (!wanted || of.is() == null || entry == null || entry.receiptOf(of.block()).isEmpty()) {
      impossible = true;
      return;
    }
    Map<String, Object> diff = new LinkedHashMap<>();
    diff.put("user", user);
    diff.put("receipt", entry.receiptOf(of.block()).get().id());
    diff.put("is", of.is().word());
    if (of.is() == io.goalpost.model.diff.Interaction.Kind.CLICKED) {
      diff.put("link", of.link() == null ? "https://example.com/a" : of.link());
    }
    before.add(diff);
  }

  /** A value as it is, and as it was at first. */
  private record Seen(Value value, Value baseline) {}

  private void test(
      Condition.Test test,
      String name,
      boolean wanted,
      Seen seen,
      Map<String, Object> sets,
      List<String> unsets) {
    Operator operator = test.operator();
    boolean positive = NEGATED.contains(operator) != wanted;
    if (operator == Operator.KNOWN) {
      positive = ((Operand.Flag) test.operand()).value() == wanted;
      if (positive) {
        sets.put(name, seen != null && seen.value() != null ? seen.value().plain() : "known");
      } else {
        unset(name, sets, unsets);
      }
    } else if (operator.comparesWithBaseline()) {
      compared(operator, name, wanted, seen, sets, unsets);
    } else if (!positive) {
      unset(name, sets, unsets);
    } else {
      Object value = value(operator, test.operand());
      impossible |= value == null;
      if (value != null) {
        sets.put(name, value);
        unsets.remove(name);
      }
    }
  }

  private static void unset(String name, Map<String, Object> sets, List<String> unsets) {
    sets.remove(name);
    unsets.add(name);
  }

  private void compared(
      Operator operator,
      String name,
      boolean wanted,
      Seen seen,
      Map<String, Object> sets,
      List<String> unsets) {
    Value baseline = seen == null ? null : seen.baseline();
    boolean number = baseline == null || baseline instanceof Value.Num;
    if (!wanted) {
      if (operator == Operator.CHANGED && baseline != null) {
        sets.put(name, baseline.plain());
      } else {
        unset(name, sets, unsets);
      }
    } else if (operator == Operator.CHANGED) {
      sets.put(name, "changed " + random.nextInt(1000));
    } else if (!number) {
      impossible = true;
    } else {
      BigDecimal from = baseline == null ? BigDecimal.ZERO : ((Value.Num) baseline).number();
      sets.put(
          name,
          operator == Operator.INCREASED
              ? from.add(BigDecimal.ONE)
              : from.subtract(BigDecimal.ONE));
    }
  }

  /** A value that satisfies it, or null where none is found. */
  private Object value(Operator operator, Operand operand) {
    if (operand instanceof Operand.Period period) {
      Instant now = state.now();
      return operator == Operator.OLDER_THAN
          ? now.minus(period.duration()).minus(Duration.ofMinutes(1)).toString()
          : now.toString();
    }
    Value of = operand(operand);
    if (of == null) {
      return null;
    }
    return switch (operator) {
      case IS, IS_NOT, STARTS_WITH, ENDS_WITH, GTE, LTE -> of.plain();
      case CONTAINS, NOT_CONTAINS ->
          of instanceof Value.Text || of instanceof Value.Date ? of.plain() : List.of(of.plain());
      case IN, NOT_IN ->
          of instanceof Value.Many many && !many.values().isEmpty()
              ? many.values().get(0).plain()
              : null;
      case GT, AFTER -> moved(of, 1);
      case LT, BEFORE -> moved(of, -1);
      default -> null;
    };
  }

  private Object moved(Value of, int by) {
    if (of instanceof Value.Num number) {
      return number.number().add(BigDecimal.valueOf(by));
    } else if (of instanceof Value.Date date) {
      return date.instant(state.zone()).plus(Duration.ofDays(by)).toString();
    }
    return null;
  }

  private Value operand(Operand operand) {
    if (operand instanceof Operand.Literal literal) {
      return literal.value();
    } else if (operand instanceof Operand.OfAttribute attribute) {
      User known = state.user(user);
      return known == null ? null : known.attributes().get(attribute.name());
    } else if (operand instanceof Operand.OfCompany company) {
      return companies.isEmpty()
          ? null
          : state.company(companies.get(0)).attributes().get(company.name());
    } else if (operand instanceof Operand.OfEntry of) {
      return entry == null ? null : entry.snapshot().properties().get(of.property());
    }
    return null;
  }
}
