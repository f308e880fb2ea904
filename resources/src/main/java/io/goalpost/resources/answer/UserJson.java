package io.goalpost.resources.answer;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.fact.Channel;
import io.goalpost.model.fact.EventHistory;
import io.goalpost.model.fact.User;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of a user.
 *
 * @param companies in the order joined
 * @param unsubscribed channels left
 * @param bounced channels whose address bounced hard
 * @param entries in the order entered
 */
@Schema(name = "User")
public record UserJson(
    String id,
    Map<String, Object> attributes,
    List<String> tags,
    List<String> companies,
    Map<String, EventsJson> events,
    List<String> unsubscribed,
    List<String> bounced,
    List<EntryJson> entries) {

  /** How often an event was posted, and when last. */
  @Schema(name = "Events")
  public record EventsJson(long count, String last) {
    static EventsJson of(EventHistory history) {
      int kept = history.size();
      return new EventsJson(
          history.total(), kept == 0 ? null : Plain.instant(history.get(kept - 1).at()));
    }
  }

  public static UserJson of(User user, List<Entry> entries) {
    Map<String, EventsJson> events = new TreeMap<>();
    user.events().forEach((name, history) -> events.put(name, EventsJson.of(history)));
    return new UserJson(
        user.id(),
        Plain.values(user.attributes()),
        Plain.sorted(user.tags()),
        user.companies(),
        events,
        words(user.unsubscribed()),
        words(user.bounced()),
        EntryJson.all(entries));
  }

  private static List<String> words(Collection<Channel> channels) {
    return channels.stream().map(Channel::word).sorted().toList();
  }
}
