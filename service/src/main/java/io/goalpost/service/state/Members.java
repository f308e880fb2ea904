package io.goalpost.service.state;

import java.util.Set;

/** Who belongs to which company, derived from the users. Not thread-safe. */
final class Members {

  private final UndoLog undo;
  private final TrackedMap<String, TrackedSet<String>> members;

  Members(UndoLog undo) {
    this.undo = undo;
    this.members = TrackedMap.derived(undo);
  }

  Set<String> of(String company) {
    TrackedSet<String> found = members.get(company);
    return found == null ? Set.of() : found.elements();
  }

  void join(String company, String user) {
    TrackedSet.in(members, company, undo).add(user);
  }

  void leave(String company, String user) {
    TrackedSet.in(members, company, undo).remove(user);
  }
}
