package io.goalpost.model.fact;

import java.util.Map;
import java.util.Set;

/** What is known of a company; its members are known by the users. Immutable. */
public record Company(String id, Map<String, Value> attributes, Set<String> tags) {
  public Company {
    attributes = Values.copyOf(attributes);
    tags = Set.copyOf(tags);
  }

  /** A company of which nothing is known but the id (D5). */
  public static Company created(String id) {
    return new Company(id, Map.of(), Set.of());
  }
}
