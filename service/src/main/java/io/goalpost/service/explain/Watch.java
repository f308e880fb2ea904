package io.goalpost.service.explain;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.explain.Explanation;
import io.goalpost.model.explain.Node;
import io.goalpost.model.fact.Mask;
import io.goalpost.model.fact.User;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Firing.Kind;
import io.goalpost.model.journal.Input.DiffAccepted;
import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Goal;
import io.goalpost.model.series.References;
import io.goalpost.rules.explain.ConditionTrees;
import io.goalpost.rules.logic.Logic;
import io.goalpost.rules.vocabulary.Evaluation;
import io.goalpost.rules.vocabulary.Look;
import io.goalpost.service.engine.Changes;
import io.goalpost.service.engine.Credit;
import io.goalpost.service.engine.Looks;
import io.goalpost.service.journal.JournalBase;
import io.goalpost.service.state.SegmentState;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps what concerns one user in one series while their state is brought back: what fired and what
 * was asked then, and which diffs came near a goal. Not thread-safe.
 */
final class Watch {

  /** A firing, with what was asked when it fired; null where no condition was. */
  record Told(Firing firing, Node conditions) {}

  private final State state;
  private final String series;
  private final String user;
  private final Looks looks;
  private final ConditionTrees trees;
  private final Asked asked;
  private final GoalCases cases;
  private final Map<Long, List<Told>> byEntry = new LinkedHashMap<>();
  private final List<Told> companyHits = new ArrayList<>();
  private final Map<String, Trail> trails = new HashMap<>();
  private final Map<Long, Map<Receipt, Credit.Claim>> claims = new HashMap<>();
  private final Map<String, Long> changedAt = new HashMap<>();
  private final Map<String, Told> blocked = new HashMap<>();
  private JournalBase begin = JournalBase.NONE;
  private Changes last;
  private long lastPosition;
  private int forgotten;

  Watch(State state, String series, String user, Mask mask) {
    this.state = state;
    this.series = series;
    this.user = user;
    this.trees = new ConditionTrees(mask);
    this.looks = new Looks(state, this::segment);
    this.asked = new Asked(state, looks, series, trees);
    this.cases = new GoalCases(state, looks, series);
  }

  private Condition segment(String id) {
    SegmentState segment = state.segment(id);
    return segment == null ? null : segment.condition();
  }

  // What is told, in the order of the journal.

  /** Takes up who is there when the journal begins: what fired before is not kept. */
  void begins(JournalBase base) {
    begin = base;
    state.entriesOf(user).stream()
        .filter(entry -> entry.series().equals(series))
        .sorted(Comparator.comparingLong(Entry::id))
        .forEach(
            entry -> {
              byEntry.put(entry.id(), new ArrayList<>());
              forgetTheOldest();
            });
    openCases().forEach(of -> trails.put(of.id(), Trail.cutOff()));
  }

  /** Whether what was at an instant is no longer kept. */
  boolean isPruned(Instant at) {
    return !begin.isNone() && at != null && !at.isAfter(begin.at());
  }

  /** Since when everything is kept, in words. */
  String kept() {
    return "what fired up to record " + begin.position() + " is no longer kept";
  }

  /** A diff was applied; nothing has fired yet. */
  void changed(DiffAccepted accepted, Changes changes) {
    if (!concerns(changes.diff())) {
      return;
    }
    last = changes;
    lastPosition = accepted.position();
    for (GoalCase of : openCases()) {
      follow(of, accepted.position(), changes);
    }
    changes.keys().forEach(key -> changedAt.put(key, accepted.position()));
  }

  private boolean concerns(Diff diff) {
    User of = state.user(user);
    return diff.ofCompany()
        ? of != null && of.companies().contains(diff.company())
        : user.equals(diff.user());
  }

  private void follow(GoalCase of, long position, Changes changes) {
    Set<String> references = references(of.goal().when());
    Set<String> keys = new HashSet<>(of.changed().apply(changes));
    keys.retainAll(references);
    Trail trail = trails.computeIfAbsent(of.id(), id -> new Trail(false, 0));
    if (!keys.isEmpty()) {
      trail.touched(
          new Trail.Touch(
              position,
              Evaluation.holds(of.goal().when(), of.before().apply(changes)),
              Evaluation.holds(of.goal().when(), of.now()),
              of.inside().getAsBoolean()));
    } else if (named(changes.diff()).stream().anyMatch(references::contains)) {
      trail.namedWithoutChange(position);
    }
  }

  /** A firing is about to be applied: everything stands as its rule saw it. */
  void fires(Firing firing) {
    if (!firing.series().equals(series)) {
      return;
    }
    Told told = new Told(firing, asked.conditions(firing, changesOf(firing)));
    if (firing.user() == null) {
      companyHits.add(told);
    } else if (firing.user().equals(user)) {
      if (firing.kind() == Kind.ENTRY_BLOCKED) {
        blocked.put(String.valueOf(firing.company()), told);
      } else {
        long entry = firing.kind() == Kind.ENTERED ? firing.position() : firing.entry();
        byEntry.computeIfAbsent(entry, id -> new ArrayList<>()).add(told);
      }
      if (firing.kind() == Kind.GOAL_HIT) {
        claim(state.entry(firing.entry()));
      }
    }
  }

