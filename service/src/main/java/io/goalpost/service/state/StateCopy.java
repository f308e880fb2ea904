package io.goalpost.service.state;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a state holds, taken on the engine's thread: the values are immutable, so only lists are
 * made there. A second state is made of it on any thread; what happens to one, the other never
 * sees.
 *
 * @param turned who had their turn at this very instant, as {@link State} keeps it
 */
public record StateCopy(
    long position,
    Instant now,
    ZoneId zone,
    List<User> users,
    List<Company> companies,
    List<Entry> entries,
    List<Qualification> qualifications,
    List<SeriesState> series,
    List<SegmentState> segments,
    List<String> turned) {

  /**
   * Of what is known only some users with their companies, their entries in one series, and that
   * series; all segments.
   *
   * @param users ids that are known
   */
  public static StateCopy of(StateView state, Set<String> users, String series) {
    List<User> some = users.stream().sorted().map(state::user).toList();
    Set<String> theirs = new TreeSet<>();
    some.forEach(user -> theirs.addAll(user.companies()));
    SeriesState only = state.series(series);
    return new StateCopy(
        state.position(),
        state.now(),
        state.zone(),
        some,
        theirs.stream().map(state::company).toList(),
        some.stream()
            .flatMap(user -> state.entriesOf(user.id()).stream())
            .filter(entry -> entry.series().equals(series))
            .sorted(Comparator.comparingLong(Entry::id))
            .toList(),
        theirs.stream()
            .flatMap(company -> state.qualifications(company).stream())
            .filter(each -> each.series().equals(series))
            .toList(),
        only == null ? List.of() : List.of(only),
        state.allSegments(),
        some.stream().flatMap(user -> turned(state, user, series)).toList());
  }

  private static Stream<String> turned(StateView state, User user, String series) {
    return Stream.concat(Stream.of(""), user.companies().stream())
        .map(company -> company.isEmpty() ? null : company)
        .filter(company -> state.turnedNow(series, user.id(), company))
        .map(company -> TurnedNow.key(series, user.id(), company));
  }

  /** The same with another series in place of all. */
  public StateCopy with(SeriesState only) {
    return new StateCopy(
        position,
        now,
        zone,
        users,
        companies,
        entries,
        qualifications,
        List.of(only),
        segments,
        turned);
  }

  /** The same at another instant; who had their turn had it at the other. */
  public StateCopy at(Instant instant) {
    return new StateCopy(
        position,
        instant,
        zone,
        users,
        companies,
        entries,
        qualifications,
        series,
        segments,
        instant.equals(now) ? turned : List.of());
  }

  /** A state of its own, standing where the first one stood. */
  public State toState() {
    State state = new State();
    series.forEach(state::put);
    segments.forEach(state::put);
    for (User user : users) {
      state.put(user.borrowed());
      user.companies().forEach(company -> state.join(company, user.id()));
      state.committed();
    }
    companies.forEach(state::put);
    for (Entry entry : entries) {
      state.put(entry);
      state.committed();
    }
    qualifications.forEach(state::put);
    turned.forEach(state::markTurned);
    state.standAt(position, now, zone);
    state.takeChanges(); // no checkpoint is made of it
    return state;
  }
}
