package io.goalpost.rules.logic;

import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.EventOccurrence;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.rules.series.ConditionParser;
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

/** Makes up conditions and facts that have much to do with each other. */
final class RandomLogic {

  private static final Instant NOW = Instant.parse("2026-01-05T09:00:00Z");

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

  private final Random random;
  private final Map<String, Condition> segments = new HashMap<>();

  RandomLogic(Random random) {
    this.random = random;
  }

  /** The saved conditions that conditions name; whoever asks puts them there. */
  Map<String, Condition> segments() {
    return segments;
  }

  Condition condition(int depth) {
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

  String test() {
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
      return list.stream().map(RandomLogic::json).toList().toString();
    }
    return value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
  }

  Look facts() {
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
