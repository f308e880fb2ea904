package io.goalpost.service.scenario;

import io.goalpost.model.entry.Baselines;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Operand;
import io.goalpost.rules.vocabulary.Evaluation;
import io.goalpost.rules.vocabulary.Known;
import io.goalpost.rules.vocabulary.Look;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds a value of which tests hold, or do not hold, as is wished: by trying those that may. */
final class FittingValue {

  private static final String NAME = "the value that is looked for";

  private final Known known;

  /**
   * @param known the facts that references are asked of, and the instant
   */
  FittingValue(Known known) {
    this.known = known;
  }

  /** What is wished of a value. */
  record Wished(Condition.Test test, boolean holds) {}

  /** A value, or null for none. */
  record Found(Value value) {}

  /**
   * Prefers what is there.
   *
   * @param seen the value that is there, or null
   * @param baseline what {@code increased} and its like compare with; null where there is none
   */
  Optional<Found> find(List<Wished> wished, Value seen, Value baseline) {
    List<Value> candidates = new ArrayList<>();
    candidates.add(seen);
    candidates.add(null);
    List<Value> operands = new ArrayList<>();
    wished.forEach(each -> operand(each.test().operand()).ifPresent(operands::add));
    if (baseline != null) {
      operands.add(baseline);
    }
    operands.forEach(of -> near(of, candidates));
    together(operands, candidates);
    wished.forEach(each -> instants(each.test().operand(), candidates));
    for (Object other : List.of(true, 0, 1, -1, "something", known.now().toString(), List.of())) {
      candidates.add(Value.of(other));
    }
    return candidates.stream()
        .filter(value -> wished.stream().allMatch(each -> grants(each, value, baseline)))
        .map(Found::new)
        .findFirst();
  }

  private boolean grants(Wished wished, Value value, Value baseline) {
    User user = known.user() == null ? User.created("nobody") : known.user();
    Map<String, Value> attributes = new HashMap<>(user.attributes());
    if (value != null) {
      attributes.put(NAME, value);
    }
    Map<String, Value> baselines =
        baseline == null ? Map.of() : Map.of(Baselines.ofUser(NAME), baseline);
    Known with =
        new Known(
            known.workspace(),
            known.now(),
            new User(
                user.id(),
                attributes,
                user.tags(),
                user.events(),
                user.companies(),
                user.unsubscribed(),
                user.bounced()),
            known.companies(),
            known.entry(),
            null,
            known.properties(),
            known.baselines() == null ? null : baselines,
            -1,
            null);
    Condition asked = new Condition.Attribute(NAME, wished.test());
    return Evaluation.holds(asked, new Look(with)) == wished.holds();
  }

  private Optional<Value> operand(Operand operand) {
    if (operand instanceof Operand.Literal literal) {
      return Optional.of(literal.value());
    } else if (operand instanceof Operand.OfAttribute attribute && known.user() != null) {
      return Optional.ofNullable(known.user().attributes().get(attribute.name()));
    } else if (operand instanceof Operand.OfCompany company && !known.companies().isEmpty()) {
      return Optional.ofNullable(known.companies().get(0).attributes().get(company.name()));
    } else if (operand instanceof Operand.OfEntry of) {
      return Optional.ofNullable(known.properties().get(of.property()));
    }
    return Optional.empty();
  }

  private void near(Value of, List<Value> candidates) {
    candidates.add(of);
    if (of instanceof Value.Num number) {
      for (String step : List.of("1", "-1", "0.25", "-0.25")) {
        candidates.add(Value.of(number.number().add(new BigDecimal(step))));
      }
      candidates.add(Value.of(List.of(number.number())));
    } else if (of instanceof Value.Date date) {
      Instant at = date.instant(known.workspace().zone());
      for (Duration step :
          List.of(Duration.ofSeconds(1), Duration.ofHours(6), Duration.ofDays(40))) {
        candidates.add(Value.of(at.plus(step).toString()));
        candidates.add(Value.of(at.minus(step).toString()));
      }
      candidates.add(Value.of(List.of(date.text())));
    } else if (of instanceof Value.Text text) {
      candidates.add(Value.of(text.text() + "x"));
      candidates.add(Value.of("x" + text.text()));
      candidates.add(Value.of(text.text().toUpperCase(Locale.ROOT)));
      candidates.add(Value.of(List.of(text.text())));
    } else if (of instanceof Value.Many many) {
      many.values().forEach(each -> near(each, candidates));
    }
  }

  /** A list of all, and texts of two. */
  private static void together(List<Value> operands, List<Value> candidates) {
    List<Object> scalars =
        operands.stream().filter(v -> !(v instanceof Value.Many)).map(Value::plain).toList();
    candidates.add(Value.of(scalars));
    for (Object one : scalars) {
      for (Object other : scalars) {
        if (one instanceof String first && other instanceof String second) {
          candidates.add(Value.of(first + second));
        }
      }
    }
  }

  private void instants(Operand operand, List<Value> candidates) {
    if (operand instanceof Operand.Period period) {
      Instant edge = known.now().minus(period.duration());
      for (int minutes : List.of(-1, 1)) {
        candidates.add(Value.of(edge.plus(Duration.ofMinutes(minutes)).toString()));
      }
    }
  }
}
