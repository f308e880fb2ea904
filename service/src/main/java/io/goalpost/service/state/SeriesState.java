package io.goalpost.service.state;

import io.goalpost.model.port.SeriesPort.State;
import io.goalpost.model.series.Series;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A series with its draft and all its versions. Immutable.
 *
 * @param draft the draft's text, or null
 * @param files the authors' files of rules kept with the draft, in Base64 by name
 */
public record SeriesState(
    String id, State state, String draft, SortedMap<String, String> files, List<Version> versions) {

  public SeriesState {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    versions = List.copyOf(versions);
  }

  /**
   * A version as it went live (V1), with its rules as they run.
   *
   * @param definition with authors' rules in it
   */
  public record Version(
      int number, Instant at, String by, String note, String text, String drl, Series definition) {}

  public static SeriesState created(String id) {
    return new SeriesState(id, State.DRAFT, null, new TreeMap<>(), List.of());
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
    return new SeriesState(id, state, text, files, versions);
  }

  /** With a file kept, or without it where its content is null. */
  public SeriesState withFile(String file, String content) {
    SortedMap<String, String> kept = new TreeMap<>(files);
    if (content == null) {
      kept.remove(file);
    } else {
      kept.put(file, content);
    }
    return new SeriesState(id, state, draft, kept, versions);
  }

  /** The files as their authors wrote them. */
  public Map<String, byte[]> contents() {
    Map<String, byte[]> contents = new TreeMap<>();
    files.forEach((name, content) -> contents.put(name, Base64.getDecoder().decode(content)));
    return contents;
  }

  public SeriesState in(State newState) {
    return new SeriesState(id, newState, draft, files, versions);
  }

  /** With a version more. A paused series stays paused until it is resumed. */
  public SeriesState with(Version version) {
    List<Version> more = new ArrayList<>(versions);
    more.add(version);
    State next = state == State.PAUSED ? State.PAUSED : State.LIVE;
    return new SeriesState(id, next, draft, files, more);
  }
}
