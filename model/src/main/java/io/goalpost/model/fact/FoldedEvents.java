package io.goalpost.model.fact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is left of a user's older events of one name: counts, as far as conditions ask for them.
 * Immutable.
 *
 * @param all of them
 * @param matching those that satisfied a condition on their properties, by that condition's text
 * @param like those with the same values of some properties, by these, where conditions compare
 *     with what may change; the ones that came again longest ago first
 */
public record FoldedEvents(
    Tally all, Map<String, Tally> matching, Map<Map<String, Value>, Tally> like) {

  public static final FoldedEvents NONE = new FoldedEvents(Tally.NONE, Map.of(), Map.of());

  public FoldedEvents {
    matching = Map.copyOf(matching);
    like = like.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(like));
  }
}
