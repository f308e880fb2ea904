package io.goalpost.service.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Conditions of every form and operator (SEMANTICS §4), as fit where they are to stand. */
final class RandomConditions {

  /** Where a condition is to stand, which decides what it may ask. */
  enum Use {
    /** The rule of a block, decided on arrival. */
    RULE,
    /** The rule of a block that keeps trying: knows baselines (C8). */
    TRYING,
    GOAL,
    /** Companies only (G9). */
    COMPANY_GOAL,
    EXIT,
    /** Knows no entry (G10). */
    SEGMENT;

    boolean isGoal() {
      return this == GOAL || this == COMPANY_GOAL;
    }
  }

  private final Dice dice;
  private final Words words;
  private final List<String> segments;
  private final List<String> contents;
  private final boolean triggered;

  /**
   * @param contents the content blocks of the series
   * @param triggered whether entries have properties of an event
   */
  RandomConditions(
      Dice dice, Words words, List<String> segments, List<String> contents, boolean triggered) {
    this.dice = dice;
    this.words = words;
    this.segments = segments;
    this.contents = contents;
    this.triggered = triggered;
  }

  Map<String, Object> condition(Use use) {
    return condition(use, 2);
  }

  private Map<String, Object> condition(Use use, int depth) {
    int form = depth == 0 ? 0 : dice.between(0, 99);
    if (form < (use.isGoal() || use == Use.EXIT ? 75 : 62)) {
      return leaf(use);
    } else if (form < 80) {
      return Map.of("all", children(use, depth));
    } else if (form < 93) {
      return Map.of("any", children(use, depth));
    }
    return Map.of("not", condition(use, depth - 1));
  }

  private List<Object> children(Use use, int depth) {
    List<Object> children = new ArrayList<>();
    for (int i = dice.between(2, 3); i > 0; i--) {
      children.add(condition(use, depth - 1));
    }
    return children;
  }

  private Map<String, Object> leaf(Use use) {
    if (use == Use.COMPANY_GOAL) {
      return dice.chance(70) ? ofCompany(use) : Map.of("companyTag", dice.of(Words.COMPANY_TAGS));
    }
    int kind = dice.between(0, 99);
    if (kind < 38) {
      return tested("attribute", words.attribute(), use);
    } else if (kind < 50) {
      return ofCompany(use);
    } else if (kind < 62) {
      return Map.of("tag", dice.of(Words.TAGS));
    } else if (kind < 66) {
      return Map.of("companyTag", dice.of(Words.COMPANY_TAGS));
    } else if (kind < 84) {
      return event(use);
    } else if (kind < 89 && !segments.isEmpty()) {
      return Map.of("segment", dice.of(segments));
    } else if (kind < 95 && !contents.isEmpty() && use != Use.SEGMENT) {
      return content();
    } else if (triggered && use != Use.SEGMENT) {
      return entryProperty(use);
    }
    return tested("attribute", "plan", use);
  }

  private Map<String, Object> ofCompany(Use use) {
    return tested("company", words.attribute(), use);
  }

  private Map<String, Object> content() {
    Map<String, Object> condition = new LinkedHashMap<>();
    condition.put("content", dice.of(contents));
    String is =
        dice.of(
            "sent", "opened", "clicked", "clicked", "replied", "dismissed", "completed", "bounced");
    condition.put("is", is);
    if (is.equals("clicked") && dice.chance(40)) {
      condition.put("link", dice.of(Words.LINKS));
    }
    return condition;
  }

  private Map<String, Object> entryProperty(Use use) {
    return dice.chance(70)
        ? test("entry", "item", textTest(use, false))
        : test("entry", "total", numberTest(use, false));
  }

  private Map<String, Object> event(Use use) {
    Map<String, Object> condition = new LinkedHashMap<>();
    condition.put("event", dice.of(Words.EVENTS));
    if (dice.chance(35)) {
      condition.put("where", where(use));
    }
    if (dice.chance(30)) {
      String operator = dice.of("gte", "gte", "gt", "lt", "lte", "is", "isNot");
      condition.put("count", Map.of(operator, dice.between(0, 3)));
    }
    if (dice.chance(30)) {
      condition.put("within", words.length());
    }
    if (dice.chance(20) && use != Use.SEGMENT) {
      condition.put("since", "entry");
    }
    return condition;
  }

