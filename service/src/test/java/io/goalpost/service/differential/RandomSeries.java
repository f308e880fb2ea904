package io.goalpost.service.differential;

import io.goalpost.service.differential.RandomConditions.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Series of every kind of block, with paths that diverge and converge. Edges lead on to blocks
 * listed later, so there is no loop, and every block has one that leads to it.
 */
final class RandomSeries {

  private static final List<String> CHANNELS =
      List.of("email", "email", "email", "sms", "push", "webhook", "post", "chat", "banner");

  private final Dice dice;
  private final Words words;
  private final List<String> segments;

  RandomSeries(Dice dice, Words words, List<String> segments) {
    this.dice = dice;
    this.words = words;
    this.segments = segments;
  }

  /** A definition, as it would be written. */
  Map<String, Object> series(String id) {
    boolean member = dice.chance(25);
    boolean triggered = dice.chance(35);
    int size = dice.between(2, 8);
    List<Map<String, Object>> blocks = new ArrayList<>();
    List<String> kinds = kinds(size);
    List<String> contents = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      if (kinds.get(i).equals("content")) {
        contents.add("b" + i);
      }
    }
    RandomConditions conditions = new RandomConditions(dice, words, segments, contents, triggered);
    RandomConditions atEntry = new RandomConditions(dice, words, segments, List.of(), triggered);
    int entryBlocks = (int) kinds.stream().filter("entry"::equals).count();
    for (int i = 0; i < size; i++) {
      blocks.add(
          kinds.get(i).equals("entry")
              ? entryBlock("b" + i, triggered && (i == 0 || dice.chance(50)), atEntry)
              : block("b" + i, kinds.get(i), member, conditions));
    }
    connect(blocks, kinds, entryBlocks);
    Map<String, Object> series = new LinkedHashMap<>();
    series.put("series", id);
    series.put("enroll", dice.of("existing", "future"));
    if (member) {
      series.put("scope", "member");
      if (dice.chance(35)) {
        Map<String, Object> priority = new LinkedHashMap<>();
        priority.put("company", dice.of("score", "born", "plan"));
        priority.put(dice.of("highest", "lowest"), true);
        series.put("priority", priority);
      }
    }
    if (triggered && dice.chance(35)) {
      series.put("key", "item");
    }
    if (dice.chance(55)) {
      series.put("reentry", dice.chance(60) ? "rematch" : Map.of("after", words.length()));
    }
    series.put("blocks", blocks);
    if (dice.chance(75)) {
      series.put("goal", goal(conditions));
    }
    if (dice.chance(60)) {
      Map<String, Object> exit = exit(conditions, series.containsKey("goal"));
      if (!exit.isEmpty()) {
        series.put("exit", exit);
      }
    }
    return series;
  }

  private List<String> kinds(int size) {
    List<String> kinds = new ArrayList<>(List.of("entry"));
    if (size > 3 && dice.chance(25)) {
      kinds.add("entry");
    }
    while (kinds.size() < size) {
      kinds.add(dice.of("rule", "rule", "content", "content", "content", "wait", "wait", "tag"));
    }
    return kinds;
  }

  private Map<String, Object> entryBlock(String id, boolean trigger, RandomConditions conditions) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("id", id);
    block.put(
        "rule",
        trigger && dice.chance(50)
            ? Map.of("any", List.of(Map.of("tag", "hot"), Map.of("not", Map.of("tag", "hot"))))
            : conditions.condition(Use.RULE));
    if (trigger) {
      Map<String, Object> event = new LinkedHashMap<>();
      event.put("event", dice.of(Words.EVENTS));
      if (dice.chance(25)) {
        event.put("where", conditions.where(Use.RULE));
      }
      block.put("trigger", event);
    }
    return block;
  }

  private Map<String, Object> block(
      String id, String kind, boolean member, RandomConditions conditions) {
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("id", id);
    switch (kind) {
      case "rule" -> {
        boolean trying = dice.chance(65);
        block.put("rule", conditions.condition(trying ? Use.TRYING : Use.RULE));
        if (trying) {
          block.put("for", words.length());
        }
      }
      case "content" -> {
        block.put("content", content());
        if (dice.chance(35)) {
          block.put("goal", messageGoal(conditions));
        }
      }
      case "wait" -> block.put("wait", waiting());
      default -> block.put("tag", tag(member));
    }
    return block;
  }

  private Map<String, Object> content() {
    String channel = dice.of(CHANNELS);
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("channel", channel);
    if (dice.chance(60)) {
      content.put("attempt", words.length());
    }
    if (channel.equals("webhook") && dice.chance(50)) {
      content.put("attributable", true);
    }
    if (dice.chance(25)) {
      content.put("schedule", schedule());
    }
    if (dice.chance(5)) {
      content.put("fails", dice.of("no-address", "bounced"));
    }
    return content;
  }

  private Map<String, Object> schedule() {
    Map<String, Object> schedule = new LinkedHashMap<>();
    if (dice.chance(60)) {
      schedule.put("days", dice.some(List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun"), 4));
    }
    schedule.put("from", dice.of("09:00", "00:00", "22:00", "02:30"));
    schedule.put("to", dice.of("17:00", "10:00", "02:30", "24:00"));
    if (dice.chance(50)) {
      schedule.put("zone", dice.of("recipient", "workspace"));
    }
    return schedule;
  }

  private Map<String, Object> messageGoal(RandomConditions conditions) {
    Map<String, Object> goal = new LinkedHashMap<>();
    goal.put("when", conditions.condition(Use.GOAL));
    goal.put("within", words.length());
    if (dice.chance(60)) {
      goal.put("after", dice.of("sent", "opened", "clicked"));
    }
    return goal;
  }

  private Map<String, Object> waiting() {
    Map<String, Object> wait = new LinkedHashMap<>();
    if (dice.chance(55)) {
      wait.put("for", words.length());
      return wait;
    }
    if (dice.chance(30)) {
      wait.put("until", words.date());
    } else {
      Map<String, Object> until = new LinkedHashMap<>();
      until.put("attribute", dice.of(Words.DATES));
      if (dice.chance(60)) {
        until.put("offset", dice.of("", "-") + words.length());
      }
      wait.put("until", until);
    }
    if (dice.chance(40)) {
      wait.put("at", dice.of("09:00", "02:30", "00:00", "23:30"));
      if (dice.chance(50)) {
        wait.put("zone", dice.of("recipient", "workspace"));
      }
    }
    return wait;
  }

  private Map<String, Object> tag(boolean member) {
    boolean ofCompany = dice.chance(member ? 40 : 25);
    Map<String, Object> tag = new LinkedHashMap<>();
    tag.put(dice.of("add", "add", "remove"), dice.of(ofCompany ? Words.COMPANY_TAGS : Words.TAGS));
    if (ofCompany) {
      tag.put("of", "company");
    }
    return tag;
  }

  private Map<String, Object> goal(RandomConditions conditions) {
    boolean ofCompany = dice.chance(20);
    Map<String, Object> goal = new LinkedHashMap<>();
    goal.put("when", conditions.condition(ofCompany ? Use.COMPANY_GOAL : Use.GOAL));
    if (dice.chance(60)) {
      goal.put("within", words.length());
    }
    if (ofCompany) {
      goal.put("subject", "company");
    } else if (dice.chance(50)) {
      Map<String, Object> attribution = new LinkedHashMap<>();
      attribution.put("after", dice.of("sent", "opened", "clicked"));
      if (dice.chance(70)) {
        attribution.put("within", words.length());
      }
      goal.put("attribution", attribution);
    }
    return goal;
  }

  private Map<String, Object> exit(RandomConditions conditions, boolean hasGoal) {
    Map<String, Object> exit = new LinkedHashMap<>();
    if (dice.chance(65)) {
      exit.put("when", conditions.condition(Use.EXIT));
    }
    if (hasGoal && dice.chance(35)) {
      exit.put("onGoal", true);
    }
    if (dice.chance(30)) {
      exit.put("onMismatch", true);
    }
    if (!exit.isEmpty() && dice.chance(25)) {
      exit.put("check", "before-message");
    }
    return exit;
  }

  /** Leads an edge to every block that is no entry block, and some more edges on. */
  private void connect(List<Map<String, Object>> blocks, List<String> kinds, int entryBlocks) {
    List<Map<String, List<String>>> next = new ArrayList<>();
    blocks.forEach(block -> next.add(new LinkedHashMap<>()));
    for (int to = entryBlocks; to < blocks.size(); to++) {
      lead(next, kinds, dice.chance(70) ? to - 1 : dice.between(0, to - 1), to);
      while (dice.chance(25)) {
        lead(next, kinds, dice.between(0, to - 1), to);
      }
    }
    for (int i = 0; i < blocks.size(); i++) {
      if (!next.get(i).isEmpty()) {
        blocks.get(i).put("next", written(next.get(i)));
      }
    }
  }

  private void lead(List<Map<String, List<String>>> next, List<String> kinds, int from, int to) {
    String edge =
        switch (kinds.get(from)) {
          case "rule" -> dice.of("matched", "matched", "unmatched");
          case "content" -> dice.of("sent", "sent", "unsent");
          case "entry" -> "matched";
          default -> "next";
        };
    List<String> targets = next.get(from).computeIfAbsent(edge, none -> new ArrayList<>());
    if (!targets.contains("b" + to)) {
      targets.add("b" + to);
    }
  }

  private static Object written(Map<String, List<String>> edges) {
    Map<String, Object> written = new LinkedHashMap<>();
    edges.forEach(
        (edge, targets) -> written.put(edge, targets.size() == 1 ? targets.get(0) : targets));
    return written.containsKey("next") ? written.get("next") : written;
  }
}
