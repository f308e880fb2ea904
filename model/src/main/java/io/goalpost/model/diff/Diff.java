package io.goalpost.model.diff;

import io.goalpost.model.fact.Value;
import io.goalpost.model.fact.Values;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One posted change of facts (D1). Exactly one of {@code user} and {@code company} is given.
 *
 * @param id the idempotency key (D4), or null until one is given
 * @param set attributes to set; a null there is an entry of {@code unset}
 * @param event the event's name, or null
 * @param interaction what was done with a message, or null
 * @param timestamp when it happened by the sender's account: kept and shown, moves nothing (D7)
 */
public record Diff(
    String id,
    String user,
    String company,
    Map<String, Value> set,
    List<String> unset,
    String event,
    Map<String, Value> properties,
    List<String> tag,
    List<String> untag,
    List<String> join,
    List<String> leave,
    boolean online,
    Interaction interaction,
    Instant timestamp) {

  public Diff {
    set = Values.inOrderOf(set);
    unset = List.copyOf(unset);
    properties = Values.inOrderOf(properties);
    tag = List.copyOf(tag);
    untag = List.copyOf(untag);
    join = List.copyOf(join);
    leave = List.copyOf(leave);
  }

  /** A diff that does nothing but add or remove one tag: what a tag block causes (T4). */
  public static Diff tagging(String id, String user, String company, String tag, boolean add) {
    List<String> one = List.of(tag);
    return new Diff(
        id,
        user,
        company,
        Map.of(),
        List.of(),
        null,
        Map.of(),
        add ? one : List.of(),
        add ? List.of() : one,
        List.of(),
        List.of(),
        false,
        null,
        null);
  }

  public Diff withId(String newId) {
    return with(newId, online, interaction);
  }

  public Diff withInteraction(Interaction found) {
    return with(id, online, found);
  }

  /** The same of a user who is online. */
  public Diff whileOnline() {
    return with(id, true, interaction);
  }

  private Diff with(String newId, boolean nowOnline, Interaction found) {
    return new Diff(
        newId,
        user,
        company,
        set,
        unset,
        event,
        properties,
        tag,
        untag,
        join,
        leave,
        nowOnline,
        found,
        timestamp);
  }

  /** Whether it speaks of a company, not of a user. */
  public boolean ofCompany() {
    return company != null;
  }
}
