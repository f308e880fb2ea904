package io.goalpost.service.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Diffs that touch what the series ask for, and now and then one that must be refused (D1). */
final class RandomDiffs {

  private final Dice dice;
  private final Words words;
  private final List<String> users;
  private final List<String> contents;

  /**
   * @param users who is spoken of most
   * @param contents the content blocks there are, as {@code <series>/<block>}
   */
  RandomDiffs(Dice dice, Words words, List<String> users, List<String> contents) {
    this.dice = dice;
    this.words = words;
    this.users = users;
    this.contents = contents;
  }

  /** The diffs of one request. */
  List<Object> request() {
    List<Object> diffs = new ArrayList<>();
    int size = dice.chance(70) ? 1 : dice.between(2, 4);
    for (int i = 0; i < size; i++) {
      diffs.add(dice.chance(18) ? company() : user());
    }
    if (size == 1 && !contents.isEmpty() && dice.chance(30)) {
      return new ArrayList<>(List.of(interaction()));
    }
    return diffs;
  }

  /** The first diff of somebody: reachable, and a member of some companies. */
  Map<String, Object> newcomer(String user) {
    Map<String, Object> diff = new LinkedHashMap<>();
    diff.put("user", user);
    Map<String, Object> set = new LinkedHashMap<>();
    if (dice.chance(85)) {
      set.put("email", user + "@example.com");
    }
    if (dice.chance(50)) {
      set.put("phone", "+49 30 1");
      set.put("device", "phone-of-" + user);
    }
    if (dice.chance(40)) {
      set.put("timezone", words.valueOf("timezone"));
    }
    if (!set.isEmpty()) {
      diff.put("set", set);
    }
    if (dice.chance(60)) {
      diff.put("join", dice.some(Words.COMPANIES, 3));
    }
    return diff;
  }

  private Map<String, Object> user() {
    Map<String, Object> diff = new LinkedHashMap<>();
    id(diff);
    diff.put("user", dice.chance(4) ? dice.of(Words.USERS) : dice.of(users));
    attributes(diff);
    if (dice.chance(40)) {
      diff.put("event", dice.of(Words.EVENTS));
      Map<String, Object> properties = words.properties();
      if (!properties.isEmpty()) {
        diff.put("properties", properties);
      }
    }
    tags(diff, Words.TAGS);
    if (dice.chance(8)) {
      diff.put("join", dice.of(Words.COMPANIES));
    } else if (dice.chance(6)) {
      diff.put("leave", dice.of(Words.COMPANIES));
    }
    if (dice.chance(15)) {
      diff.put("online", true);
    }
    return diff;
  }

  private Map<String, Object> company() {
    Map<String, Object> diff = new LinkedHashMap<>();
    id(diff);
    diff.put("company", dice.of(Words.COMPANIES));
    attributes(diff);
    tags(diff, Words.COMPANY_TAGS);
    return diff;
  }

  private void id(Map<String, Object> diff) {
    if (dice.chance(4)) {
      diff.put("id", "d" + dice.between(1, 3));
    }
  }

  private void attributes(Map<String, Object> diff) {
    Map<String, Object> set = new LinkedHashMap<>();
    for (int i = dice.between(0, 3); i > 0; i--) {
      String name = dice.chance(6) ? dice.of("email", "phone", "timezone") : words.attribute();
      set.put(name, words.valueOf(name));
    }
    if (!set.isEmpty()) {
      diff.put("set", set);
    }
    if (dice.chance(10)) {
      String name = dice.chance(20) ? "email" : words.attribute();
      if (!set.containsKey(name) || dice.chance(5)) {
        diff.put("unset", List.of(name)); // both at once is refused (D1)
      }
    }
  }

  private void tags(Map<String, Object> diff, List<String> tags) {
    if (dice.chance(22)) {
      diff.put("tag", dice.of(tags));
    } else if (dice.chance(10)) {
      diff.put("untag", dice.of(tags));
    }
  }

  private Map<String, Object> interaction() {
    Map<String, Object> diff = new LinkedHashMap<>();
    diff.put("user", dice.of(users));
    diff.put("content", dice.of(contents));
    String is =
        dice.of(
            "opened",
            "opened",
            "clicked",
            "clicked",
            "clicked",
            "replied",
            "dismissed",
            "completed",
            "bounced",
            "unsubscribed",
            "failed");
    diff.put("is", is);
    if (is.equals("clicked") && dice.chance(75)) {
      diff.put("link", dice.of(Words.LINKS));
    }
    if (dice.chance(20)) {
      attributes(diff);
    }
    if (dice.chance(15)) {
      diff.put("online", true);
    }
    return diff;
  }
}
