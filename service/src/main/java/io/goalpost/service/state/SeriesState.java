package io.goalpost.service.state;

import io.goalpost.model.port.SeriesPort.State;
import io.goalpost.model.series.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A series with its draft and all its versions. Immutable.
 *
 * @param draft the draft's text, or null
 */
public record SeriesState(String id, State state, String draft, List<Version> versions) {

  public SeriesState {
    versions = List.copyOf(versions);
  }

  /** A version as it went live (V1), with its rules as they run. */
  public record Version(
      int number, Instant at, String by, String note, String text, String drl, Series definition) {}

  public static SeriesState created(String id) {
    return new SeriesState(id, State.DRAFT, null, List.of());
  }

  /** The version that is, or was last, live. */
  public Optional<Version> latest() {
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
  }

  /** The version of a number, which there must be. */
  public Version version(int number) {
    return versions.get(number - 1);
  }

  /**
   * The first version with the same goal as that of a number: a company that hit a goal does not
   * hit it again because something else of the series was changed (G9).
   */
  public int firstWithGoalOf(int number) {
    for (Version version : versions) {
      if (java.util.Objects.equals(
          version.definition().goal(), version(number).definition().goal())) {
        return version.number();
      }
    }
    return number;
  }

  public boolean live() {
    return state == State.LIVE;
  }

  public SeriesState withDraft(String text) {
    return new SeriesState(id, state, text, versions);
  }

  public SeriesState in(State newState) {
    return new SeriesState(id, newState, draft, versions);
  }

  /** With a version more. A paused series stays paused until it is resumed. */
  public SeriesState with(Version version) {
    List<Version> more = new ArrayList<>(versions);
    more.add(version);
    return new SeriesState(id, state == State.PAUSED ? State.PAUSED : State.LIVE, draft, more);
  }
}
