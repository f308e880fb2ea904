package io.goalpost.model.fact;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a user. Immutable.
 *
 * @param companies the companies' ids, in the order joined
 * @param unsubscribed channels left (E8)
 * @param bounced channels whose address bounced hard (B4)
 */
public record User(
    String id,
    Map<String, Value> attributes,
    Set<String> tags,
    Map<String, EventHistory> events,
    List<String> companies,
    Set<Channel> unsubscribed,
    Set<Channel> bounced) {

  public User {
    attributes = Values.copyOf(attributes);
    tags = Set.copyOf(tags);
    events = Map.copyOf(events);
    companies = List.copyOf(companies);
    unsubscribed = Set.copyOf(unsubscribed);
    bounced = Set.copyOf(bounced);
  }

  /** A user of whom nothing is known but the id (D5). */
  public static User created(String id) {
    return new User(id, Map.of(), Set.of(), Map.of(), List.of(), Set.of(), Set.of());
  }

  /** The events of one name, empty where there are none. */
  public EventHistory events(String name) {
    return events.getOrDefault(name, EventHistory.EMPTY);
  }

  /** The user with another history of one name. */
  public User with(String name, EventHistory history) {
    Map<String, EventHistory> others = new HashMap<>(events);
    others.put(name, history);
    return new User(id, attributes, tags, others, companies, unsubscribed, bounced);
  }

  /** The same user for another thread to go on from (see {@link EventHistory#borrowed}). */
  public User borrowed() {
    if (events.isEmpty()) {
      return this;
    }
    Map<String, EventHistory> lent = new HashMap<>();
    events.forEach((name, history) -> lent.put(name, history.borrowed()));
    return new User(id, attributes, tags, lent, companies, unsubscribed, bounced);
  }

  /** Attributes as plain Java, for answers. */
  public Map<String, Object> plainAttributes() {
    Map<String, Object> plain = new LinkedHashMap<>();
    attributes.keySet().stream()
        .sorted()
        .forEach(name -> plain.put(name, attributes.get(name).plain()));
    return plain;
  }
}
