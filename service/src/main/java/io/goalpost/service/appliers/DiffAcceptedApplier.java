package io.goalpost.service.appliers;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.Interaction;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.fact.Channel;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.EventHistory;
import io.goalpost.model.fact.EventOccurrence;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.fact.Values;
import io.goalpost.model.journal.Input.DiffAccepted;
import io.goalpost.service.state.CompanyDiff;
import io.goalpost.service.state.SeenDiff;
import io.goalpost.service.state.State;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Changes facts as a diff says, all of it at once (D1); creates whom it names first (D5). */
final class DiffAcceptedApplier implements Applier<DiffAccepted> {

  @Override
  public void apply(DiffAccepted record, State state) {
    Diff diff = record.diff();
    if (diff.ofCompany()) {
      Company before = state.company(diff.company());
      changeCompany(diff, state);
      if (record.followUpOf() == 0) {
        state.setCompanyDiff(new CompanyDiff(record, before));
      }
    } else {
      changeUser(record, state);
    }
    boolean named = !diff.id().equals("#" + record.position()); // else it cannot come again
    if (record.followUpOf() == 0 && named) {
      state.sawDiff(SeenDiff.of(diff.id(), record.position(), record.at()));
    }
  }

  private static void changeCompany(Diff diff, State state) {
    Company company = companyOrNew(diff.company(), state);
    state.put(
        new Company(
            company.id(),
            changed(company.attributes(), diff, state.zone()),
            changed(company.tags(), diff)));
  }

  private static Company companyOrNew(String id, State state) {
    Company company = state.company(id);
    return company != null ? company : Company.created(id);
  }

  private static void changeUser(DiffAccepted record, State state) {
    Diff diff = record.diff();
    User known = state.user(diff.user());
    User user = known != null ? known : User.created(diff.user());
    Set<Channel> unsubscribed = user.unsubscribed();
    Set<Channel> bounced = user.bounced();
    Interaction interaction = diff.interaction();
    if (interaction != null) {
      Entry entry = state.entryOfReceipt(diff.user(), interaction.receipt());
      Receipt receipt = receipt(entry, interaction.receipt());
      state.put(entry.with(receipt.with(interaction, record.at(), record.position())));
      if (interaction.is() == Interaction.Kind.UNSUBSCRIBED) {
        unsubscribed = with(unsubscribed, receipt.channel());
      } else if (interaction.is() == Interaction.Kind.BOUNCED) {
        bounced = with(bounced, receipt.channel());
      }
    }
    state.put(
        new User(
            user.id(),
            changed(user.attributes(), diff, state.zone()),
            changed(user.tags(), diff),
            events(user, record, state),
            companies(user, diff, state),
            unsubscribed,
            bounced));
  }

  private static Receipt receipt(Entry entry, long id) {
    for (Receipt receipt : entry.receipts()) {
      if (receipt.id() == id) {
        return receipt;
      }
    }
    throw new IllegalStateException("no receipt " + id + " in entry " + entry.id());
  }

  private static Set<Channel> with(Set<Channel> channels, Channel one) {
    Set<Channel> more = new HashSet<>(channels);
    more.add(one);
    return more;
  }

  /** A value equal to the old one is left as it was: nothing changed (D2). */
  private static Map<String, Value> changed(Map<String, Value> old, Diff diff, ZoneId zone) {
    if (diff.set().isEmpty() && diff.unset().isEmpty()) {
      return old;
    }
    return Values.changed(old, others(old, diff.set(), zone), diff.unset());
  }

  /** Those of some values that are others than the old ones: mostly all. */
  private static Map<String, Value> others(
      Map<String, Value> old, Map<String, Value> set, ZoneId zone) {
    for (Map.Entry<String, Value> each : set.entrySet()) {
      if (Value.same(old.get(each.getKey()), each.getValue(), zone)) {
        Map<String, Value> others = new LinkedHashMap<>(set);
        others.entrySet().removeIf(of -> Value.same(old.get(of.getKey()), of.getValue(), zone));
        return others;
      }
    }
    return set;
  }

  private static Set<String> changed(Set<String> old, Diff diff) {
    if (diff.tag().isEmpty() && diff.untag().isEmpty()) {
      return old;
    }
    Set<String> tags = new HashSet<>(old);
    tags.addAll(diff.tag());
    diff.untag().forEach(tags::remove);
    return tags;
  }

  private static Map<String, EventHistory> events(User user, DiffAccepted record, State state) {
    Diff diff = record.diff();
    String event = diff.event();
    if (event == null) {
      return user.events();
    }
    EventHistory longer =
        user.events(event)
            .with(new EventOccurrence(event, diff.properties(), record.at(), record.position()));
    return user.with(event, state.bounded(event, longer)).events();
  }

  private static Collection<String> joined(User user, Diff diff) {
    List<String> companies = new ArrayList<>(user.companies());
    companies.removeAll(diff.leave());
    for (String company : diff.join()) {
      if (!companies.contains(company)) {
        companies.add(company);
      }
    }
    return companies;
  }

  private static List<String> companies(User user, Diff diff, State state) {
    if (diff.join().isEmpty() && diff.leave().isEmpty()) {
      return user.companies();
    }
    for (String company : diff.join()) {
      if (state.company(company) == null) {
        state.put(Company.created(company));
      }
      state.join(company, user.id());
    }
    for (String company : diff.leave()) {
      if (state.company(company) == null) {
        state.put(Company.created(company));
      }
      state.leave(company, user.id());
    }
    return List.copyOf(joined(user, diff));
  }
}