  private void claim(Entry entry) {
    Goal goal = goal(entry.snapshot().version());
    if (goal.attribution() != null) {
      claims.put(
          entry.id(),
          Credit.claims(
              entry,
              goal.attribution(),
              receipt ->
                  state
                      .series(series)
                      .version(receipt.version())
                      .definition()
                      .block(receipt.block()),
              state.now()));
    }
  }

  /** The firing was applied: what it began can be followed. */
  void fired(Firing firing) {
    if (!firing.series().equals(series)) {
      return;
    }
    boolean begins = firing.kind() == Kind.ENTERED || firing.kind() == Kind.SENT;
    if (begins) {
      forgetTheOldest();
      openCases().forEach(of -> trails.computeIfAbsent(of.id(), id -> begun(of)));
    }
  }

  private Trail begun(GoalCase of) {
    return new Trail(
        Evaluation.holds(of.goal().when(), of.loosely()), lastChange(List.of(of.goal().when())));
  }

  private void forgetTheOldest() {
    if (byEntry.size() > Explanation.ENTRIES_MAX) {
      long oldest = byEntry.keySet().iterator().next();
      cases.of(state.entry(oldest)).forEach(of -> trails.remove(of.id()));
      byEntry.remove(oldest);
      claims.remove(oldest);
      forgotten++;
    }
  }

  /** Chances that were not taken yet, of the entries that are kept. */
  private List<GoalCase> openCases() {
    List<GoalCase> open = new ArrayList<>();
    for (Entry entry : entries()) {
      open.addAll(cases.of(entry));
    }
    for (String company : companies()) {
      open.addAll(cases.ofCompany(company));
    }
    open.removeIf(of -> of.hit() != null);
    return open;
  }

  private Changes changesOf(Firing firing) {
    return lastPosition == firing.cause() ? last : null;
  }

  /** What a diff names, whether or not it changed anything. */
  private static Set<String> named(Diff diff) {
    Set<String> keys = new TreeSet<>();
    Set<String> names = new HashSet<>(diff.set().keySet());
    names.addAll(diff.unset());
    Set<String> tags = new HashSet<>(diff.tag());
    tags.addAll(diff.untag());
    for (String name : names) {
      keys.add(diff.ofCompany() ? References.company(name) : References.attribute(name));
    }
    for (String tag : tags) {
      keys.add(diff.ofCompany() ? References.companyTag(tag) : References.tag(tag));
    }
    if (!diff.join().isEmpty() || !diff.leave().isEmpty()) {
      keys.add(References.MEMBERSHIP);
    }
    return keys;
  }

  // What is asked afterwards.

  State state() {
    return state;
  }

  Looks looks() {
    return looks;
  }

  String user() {
    return user;
  }

  /**
   * What can be at all, whatever is known.
   *
   * @param ownCompany whether company conditions ask of one company, not of any (C10)
   */
  Logic logic(boolean ownCompany) {
    return Logic.of(looks::segment, ownCompany);
  }

  /** Conditions as they are shown. */
  ConditionTrees trees() {
    return trees;
  }

  /** The version that is, or was last, live; null where none was. */
  SeriesState.Version live() {
    SeriesState known = state.series(series);
    return known == null ? null : known.latest().orElse(null);
  }

  SeriesState series() {
    return state.series(series);
  }

  Goal goal(int version) {
    return state.series(series).version(version).definition().goal();
  }

  GoalCases cases() {
    return cases;
  }

  /** The entries that are kept, in the order entered. */
  List<Entry> entries() {
    return byEntry.keySet().stream().map(state::entry).filter(e -> e != null).toList();
  }

  /** How many earlier entries were left out. */
  int forgotten() {
    return forgotten;
  }

  /** The user's companies, in the order joined. */
  List<String> companies() {
    User of = state.user(user);
    return of == null ? List.of() : of.companies();
  }

  List<Told> told(long entry) {
    return byEntry.getOrDefault(entry, List.of());
  }

  List<Told> companyHits() {
    return companyHits;
  }

  /** The last time that somebody was kept out, or null. */
  Told blocked(String company) {
    return blocked.get(String.valueOf(company));
  }

  Trail trail(GoalCase of) {
    return trails.computeIfAbsent(of.id(), id -> new Trail(false, 0));
  }

  Map<Receipt, Credit.Claim> claims(long entry) {
    return claims.getOrDefault(entry, Map.of());
  }

  /** What was known just before the user's last diff, or null where there was nothing. */
  Look beforeLastDiff(String company) {
    boolean anything = last != null && (last.diff().ofCompany() || last.userBefore() != null);
    User of = state.user(user);
    boolean pair =
        company == null
            || last == null
            || last.userBefore() == null
            || last.userBefore().companies().contains(company);
    return anything && of != null && pair
        ? looks.newcomerBefore(of, company, last, state.now())
        : null;
  }

  /** The last diff that changed what these conditions refer to, or 0. */
  long lastChange(List<Condition> conditions) {
    return References.of(conditions, this::segment).stream()
        .mapToLong(key -> changedAt.getOrDefault(key, 0L))
        .max()
        .orElse(0);
  }

  /** Whether a condition asks of a company, and so of who is in it. */
  boolean asksOfCompany(Condition condition) {
    return references(condition).contains(References.MEMBERSHIP);
  }

  private Set<String> references(Condition condition) {
    return References.of(List.of(condition), this::segment);
  }

  /** The instant as of which time counts. */
  Instant now() {
    return state.now();
  }
}
