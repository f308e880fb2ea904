package io.goalpost.rules.logic;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.EventOccurrence;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.rules.series.ConditionParser;
import io.goalpost.rules.series.ConditionText;
import io.goalpost.rules.vocabulary.Known;
import io.goalpost.rules.vocabulary.Look;
import io.goalpost.rules.vocabulary.Workspace;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogicTest {

  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");
  private static final int CONDITIONS = 4_000;
  private static final int FACTS = 150;

  private static final List<Object> VALUES =
      List.of(
          "free",
          "Free",
          "freedom",
          "2026-01-05",
          "2026-01-04",
          "2026-01-05T03:00:00Z",
          "2026-01-01T00:00:00Z",
          1,
          2,
          1.5,
          true,
          false,
          List.of("free", 1),
          List.of("2026-01-05"));

  private final Random random = new Random(42);
  private final Map<String, Condition> segments = new HashMap<>();
  private final Logic anyCompany = Logic.of(segments::get, false);
  private final Logic ownCompany = Logic.of(segments::get, true);

  /** What it says never holds is never seen to hold, of whatever facts, in whatever zone. */
  @Test
  void whatNeverHoldsIsNeverSeenToHold() {
    List<Look> looks = new ArrayList<>();
    for (int i = 0; i < FACTS; i++) {
      looks.add(facts());
    }
    int never = 0;
    for (int i = 0; i < CONDITIONS; i++) {
      Condition condition = condition(3);
      segments.put("asked", condition);
      segments.put("inner", ConditionParser.parse("{attribute: a, " + test() + "}"));
      boolean own = ownCompany.never(condition);
      boolean any = anyCompany.never(condition);
      never += any ? 1 : 0;
      for (Look look : looks) {
        boolean single = look.known().companies().size() == 1;
        if (any || (own && single)) {
          assertThat(look.segment("asked"))
              .as("%s of %s", ConditionText.of(condition), look.known())
              .isFalse();
        }
      }
    }
    assertThat(never).isGreaterThan(CONDITIONS / 50);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{all: [{attribute: a, gt: 3}, {not: {attribute: a, gte: 3}}]}",
        "{all: [{attribute: a, startsWith: ann}, {attribute: a, notContains: an}]}",
        "{all: [{attribute: a, is: free}, {attribute: a, startsWith: pro}]}",
        "{all: [{attribute: a, is: {attribute: b}}, {attribute: a, known: false}]}",
        "{all: [{attribute: a, is: true}, {attribute: a, is: false}]}",
        "{all: [{attribute: a, in: [x, y]}, {attribute: a, isNot: x}, {attribute: a, isNot: y}]}",
        "{all: [{company: a, is: x}, {not: {company: a, in: [x, y]}}]}",
        "{all: [{any: [{tag: t}, {tag: u}]}, {not: {tag: t}}, {not: {tag: u}}]}",
        "{all: [{event: e, count: {gt: 1}}, {event: e, count: {lt: 2}}]}",
        "{all: [{segment: vip}, {not: {segment: vip}}]}",
        "{all: [{segment: vip}, {attribute: a, is: free}]}"
      })
  void seesWhatContradictsItself(String text) {
    segments.put("vip", ConditionParser.parse("{attribute: a, is: paid}"));

    assertThat(anyCompany.never(ConditionParser.parse(text))).isTrue();
  }

  /** A segment that names itself, or too many cases, are no reason to hang. */
  @Test
  void givesUpWhereThereAreTooManyCases() {
    segments.put("self", ConditionParser.parse("{any: [{segment: self}, {tag: t}]}"));
    List<Condition> pairs = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      pairs.add(ConditionParser.parse("{any: [{tag: a" + i + "}, {tag: b" + i + "}]}"));
    }
    pairs.add(ConditionParser.parse("{all: [{tag: c}, {not: {tag: c}}]}"));

    assertThat(anyCompany.never(new Condition.All(pairs))).isFalse();
    assertThat(anyCompany.never(ConditionParser.parse("{segment: self}"))).isFalse();
  }

  private Condition condition(int depth) {
    int kind = random.nextInt(depth == 0 ? 1 : 4);
    return switch (kind) {
      case 1, 2 -> {
        List<Condition> of = new ArrayList<>();
        for (int i = 2 + random.nextInt(2); i > 0; i--) {
          of.add(condition(depth - 1));
        }
        yield kind == 1 || depth == 3 ? new Condition.All(of) : new Condition.Any(of);
      }
      case 3 -> new Condition.Not(condition(depth - 1));
      default -> leaf();
    };
  }

  private Condition leaf() {
    String text =
        switch (random.nextInt(12)) {
          case 0 -> "{tag: " + of("hot", "cold") + "}";
          case 1 ->
              "{event: paid, count: {" + of("gt", "lt", "is", "gte") + ": " + of(0, 1, 2) + "}}";
          case 2 -> "{event: paid}";
          case 3 -> "{company: a, " + test() + "}";
          case 4 -> "{segment: inner}";
          case 5 -> "{companyTag: big}";
          default -> "{attribute: " + of("a", "a", "a", "b") + ", " + test() + "}";
        };
    return ConditionParser.parse(text);
  }

  private String test() {
    return switch (random.nextInt(9)) {
      case 0 -> "known: " + random.nextBoolean();
      case 1 -> of("olderThan", "newerThan") + ": " + of("PT6H", "P1D", "P2D");
      case 2 ->
          of("in", "notIn")
              + ": ["
              + json(of(VALUES.subList(0, 12)))
              + ", "
              + json(of(VALUES.subList(0, 12)))
              + "]";
      case 3 -> of("startsWith", "endsWith") + ": " + json(of("fre", "FREE", "2026", "dom", "05"));
      case 4 -> of("contains", "notContains") + ": " + json(of("fre", "e", "-01-", 1, "free"));
      case 5 -> of("gt", "gte", "lt", "lte") + ": " + json(of(1, 2, 1.5, "2026-01-05"));
      case 6 -> of("before", "after") + ": " + json(of(VALUES.subList(3, 7)));
      case 7 -> of("is", "isNot") + ": {attribute: b}";
      default -> of("is", "isNot") + ": " + json(of(VALUES));
    };
  }

  private static String json(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(LogicTest::json).toList().toString();
    }
    return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
  }

  private Look facts() {
    Map<String, Value> attributes = new HashMap<>();
    List.of("a", "b").forEach(name -> value().ifPresent(value -> attributes.put(name, value)));
    User user =
        new User(
            "u",
            attributes,
            random.nextBoolean() ? Set.of("hot") : Set.of("cold", "hot"),
            Map.of(),
            List.of(),
            Set.of(),
            Set.of());
    for (int i = random.nextInt(4); i > 0; i--) {
      EventOccurrence paid = new EventOccurrence("paid", Map.of(), NOW, i);
      user = user.with("paid", user.events("paid").with(paid));
    }
    List<Company> companies = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      Map<String, Value> known = new HashMap<>();
      value().ifPresent(value -> known.put("a", value));
      companies.add(new Company("c" + i, known, random.nextBoolean() ? Set.of("big") : Set.of()));
    }
    return new Look(
        new Known(
            workspace(of("UTC", "Pacific/Kiritimati", "Etc/GMT+12")),
            NOW,
            user,
            companies,
            null,
            null,
            Map.of(),
            null,
            -1,
            null));
  }

  private Optional<Value> value() {
    int kind = random.nextInt(VALUES.size() + 3);
    if (kind < VALUES.size()) {
      return Optional.of(Value.of(VALUES.get(kind)));
    }
    return kind == VALUES.size()
        ? Optional.of(Value.of(of(0, 3, "else", "2026-01-04T12:00:00Z")))
        : Optional.empty();
  }

  private Workspace workspace(String zone) {
    return new Workspace() {
      @Override
      public ZoneId zone() {
        return ZoneId.of(zone);
      }

      @Override
      public Condition segment(String id) {
        return segments.get(id);
      }
    };
  }

  @SafeVarargs
  private <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
