package io.goalpost.service.state;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

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
