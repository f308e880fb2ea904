package io.goalpost.service.state;

import io.goalpost.model.entry.Qualification;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;

/**
 * The chances that companies have to hit a goal (G9), and what they are found by. Not thread-safe.
 */
final class Qualifications {

  /** A company has one chance a goal, whichever version with that goal opened it. */
  private record Key(String series, String company, int firstVersion) {}

  private final TrackedMap<Key, Qualification> byKey;
  private final TrackedMap<String, List<Key>> byCompany;
  private final ToIntBiFunction<String, Integer> firstWithGoalOf;

  /**
   * @param firstWithGoalOf the first version of a series that has the goal of a version
   */
  Qualifications(UndoLog undo, ToIntBiFunction<String, Integer> firstWithGoalOf) {
    this.byKey = new TrackedMap<>(undo);
    this.byCompany = TrackedMap.derived(undo);
    this.firstWithGoalOf = firstWithGoalOf;
  }

  private Key key(String series, String company, int version) {
    return new Key(series, company, firstWithGoalOf.applyAsInt(series, version));
  }

  private Key key(Qualification of) {
    return key(of.series(), of.company(), of.version());
  }

  Qualification get(String series, String company, int version) {
    return byKey.get(key(series, company, version));
  }

  /** Those of a company, in the order they were opened. */
  Collection<Qualification> of(String company) {
    List<Key> keys = byCompany.get(company);
    return keys == null ? List.of() : keys.stream().map(byKey::get).toList();
  }

  List<Qualification> in(String series) {
    return byKey.values().stream().filter(each -> each.series().equals(series)).toList();
  }

  Collection<Qualification> values() {
    return byKey.values();
  }

  void put(Qualification qualification) {
    Key key = key(qualification);
    if (byKey.get(key) == null) {
      List<Key> keys = byCompany.get(qualification.company());
      List<Key> more = new ArrayList<>(keys == null ? List.of() : keys);
      more.add(key);
      byCompany.put(qualification.company(), more);
    }
    byKey.put(key, qualification);
  }

  List<Qualification> takeChanged() {
    return byKey.takeChanged().stream().map(byKey::get).filter(Objects::nonNull).toList();
  }

  void changeAll() {
    byKey.changeAll();
  }

  void giveBackChanged(Collection<Qualification> taken) {
    Set<Key> keys = taken.stream().map(this::key).collect(Collectors.toSet());
    byKey.giveBackChanged(keys);
  }
}
