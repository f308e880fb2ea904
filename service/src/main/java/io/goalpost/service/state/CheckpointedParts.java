package io.goalpost.service.state;

import io.goalpost.model.fact.Company;
import java.util.List;

/** The parts of a state that checkpoints hold, and what of them the next one is to hold. */
record CheckpointedParts(
    Users users,
    TrackedMap<String, Company> companies,
    Entries entries,
    Qualifications qualifications,
    TrackedMap<String, SeriesState> series,
    TrackedMap<String, SegmentState> segments,
    SeenIds seen) {

  /** What changed since this was last asked. */
  StateChanges takeChanges() {
    return new StateChanges(
        users.takeChanged(),
        companies.takeChanged(),
        entries.takeChanged(),
        qualifications.takeChanged(),
        series.takeChanged(),
        segments.takeChanged(),
        seen.takeChanged(),
        seen.takeForgotten());
  }

  /** All of it is stored, but for what was forgotten while it was read. */
  void allIsStored() {
    StateChanges stored = takeChanges();
    seen.giveBack(List.of(), stored.forgotten());
  }

  /** Everything counts as changed. */
  void changeAll() {
    users.changeAll();
    companies.changeAll();
    entries.changeAll();
    qualifications.changeAll();
    series.changeAll();
    segments.changeAll();
    seen.changeAll();
  }

  /** Takes back that changes were taken. */
  void giveBack(StateChanges changes) {
    users.giveBackChanged(changes.users());
    companies.giveBackChanged(changes.companies());
    entries.giveBackChanged(changes.entries());
    qualifications.giveBackChanged(changes.qualifications());
    series.giveBackChanged(changes.series());
    segments.giveBackChanged(changes.segments());
    seen.giveBack(changes.seen(), changes.forgotten());
  }
}
