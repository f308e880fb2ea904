package io.goalpost.service.state.packed;

import io.goalpost.model.fact.Channel;
import io.goalpost.model.fact.EventHistory;
import io.goalpost.model.fact.EventOccurrence;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Users to bytes and back, all but their id, which whoever keeps the bytes has beside them: one of
 * four attributes takes some sixty. One that is packed {@link #inFull} can be stored. Packs on one
 * thread, unpacks on any.
 */
public final class UserPacker {

  /**
   * The most attributes, tags, companies and events of a user who is packed: of who has more, each
   * version shares with the one before what did not change, and packing would copy it all.
   */
  private static final int PARTS_MAX = 64;

  private static final int BYTES_MAX = 4_096;

  private static final int TAGS = 1;
  private static final int EVENTS = 1 << 1;
  private static final int COMPANIES = 1 << 2;
  private static final int CHANNELS = 1 << 3;

  private static final Channel[] ALL_CHANNELS = Channel.values();

  private final Names names;
  private final PackedWriter out;

  /** For as long as it is at hand: names are numbers that only this one knows. */
  public UserPacker() {
    this(new Names());
  }

  private UserPacker(Names names) {
    this.names = names;
    this.out = new PackedWriter(names, BYTES_MAX);
  }

  /** For what is stored: with names as they are, in {@link StoredForm}. */
  public static UserPacker inFull() {
    return new UserPacker(null);
  }

  /** The bytes of a user, or null where there is so much of one that it is better left as it is. */
  public byte[] packOrNull(User user) {
    if (hasMuch(user)) {
      return null;
    }
    boolean channels = !user.unsubscribed().isEmpty() || !user.bounced().isEmpty();
    int has =
        (user.tags().isEmpty() ? 0 : TAGS)
            | (user.events().isEmpty() ? 0 : EVENTS)
            | (user.companies().isEmpty() ? 0 : COMPANIES)
            | (channels ? CHANNELS : 0);
    if (names == null) {
      out.small(StoredForm.NUMBER);
    }
    out.small(has);
    out.wordedValues(user.attributes());
    if ((has & TAGS) != 0) {
      words(user.tags());
    }
    if ((has & EVENTS) != 0) {
      out.count(user.events().size());
      user.events().forEach(this::pack);
    }
    if ((has & COMPANIES) != 0) {
      out.texts(user.companies());
    }
    if (channels) {
      out.count(bits(user.unsubscribed()));
      out.count(bits(user.bounced()));
    }
    return out.takeOrNull();
  }

  /** The user of these bytes, on any thread. */
  public User unpack(String id, byte[] packed) {
    PackedReader in = new PackedReader(packed, names);
    int has = in.small();
    return read(in, id, has, in.wordedValuesLater());
  }

  /**
   * The user of bytes that were packed {@link #inFull}.
   *
   * @throws RuntimeException of any kind where they are not
   */
  public static User unpackInFull(String id, byte[] packed) {
    PackedReader in = StoredForm.begin(packed);
    int has = in.small();
    User user = read(in, id, has, in.wordedValues());
    in.end();
    return user;
  }

  private static User read(PackedReader in, String id, int has, Map<String, Value> attributes) {
    return new User(
        id,
        attributes,
        (has & TAGS) != 0 ? words(in) : Set.of(),
        (has & EVENTS) != 0 ? events(in) : Map.of(),
        (has & COMPANIES) != 0 ? in.textList() : List.of(),
        (has & CHANNELS) != 0 ? channels(in.count()) : Set.of(),
        (has & CHANNELS) != 0 ? channels(in.count()) : Set.of());
  }

  /** Whether there is so much of a user, but for the length of texts. */
  private static boolean hasMuch(User user) {
    long parts = user.attributes().size() + user.tags().size() + user.companies().size();
    for (EventHistory history : user.events().values()) {
      if (history.total() > history.size()) {
        return true; // folded: there were hundreds
      }
      parts += history.size();
    }
    return parts > PARTS_MAX;
  }

  private void words(Set<String> words) {
    out.count(words.size());
    words.forEach(out::word);
  }

  private static Set<String> words(PackedReader in) {
    int count = in.size();
    Set<String> words = new HashSet<>();
    for (int i = 0; i < count; i++) {
      words.add(in.word());
    }
    return words;
  }

  private void pack(String name, EventHistory history) {
    out.word(name);
    out.count(history.size());
    for (int i = 0; i < history.size(); i++) {
      EventOccurrence event = history.get(i);
      out.instant(event.at(), Instant.EPOCH);
      out.number(event.position());
      out.wordedValues(event.properties());
    }
  }

  private static Map<String, EventHistory> events(PackedReader in) {
    int count = in.size();
    Map<String, EventHistory> events = new HashMap<>();
    for (int i = 0; i < count; i++) {
      String name = in.word();
      EventOccurrence[] occurrences = new EventOccurrence[in.size()];
      for (int j = 0; j < occurrences.length; j++) {
        Instant at = in.instant(Instant.EPOCH);
        long position = in.number();
        occurrences[j] = new EventOccurrence(name, in.wordedValues(), at, position);
      }
      events.put(name, EventHistory.of(Arrays.asList(occurrences)));
    }
    return events;
  }

  private static long bits(Set<Channel> channels) {
    long bits = 0;
    for (Channel channel : channels) {
      bits |= 1L << channel.ordinal();
    }
    return bits;
  }

  private static Set<Channel> channels(long bits) {
    Set<Channel> channels = EnumSet.noneOf(Channel.class);
    for (Channel channel : ALL_CHANNELS) {
      if ((bits & 1L << channel.ordinal()) != 0) {
        channels.add(channel);
      }
    }
    return channels;
  }
}
