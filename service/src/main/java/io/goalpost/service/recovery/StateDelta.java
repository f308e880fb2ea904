package io.goalpost.service.recovery;

import io.goalpost.model.entry.Qualification;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import io.goalpost.service.checkpoint.CheckpointDelta;
import io.goalpost.service.checkpoint.CheckpointMark;
import io.goalpost.service.checkpoint.StateKey;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.StateChanges;
import io.goalpost.service.state.StateView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What changed in a state, as it is to be stored; {@link StateLoading} takes it up. Stateless. */
public final class StateDelta {

  private StateDelta() {}

  /**
   * What only the thread that owns the state can read: all but the ids of diffs.
   *
   * @param clock what the clock shows
   */
  public static CheckpointDelta gathered(StateView state, StateChanges changes, Instant clock) {
    Map<StateKey, String> others = new HashMap<>();
    for (String id : changes.series()) {
      SeriesState series = state.series(id);
      if (series != null) {
        others.put(StateKey.other("series", id), SeriesText.of(series));
      }
    }
    for (String id : changes.segments()) {
      if (state.segment(id) != null) {
        others.put(StateKey.other("segment", id), state.segment(id).text());
      }
    }
    List<Company> companies = new ArrayList<>();
    changes.companies().stream()
        .map(state::company)
        .filter(Objects::nonNull)
        .forEach(companies::add);
    List<Qualification> qualifications = changes.qualifications();
    return new CheckpointDelta(
        new CheckpointMark(state.position(), state.now(), clock, state.zone()),
        changes.users(),
        companies,
        changes.entries(),
        qualifications,
        others,
        Set.of());
  }

  /** The same with the ids of diffs that were seen, and those forgotten; on any thread. */
  public static CheckpointDelta withIds(CheckpointDelta gathered, StateChanges changes) {
    Map<StateKey, String> others = new HashMap<>(gathered.others());
    changes.seen().forEach(each -> others.put(StateKey.seen(each.number()), each.text()));
    Set<StateKey> removed = new HashSet<>();
    changes.forgotten().forEach(number -> removed.add(StateKey.seen(number)));
    return new CheckpointDelta(
        gathered.mark(),
        gathered.users(),
        gathered.companies(),
        gathered.entries(),
        gathered.qualifications(),
        others,
        removed);
  }

  /**
   * All of a state of which no changes were taken yet, in an order that is always the same. Entries
   * come as they were first put, which in a state that was folded is the order of their ids.
   *
   * @param changes of all of it
   */
  public static CheckpointDelta whole(StateView state, StateChanges changes) {
    CheckpointDelta all = withIds(gathered(state, changes, state.now()), changes);
    List<User> users = new ArrayList<>(all.users());
    users.sort(Comparator.comparing(User::id));
    List<Company> companies = new ArrayList<>(all.companies());
    companies.sort(Comparator.comparing(Company::id));
    List<Qualification> qualifications = new ArrayList<>(all.qualifications());
    qualifications.sort(
        Comparator.comparing(Qualification::series)
            .thenComparing(Qualification::company)
            .thenComparing(Qualification::version));
    SortedMap<StateKey, String> others =
        new TreeMap<>(Comparator.comparing(StateKey::kind).thenComparing(StateKey::id));
    others.putAll(all.others());
    return new CheckpointDelta(
        all.mark(), users, companies, all.entries(), qualifications, others, Set.of());
  }
}
