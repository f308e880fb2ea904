package io.goalpost.resources.segment;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.diff.Fault;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes diffs of one message of the Segment tracking API. Not thread-safe. */
final class SegmentMessage {

  /** By which name the sender knows what a diff calls otherwise. */
  private static final Map<String, String> SENDERS_NAMES =
      Map.of(
          "id", "messageId",
          "user", "userId",
          "company", "groupId",
          "join", "groupId",
          "set", "traits",
          "unset", "traits");

  private final Map<?, ?> given;
  private final int index;
  private final List<Fault> faults = new ArrayList<>();
  private final List<Diff> diffs = new ArrayList<>();

  private SegmentMessage(Map<?, ?> given, int index) {
    this.given = given;
    this.index = index;
  }

  /**
   * The diffs that a message means; none where it is at fault.
   *
   * @param type what it is
   * @param index in its batch
   * @param faults takes what is wrong with it
   */
  static List<Diff> read(Map<?, ?> given, String type, int index, List<Fault> faults) {
    SegmentMessage message = new SegmentMessage(given, index);
    message.read(type);
    faults.addAll(message.faults);
    return message.faults.isEmpty() ? message.diffs : List.of();
  }

  private void read(String type) {
    switch (type) {
      case "identify" -> identify();
      case "track" -> track();
      case "page", "screen" -> viewed(type);
      case "group" -> group();
      case "alias" -> alias();
      default -> fault("type", "must be one of identify, track, group, page, screen, alias");
    }
  }

  private void identify() {
    Map<String, Object> diff = ofUser();
    Map<String, Object> traits = contextTraits();
    traits.putAll(Flattened.of(given.get("traits"), "traits", index, faults));
    diff.put("set", traits);
    add(diff);
  }

  private void track() {
    Map<String, Object> diff = ofUser();
    if (given.get("event") == null) {
      fault("event", "is missing");
    }
    diff.put("set", contextTraits());
    diff.put("event", given.get("event"));
    diff.put("properties", properties());
    add(diff);
  }

  private void viewed(String type) {
    Map<String, Object> diff = ofUser();
    Map<String, Object> properties = properties();
    for (String named : List.of("name", "category")) {
      if (given.get(named) instanceof String text) {
        properties.put(named, text);
      } else if (given.get(named) != null) {
        fault(named, "must be a string");
      }
    }
    diff.put("set", contextTraits());
    diff.put("event", type);
    diff.put("properties", properties);
    add(diff);
  }

  private void group() {
    String group = id("groupId");
    if (group == null && isNone("groupId")) {
      fault("groupId", "is missing");
    }
    Map<String, Object> member = ofUser();
    member.put("set", contextTraits());
    member.put("join", group);
    add(member);
    Map<String, Object> traits = Flattened.of(given.get("traits"), "traits", index, faults);
    if (!traits.isEmpty()) {
      Map<String, Object> company = common();
      company.computeIfPresent("id", (name, id) -> id + "/company");
      company.put("company", group);
      company.put("set", traits);
      add(company);
    }
  }

  /** Not to be done: no rule of SEMANTICS says what becomes of entries when users merge. */
  private void alias() {
    fault(
        "type",
        "alias asks that user "
            + named("previousId")
            + " become user "
            + named("userId")
            + "; users are not merged here, both stay as they are");
  }

  private String named(String field) {
    String id = id(field);
    return id == null ? "(none given)" : id;
  }

  private Map<String, Object> ofUser() {
    Map<String, Object> diff = common();
    String user = id("userId");
    if (user == null) {
      user = id("anonymousId");
    }
    if (user == null && isNone("userId") && isNone("anonymousId")) {
      fault("userId", "is missing, and anonymousId too");
    }
    diff.put("user", user);
    return diff;
  }

  private Map<String, Object> common() {
    Map<String, Object> diff = new LinkedHashMap<>();
    Object id = given.get("messageId");
    if (id != null && !id.equals("")) {
      diff.put("id", id);
    }
    Object timestamp = given.get("timestamp");
    diff.put("timestamp", timestamp != null ? timestamp : given.get("originalTimestamp"));
    return diff;
  }

  /** A string that is not empty, or a whole number as one; else null. */
  private String id(String field) {
    Object id = given.get(field);
    if (id instanceof String || id instanceof BigInteger) {
      return id.equals("") ? null : id.toString();
    }
    if (id != null) {
      fault(field, "must be a string");
    }
    return null;
  }

  private boolean isNone(String field) {
    return given.get(field) == null || given.get(field).equals("");
  }

  private Map<String, Object> contextTraits() {
    Object context = given.get("context");
    if (context instanceof Map<?, ?> map) {
      return Flattened.of(map.get("traits"), "context.traits", index, faults);
    }
    if (context != null) {
      fault("context", "must be an object");
    }
    return new LinkedHashMap<>();
  }

  private Map<String, Object> properties() {
    return Flattened.of(given.get("properties"), "properties", index, faults);
  }

  private void add(Map<String, Object> diff) {
    if (!faults.isEmpty()) {
      return; // A field that is missing here would be missed once more there.
    }
    List<Fault> found = new ArrayList<>();
    Diff read = DiffReader.read(diff, index, found);
    for (Fault fault : found) {
      fault(SENDERS_NAMES.getOrDefault(fault.field(), fault.field()), fault.reason());
    }
    diffs.add(read);
  }

  private void fault(String field, String reason) {
    faults.add(new Fault(index, field, reason));
  }
}
