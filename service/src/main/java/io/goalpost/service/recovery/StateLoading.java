package io.goalpost.service.recovery;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import io.goalpost.rules.series.ConditionParser;
import io.goalpost.service.checkpoint.CheckpointVisitor;
import io.goalpost.service.checkpoint.StateKey;
import io.goalpost.service.journal.MalformedRecordException;
import io.goalpost.service.state.SeenDiff;
import io.goalpost.service.state.SeenStretch;
import io.goalpost.service.state.SegmentState;
import io.goalpost.service.state.State;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes up the pieces of a state that was stored; those that need others wait for the end. For one
 * thread.
 */
public final class StateLoading implements CheckpointVisitor {

  private final State state;
  private final ZoneId zone;
  private final List<Qualification> qualifications = new ArrayList<>();
  private final SortedMap<Long, SeenDiff> oneByOne = new TreeMap<>();
  private final Instant at;

  /**
   * @param zone the workspace's, as of when it was stored
   * @param at when it was stored
   */
  public StateLoading(State state, ZoneId zone, Instant at) {
    this.state = state;
    this.zone = zone;
    this.at = at;
  }

  @Override
  public void user(User user) {
    state.put(user);
    user.companies().forEach(company -> state.join(company, user.id()));
    state.committed();
  }

  @Override
  public void company(Company company) {
    state.put(company);
    state.committed();
  }

  @Override
  public void entry(Entry entry) {
    state.put(entry);
    state.committed();
  }

  @Override
  public void qualification(Qualification qualification) {
    qualifications.add(qualification);
  }

  @Override
  public void other(StateKey key, String text) {
    switch (key.kind()) {
      case "series" -> state.put(SeriesText.read(key.id(), text, zone));
      case "segment" -> state.put(new SegmentState(key.id(), text, ConditionParser.parse(text)));
      case StateKey.SEEN, StateKey.SEEN_ONE_BY_ONE -> seen(key, text);
      default -> throw new IllegalStateException("a checkpoint of another version: " + key);
    }
    state.committed();
  }

  private void seen(StateKey key, String text) {
    try {
      if (key.kind().equals(StateKey.SEEN)) {
        SeenStretch.parse(text).forEach(state::sawDiff);
      } else {
        SeenDiff diff = SeenDiff.parse(key.id(), text, at);
        oneByOne.put(diff.position(), diff);
      }
    } catch (IndexOutOfBoundsException | NumberFormatException malformed) {
      throw new MalformedRecordException(
          "the stored " + key.kind() + " " + key.id() + " cannot be read", malformed);
    }
  }

  /** Everything was handed over. */
  public void finish() {
    qualifications.forEach(state::put);
    // In the order of positions: the oldest are forgotten first.
    oneByOne.values().forEach(state::sawDiff);
    state.committed();
  }
}
