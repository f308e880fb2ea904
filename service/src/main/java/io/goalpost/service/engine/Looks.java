package io.goalpost.service.engine;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.EventOccurrence;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import io.goalpost.rules.vocabulary.Known;
import io.goalpost.rules.vocabulary.Look;
import io.goalpost.rules.vocabulary.Workspace;
import io.goalpost.service.state.StateView;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Gathers the facts that a question is about, as they are or as they were before a diff. */
public final class Looks implements Workspace {

  private final StateView state;
  private final Function<String, Condition> segments;

  /**
   * @param segments the saved condition of an id, or null where there is none
   */
  public Looks(StateView state, Function<String, Condition> segments) {
    this.state = state;
    this.segments = segments;
  }

  @Override
  public ZoneId zone() {
    return state.zone();
  }

  @Override
  public Condition segment(String id) {
    return segments.apply(id);
  }

  /** What an entry's exit rules, blocks and messages ask. */
  public Look entry(Entry entry, Map<String, Value> baselines) {
    return entry(entry, state.user(entry.user()), companies(entry), baselines);
  }

  /** The same with the user and companies given: with tags on their way, say. */
  Look entry(Entry entry, User user, List<Company> companies, Map<String, Value> baselines) {
    return new Look(
        new Known(
            this,
            state.now(),
            user,
            companies,
            entry,
            null,
            entry.snapshot().properties(),
            baselines,
            -1,
            null));
  }

  /** What a goal asks of an entry now; events count that came after a position (G2). */
  public Look goal(Entry entry, Map<String, Value> baselines, long since) {
    return new Look(
        new Known(
            this,
            state.now(),
            state.user(entry.user()),
            companies(entry),
            entry,
            null,
            entry.snapshot().properties(),
            baselines,
            since,
            null));
  }

  /** The same as it was just before a diff. */
  public Look goalBefore(Entry entry, Map<String, Value> baselines, long since, Changes changes) {
    User user = changes.userBefore() != null ? changes.userBefore() : state.user(entry.user());
    List<String> ids = entry.company() != null ? List.of(entry.company()) : user.companies();
    return new Look(
        new Known(
            this,
            state.now(),
            user,
            companies(ids, changes.companyBefore()),
            entry.id() == changes.touched() ? changes.touchedBefore() : entry,
            null,
            entry.snapshot().properties(),
            baselines,
            since,
            changes.event()));
  }

  /** What a company's goal asks (G9). */
  public Look company(Company company, Map<String, Value> baselines) {
    return new Look(
        new Known(
            this, state.now(), null, List.of(company), null, null, Map.of(), baselines, -1, null));
  }

  /**
   * What entry rules ask of who may enter.
   *
   * @param company their own, or null for all of the user's
   * @param trigger the event that the diff brought, or null
   */
  public Look newcomer(User user, String company, EventOccurrence trigger) {
    List<String> ids = company != null ? List.of(company) : user.companies();
    return newcomer(user, companies(ids, null), trigger, state.now());
  }

  /** The same as it was at an instant and, where they are given, before the changes of a diff. */
  public Look newcomerBefore(User user, String company, Changes changes, Instant at) {
    User before = changes == null || changes.userBefore() == null ? user : changes.userBefore();
    List<String> ids = company == null ? before.companies() : List.of(company);
    Company companyBefore = changes == null ? null : changes.companyBefore();
    return newcomer(before, companies(ids, companyBefore), null, at);
  }

  private Look newcomer(User user, List<Company> companies, EventOccurrence trigger, Instant at) {
    return new Look(
        new Known(
            this,
            at,
            user,
            companies,
            null,
            trigger,
            trigger == null ? Map.of() : trigger.properties(),
            null,
            -1,
            null));
  }

  /** The companies that an entry's conditions ask: its own, or all of the user's (C10). */
  public List<Company> companies(Entry entry) {
    List<String> ids =
        entry.company() != null ? List.of(entry.company()) : state.user(entry.user()).companies();
    return companies(ids, null);
  }

  private List<Company> companies(List<String> ids, Company instead) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<Company> companies = new ArrayList<>(ids.size());
    for (String id : ids) {
      boolean replaced = instead != null && instead.id().equals(id);
      companies.add(replaced ? instead : state.company(id));
    }
    return companies;
  }
}
