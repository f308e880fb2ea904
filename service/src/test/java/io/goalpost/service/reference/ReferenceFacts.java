package io.goalpost.service.reference;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.Interaction;
import io.goalpost.model.fact.Channel;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Goal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All that is known at one moment (D1, D2, D5); copied whole before every diff. */
final class ReferenceFacts {

  /** What is known of a user; companies in the order joined. */
  record Person(
      Map<String, Value> attributes,
      Set<String> tags,
      List<Happened> events,
      List<String> companies,
      Set<Channel> unsubscribed,
      Set<Channel> bounced) {
    Person() {
      this(
          new TreeMap<>(),
          new HashSet<>(),
          new ArrayList<>(),
          new ArrayList<>(),
          EnumSet.noneOf(Channel.class),
          EnumSet.noneOf(Channel.class));
    }

    Person copy() {
      Person copy = new Person();
      copy.attributes.putAll(attributes);
      copy.tags.addAll(tags);
      copy.events.addAll(events);
      copy.companies.addAll(companies);
      copy.unsubscribed.addAll(unsubscribed);
      copy.bounced.addAll(bounced);
      return copy;
    }
  }

  /** What is known of a company. */
  record Firm(Map<String, Value> attributes, Set<String> tags) {
    Firm() {
      this(new TreeMap<>(), new HashSet<>());
    }

    Firm copy() {
      return new Firm(new TreeMap<>(attributes), new HashSet<>(tags));
    }
  }

  /** An event, as it was received (D7). */
  record Happened(String name, Map<String, Value> properties, Instant at, long position) {}

  /** A message that left. */
  record Receipt(
      long id,
      long entry,
      String series,
      String user,
      String block,
      Channel channel,
      boolean takesCredit,
      Goal goal,
      Instant at,
      long cause,
      Baseline baseline) {}

  /** When something was last done with a message. */
  record Touch(Instant at, long position) {}

  /** What was done with a message, and which links were clicked. */
  record Done(Map<Interaction.Kind, Touch> last, Set<String> links) {
    Done() {
      this(new EnumMap<>(Interaction.Kind.class), new HashSet<>());
    }

    Done copy() {
      Done copy = new Done();
      copy.last.putAll(last);
      copy.links.addAll(links);
      return copy;
    }
  }

  /** The attributes of a user and of the companies as they were (C8). */
  record Baseline(Map<String, Value> user, Map<String, Map<String, Value>> companies) {
    static final Baseline EMPTY = new Baseline(Map.of(), Map.of());

    /** With the values of now for the names that were not compared before. */
    Baseline beyond(Set<String> before, Baseline now, Set<String> compared) {
      Baseline all = new Baseline(new TreeMap<>(user), new TreeMap<>(companies));
      for (String name : compared) {
        if (!before.contains(name) && name.startsWith("attribute ")) {
          replace(all.user, name.substring(10), now.user.get(name.substring(10)));
        } else if (!before.contains(name)) {
          now.companies.forEach(
              (company, values) -> {
                all.companies.merge(company, new TreeMap<>(), (old, none) -> new TreeMap<>(old));
                replace(
                    all.companies.get(company), name.substring(8), values.get(name.substring(8)));
              });
        }
      }
      return all;
    }

    private static void replace(Map<String, Value> values, String name, Value value) {
      values.remove(name);
      if (value != null) {
        values.put(name, value);
      }
    }

    Value ofCompany(String company, String name) {
      return companies.getOrDefault(company, Map.of()).get(name);
    }
  }

  final Map<String, Person> people = new TreeMap<>();
  final Map<String, Firm> firms = new TreeMap<>();
  final List<Receipt> receipts = new ArrayList<>();
  final Map<Long, Done> done = new HashMap<>();

  ReferenceFacts copy() {
    ReferenceFacts copy = new ReferenceFacts();
    people.forEach((id, person) -> copy.people.put(id, person.copy()));
    firms.forEach((id, firm) -> copy.firms.put(id, firm.copy()));
    copy.receipts.addAll(receipts);
    done.forEach((id, what) -> copy.done.put(id, what.copy()));
    return copy;
  }

