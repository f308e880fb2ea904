package io.goalpost.service.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects what a load hands over. Users as their text, since histories of events do not compare.
 */
final class LoadedState implements CheckpointVisitor {
  final Map<String, String> users = new HashMap<>();
  final Set<Company> companies = new HashSet<>();
  final List<Entry> entries = new ArrayList<>();
  final Set<Qualification> qualifications = new HashSet<>();
  final Map<StateKey, String> others = new HashMap<>();

  static LoadedState of(CheckpointDelta delta) {
    LoadedState state = new LoadedState();
    delta.users().forEach(state::user);
    delta.companies().forEach(state::company);
    delta.entries().forEach(state::entry);
    delta.qualifications().forEach(state::qualification);
    delta.others().forEach(state::other);
    return state;
  }

  static String text(User user) {
    return new String(new FactsCodec().encode(user), UTF_8);
  }

  @Override
  public void user(User user) {
    users.put(user.id(), text(user));
  }

  @Override
  public void company(Company company) {
    companies.add(company);
  }

  @Override
  public void entry(Entry entry) {
    entries.add(entry);
  }

  @Override
  public void qualification(Qualification qualification) {
    qualifications.add(qualification);
  }

  @Override
  public void other(StateKey key, String text) {
    others.put(key, text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LoadedState that
        && users.equals(that.users)
        && companies.equals(that.companies)
        && entries.equals(that.entries)
        && qualifications.equals(that.qualifications)
        && others.equals(that.others);
  }

  @Override
  public int hashCode() {
    return users.hashCode();
  }
}
