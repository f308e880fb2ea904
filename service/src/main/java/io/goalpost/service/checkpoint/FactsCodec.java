package io.goalpost.service.checkpoint;

import io.goalpost.model.fact.Channel;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.EventHistory;
import io.goalpost.model.fact.EventOccurrence;
import io.goalpost.model.fact.FoldedEvents;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.service.journal.CanonicalJson;
import io.goalpost.service.journal.CanonicalJsonReader;
import io.goalpost.service.journal.CanonicalJsonWriter;
import io.goalpost.service.journal.MalformedRecordException;
import java.io.IOException;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Users and companies as JSON; the same facts give the same bytes. Thread-safe. */
public final class FactsCodec {

  private final CanonicalJson json = new CanonicalJson();

  public byte[] encode(User user) {
    return json.bytes(
        out -> {
          out.text("id", user.id());
          out.values("attributes", user.attributes());
          out.sortedTexts("tags", user.tags());
          out.objectsByName("events", histories(user), FactsCodec::write);
          out.texts("companies", user.companies());
          out.sortedTexts("unsubscribed", words(user.unsubscribed()));
          out.sortedTexts("bounced", words(user.bounced()));
          out.objects("folded", folded(user), FoldedCodec::write);
        });
  }

  public byte[] encode(Company company) {
    return json.bytes(
        out -> {
          out.text("id", company.id());
          out.values("attributes", company.attributes());
          out.sortedTexts("tags", company.tags());
        });
  }

  /**
   * @throws MalformedRecordException where the bytes are no user of this version's
   */
  public User user(byte[] bytes) {
    return json.object(
        bytes,
        in -> {
          String id = in.text("id");
          Map<String, Value> attributes = in.values("attributes");
          Set<String> tags = in.textSet("tags");
          Map<String, List<EventOccurrence>> kept =
              in.objectsByName("events", FactsCodec::occurrence);
          List<String> companies = in.texts("companies");
          Set<Channel> unsubscribed = channels(in.texts("unsubscribed"));
          Set<Channel> bounced = channels(in.texts("bounced"));
          Map<String, FoldedEvents> folded =
              in.objects("folded", FoldedCodec::read).stream()
                  .collect(Collectors.toMap(FoldedCodec.Named::name, FoldedCodec.Named::events));
          return new User(
              id, attributes, tags, histories(kept, folded), companies, unsubscribed, bounced);
        });
  }

  /**
   * @throws MalformedRecordException where the bytes are no company of this version's
   */
  public Company company(byte[] bytes) {
    return json.object(
        bytes, in -> new Company(in.text("id"), in.values("attributes"), in.textSet("tags")));
  }

  private static void write(EventOccurrence occurrence, CanonicalJsonWriter out)
      throws IOException {
    out.number("p", occurrence.position());
    out.instant("t", occurrence.at());
    out.values("properties", occurrence.properties());
  }

  private static EventOccurrence occurrence(String name, CanonicalJsonReader in)
      throws IOException {
    long position = in.number("p");
    Instant at = in.instant("t");
    return new EventOccurrence(name, in.values("properties"), at, position);
  }

  private static Map<String, List<EventOccurrence>> histories(User user) {
    Map<String, List<EventOccurrence>> lists = new HashMap<>();
    user.events().forEach((name, history) -> lists.put(name, new Occurrences(history)));
    return lists;
  }

  private static List<FoldedCodec.Named> folded(User user) {
    return user.events().entrySet().stream()
        .filter(each -> each.getValue().folded().all().count() > 0)
        .sorted(Map.Entry.comparingByKey())
        .map(each -> new FoldedCodec.Named(each.getKey(), each.getValue().folded()))
        .toList();
  }

  private static Map<String, EventHistory> histories(
      Map<String, List<EventOccurrence>> kept, Map<String, FoldedEvents> folded) {
    Map<String, EventHistory> histories = new HashMap<>();
    kept.forEach(
        (name, occurrences) ->
            histories.put(
                name, EventHistory.of(occurrences, folded.getOrDefault(name, FoldedEvents.NONE))));
    return histories;
  }

  private static List<String> words(Collection<Channel> channels) {
    return channels.stream().map(Channel::word).toList();
  }

  private static Set<Channel> channels(List<String> words) {
    return words.stream()
        .map(word -> Channel.valueOf(word.toUpperCase(Locale.ROOT)))
        .collect(Collectors.toSet());
  }

  /** A history read by index, which goes well while the engine's thread adds to a longer one. */
  private static final class Occurrences extends AbstractList<EventOccurrence> {
    private final EventHistory history;

    private Occurrences(EventHistory history) {
      this.history = history;
    }

    @Override
    public EventOccurrence get(int index) {
      return history.get(index);
    }

    @Override
    public int size() {
      return history.size();
    }
  }
}