  /** A condition on the properties of an event. */
  Map<String, Object> where(Use use) {
    Map<String, Object> first = property(use);
    return switch (dice.between(0, 5)) {
      case 0 -> Map.of("not", first);
      case 1 -> Map.of("any", List.of(first, property(use)));
      default -> first;
    };
  }

  private Map<String, Object> property(Use use) {
    return switch (dice.between(0, 4)) {
      case 0, 1 -> test("property", "total", numberTest(use, false));
      case 2 -> test("property", "day", dateTest(use, false));
      default -> test("property", "item", textTest(use, false));
    };
  }

  private Map<String, Object> tested(String kind, String name, Use use) {
    boolean baselines = use == Use.TRYING || use.isGoal();
    if (dice.chance(8)) {
      return test(kind, name, Map.of("known", dice.chance(60)));
    }
    if (Words.TEXTS.contains(name)) {
      return test(kind, name, textTest(use, baselines));
    } else if (Words.NUMBERS.contains(name)) {
      return test(kind, name, numberTest(use, baselines));
    } else if (Words.DATES.contains(name)) {
      return test(kind, name, dateTest(use, baselines));
    } else if (Words.LISTS.contains(name)) {
      return test(kind, name, listTest());
    }
    return test(kind, name, Map.of(dice.of("is", "isNot"), dice.chance(60)));
  }

  private static Map<String, Object> test(String kind, String name, Map<String, Object> operator) {
    Map<String, Object> condition = new LinkedHashMap<>();
    condition.put(kind, name);
    condition.putAll(operator);
    return condition;
  }

  private Map<String, Object> textTest(Use use, boolean baselines) {
    int kind = dice.between(0, 99);
    if (baselines && kind < 12) {
      return Map.of("changed", true);
    } else if (kind < 55) {
      return Map.of("is", reference(words.text(), "city", "item", use));
    } else if (kind < 65) {
      return Map.of("isNot", reference(words.text(), "city", "item", use));
    } else if (kind < 80) {
      return Map.of(dice.of("in", "in", "notIn"), List.of(words.text(), words.text(), 1));
    }
    String operator = dice.of("contains", "notContains", "startsWith", "endsWith", "gt");
    return Map.of(operator, dice.of("pr", "PRO", "o", "free"));
  }

  private Map<String, Object> numberTest(Use use, boolean baselines) {
    if (baselines && dice.chance(25)) {
      return Map.of(dice.of("increased", "decreased", "changed"), true);
    }
    String operator = dice.of("gt", "gte", "gte", "lt", "lte", "is", "isNot", "in", "notIn");
    return operator.endsWith("n") || operator.endsWith("In")
        ? Map.of(operator, List.of(words.number(), words.number(), "1"))
        : Map.of(operator, reference(words.number(), "age", "total", use));
  }

  private Map<String, Object> dateTest(Use use, boolean baselines) {
    if (use.isGoal()) {
      return baselines && dice.chance(50)
          ? Map.of(dice.of("increased", "decreased", "changed"), true)
          : Map.of("known", dice.chance(70));
    }
    if (dice.chance(55)) {
      return Map.of(dice.of("olderThan", "newerThan"), words.length());
    }
    String operator = dice.of("before", "after", "gt", "gte", "lt", "lte", "is", "isNot");
    return Map.of(operator, reference(words.date(), "due", "day", use));
  }

  private Map<String, Object> listTest() {
    return switch (dice.between(0, 3)) {
      case 0 -> Map.of(dice.of("is", "isNot"), List.of("en"));
      case 1 -> Map.of(dice.of("contains", "notContains"), 1);
      default -> Map.of(dice.of("contains", "notContains"), dice.of("en", "DE", "d"));
    };
  }

  /** The value itself, or now and then a reference to where one is to be found (C6). */
  private Object reference(Object value, String attribute, String property, Use use) {
    int kind = dice.between(0, 99);
    if (kind >= 15) {
      return value;
    } else if (kind < 5 && use != Use.COMPANY_GOAL) {
      return Map.of("attribute", attribute);
    } else if (kind < 10 || use == Use.COMPANY_GOAL || use == Use.SEGMENT || !triggered) {
      return Map.of("company", attribute);
    }
    return Map.of("entry", property);
  }
}
