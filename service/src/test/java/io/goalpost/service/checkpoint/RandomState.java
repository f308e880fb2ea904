package io.goalpost.service.checkpoint;

import io.goalpost.model.diff.Interaction;
import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.fact.Channel;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.EventHistory;
import io.goalpost.model.fact.EventOccurrence;
import io.goalpost.model.fact.FoldedEvents;
import io.goalpost.model.fact.Tally;
import io.goalpost.model.fact.User;
import io.goalpost.service.journal.RandomRecords;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Users, companies, entries and qualifications of every shape; the same seed gives the same ones.
 */
final class RandomState {

  private final RandomRecords random;

  RandomState(long seed) {
    this.random = new RandomRecords(seed);
  }

  User user(String id) {
    Map<String, EventHistory> events = new HashMap<>();
    for (String name : random.list(random::text)) {
      List<EventOccurrence> occurrences = new ArrayList<>();
      for (int i = random.one(1, 2, 5); i > 0; i--) {
        occurrences.add(
            new EventOccurrence(name, random.values(), random.instant(), random.number()));
      }
      events.put(name, EventHistory.of(occurrences, folded()));
    }
    return new User(
        id,
        random.values(),
        set(random::text),
        events,
        List.copyOf(set(random::text)),
        set(this::channel),
        set(this::channel));
  }

  private FoldedEvents folded() {
    return random.one(true, false)
        ? FoldedEvents.NONE
        : new FoldedEvents(
            tally(),
            Map.of("{property: amount, gt: 50}", tally(), "{property: kind, is: a}", tally()),
            Map.of(random.values(), tally()));
  }

  private Tally tally() {
    return new Tally(
        1 + Math.abs(random.number() % 1_000),
        List.of(new Tally.Mark(random.instant(), random.number())));
  }

  Company company(String id) {
    return new Company(id, random.values(), set(random::text));
  }

  Entry entry(long id) {
    return new Entry(
        id,
        random.number(),
        random.text(),
        random.text(),
        random.orNull(random.text()),
        random.orNull(random.value()),
        random.instant(),
        random.snapshot(),
        random.one(Entry.Status.values()),
        random.flag(),
        random.flag(),
        random.orNull(random.instant()),
        random.orNull(random.instant()),
        random.list(this::checkpoint),
        random.list(this::receipt));
  }

  Qualification qualification(String series, String company) {
    return new Qualification(
        series,
        company,
        random.one(1, 2),
        random.instant(),
        random.number(),
        random.values(),
        set(random::text),
        random.orNull(random.instant()));
  }

  private Checkpoint checkpoint() {
    return new Checkpoint(
        random.text(),
        random.number(),
        random.instant(),
        random.orNull(random.instant()),
        random.orNull(random.instant()),
        random.values(),
        random.orNull(random.instant()),
        random.orNull(random.one(Checkpoint.Outcome.values())));
  }

  private Receipt receipt() {
    Map<Interaction.Kind, Receipt.Touched> touches = new EnumMap<>(Interaction.Kind.class);
    random
        .list(() -> random.one(Interaction.Kind.values()))
        .forEach(kind -> touches.put(kind, new Receipt.Touched(random.instant(), random.number())));
    return new Receipt(
        random.number(),
        random.text(),
        channel(),
        random.instant(),
        random.number(),
        random.one(0, 1, 7),
        touches,
        set(random::text),
        random.values(),
        random.orNull(random.instant()));
  }

  private Channel channel() {
    return random.one(Channel.values());
  }

  private <T> Set<T> set(Supplier<T> element) {
    return new HashSet<>(random.list(element));
  }
}
