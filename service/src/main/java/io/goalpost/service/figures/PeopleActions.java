package io.goalpost.service.figures;

import io.goalpost.model.Sha256;
import io.goalpost.model.diff.Diff;
import io.goalpost.model.fact.Value;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.port.DiffPort;
import io.goalpost.model.port.PeoplePort.Acted;
import io.goalpost.model.port.PeoplePort.Action;
import io.goalpost.model.port.PeoplePort.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tags people, or asks that they be sent a message: a diff for each, whose id tells the action, who
 * asked for it and the user, so that the journal has it all and a repetition changes nothing (D4).
 * Thread-safe.
 */
public final class PeopleActions {

  /** The event that asks for a message to somebody; a series may have it as its trigger (E3). */
  public static final String MESSAGE_EVENT = "people-message";

  private static final int DIFFS_AT_ONCE = 1_000;
  private static final int HASH_BYTES = 16;

  private final DiffPort diffs;

  public PeopleActions(DiffPort diffs) {
    this.diffs = diffs;
  }

  Acted act(List<String> users, String id, String by, Action action) {
    List<Firing> firings = new ArrayList<>();
    int applied = 0;
    for (int from = 0; from < users.size(); from += DIFFS_AT_ONCE) {
      List<Diff> some =
          users.subList(from, Math.min(users.size(), from + DIFFS_AT_ONCE)).stream()
              .map(user -> diff(user, id, by, action))
              .toList();
      for (DiffPort.Result result : diffs.post(some)) {
        applied += result.duplicate() ? 0 : 1;
        firings.addAll(result.firings());
      }
    }
    return new Acted(users.size(), applied, firings);
  }

  private static Diff diff(String user, String id, String by, Action action) {
    String diffId = id == null ? null : id + "/" + (by == null ? "" : by) + "/" + hash(user);
    if (action.message() == null) {
      boolean add = action.tag() != null;
      return Diff.tagging(diffId, user, null, add ? action.tag() : action.untag(), add);
    }
    return new Diff(
        diffId,
        user,
        null,
        Map.of(),
        List.of(),
        MESSAGE_EVENT,
        properties(action.message(), by),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        false,
        null,
        null);
  }

  private static Map<String, Value> properties(Message message, String by) {
    Map<String, Value> properties = new LinkedHashMap<>();
    putIfAny(properties, "channel", message.channel());
    putIfAny(properties, "subject", message.subject());
    putIfAny(properties, "body", message.body());
    putIfAny(properties, "by", by);
    return properties;
  }

  private static void putIfAny(Map<String, Value> properties, String name, String text) {
    if (text != null) {
      properties.put(name, new Value.Text(text));
    }
  }

  private static String hash(String user) {
    return Sha256.hex(user).substring(0, 2 * HASH_BYTES);
  }
}