  Baseline baseline(String user) {
    Map<String, Value> own = new TreeMap<>();
    if (people.containsKey(user)) {
      own.putAll(people.get(user).attributes);
    }
    Map<String, Map<String, Value>> companies = new TreeMap<>();
    for (String id :
        companies(user)) { // of a company joined later there is none, which counts as 0
      companies.put(id, new TreeMap<>(firms.get(id).attributes));
    }
    return new Baseline(own, companies);
  }

  Value attribute(String user, String name) {
    Person person = user == null ? null : people.get(user);
    return person == null ? null : person.attributes.get(name);
  }

  Value ofCompany(String company, String name) {
    Firm firm = company == null ? null : firms.get(company);
    return firm == null ? null : firm.attributes.get(name);
  }

  boolean tagged(String user, String tag) {
    Person person = user == null ? null : people.get(user);
    return person != null && person.tags.contains(tag);
  }

  boolean companyTagged(String company, String tag) {
    Firm firm = company == null ? null : firms.get(company);
    return firm != null && firm.tags.contains(tag);
  }

  List<String> companies(String user) {
    Person person = user == null ? null : people.get(user);
    return person == null ? List.of() : person.companies;
  }

  List<Happened> events(String user, String name) {
    Person person = user == null ? null : people.get(user);
    return person == null
        ? List.of()
        : person.events.stream().filter(event -> event.name().equals(name)).toList();
  }

  List<Receipt> receiptsOf(long entry) {
    return receipts.stream().filter(receipt -> receipt.entry() == entry).toList();
  }

  Touch touch(Receipt receipt, Interaction.Kind kind) {
    return done.containsKey(receipt.id()) ? done.get(receipt.id()).last().get(kind) : null;
  }

  /** All of a diff at once (D1); the interaction's receipt is resolved already. */
  void apply(Diff diff, Receipt receipt, Instant now, long position, ZoneId zone) {
    if (diff.ofCompany()) {
      Firm firm = firms.computeIfAbsent(diff.company(), id -> new Firm()); // D5
      change(firm.attributes, firm.tags, diff, zone);
      return;
    }
    Person person = people.computeIfAbsent(diff.user(), id -> new Person()); // D5
    change(person.attributes, person.tags, diff, zone);
    for (String company : diff.join()) {
      firms.computeIfAbsent(company, id -> new Firm()); // D5
      if (!person.companies.contains(company)) {
        person.companies.add(company);
      }
    }
    for (String company : diff.leave()) {
      firms.computeIfAbsent(company, id -> new Firm()); // D5
      person.companies.remove(company);
    }
    if (diff.event() != null) {
      person.events.add(new Happened(diff.event(), diff.properties(), now, position));
    }
    if (receipt != null) {
      interact(person, receipt, diff.interaction(), new Touch(now, position));
    }
  }

  private static void change(
      Map<String, Value> attributes, Set<String> tags, Diff diff, ZoneId zone) {
    diff.set()
        .forEach(
            (name, value) -> {
              if (!same(attributes.get(name), value, zone)) { // D2: else it is no change
                attributes.put(name, value);
              }
            });
    diff.unset().forEach(attributes::remove);
    tags.addAll(diff.tag());
    diff.untag().forEach(tags::remove);
  }

  private static boolean same(Value one, Value other, ZoneId zone) {
    return ReferenceValues.same(one, other, zone);
  }

  private void interact(Person person, Receipt receipt, Interaction what, Touch touch) {
    if (what.is() == Interaction.Kind.CLICKED && what.link() == null) {
      return; // C7, G8: an untracked link is no click
    }
    Done known = done.computeIfAbsent(receipt.id(), id -> new Done());
    known.last().put(what.is(), touch);
    if (what.link() != null) {
      known.links().add(what.link());
    }
    if (what.is() == Interaction.Kind.UNSUBSCRIBED) {
      person.unsubscribed.add(receipt.channel());
    }
    if (what.is() == Interaction.Kind.BOUNCED) {
      person.bounced.add(receipt.channel());
    }
  }

  /** The companies that a condition without an own company speaks of, before and after. */
  static Set<String> union(List<String> one, List<String> other) {
    Set<String> union = new LinkedHashSet<>(one);
    union.addAll(other);
    return union;
  }
}
