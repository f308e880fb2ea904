package io.goalpost.service.engine;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Input;
import io.goalpost.service.state.State;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Applies a diff and lets the rules look at it; then the follow-ups of whatever it was (T4), and
 * what time may turn from now on (T5).
 */
final class Consequences {

  private final State state;
  private final Ledger ledger;
  private final Scribe scribe;
  private final DiffCourse diffs;
  private final Turns turns;
  private final EndlessRules endless;
  private final Set<String> changedUsers = new HashSet<>();

  Consequences(
      State state,
      Ledger ledger,
      Scribe scribe,
      DiffCourse diffs,
      Turns turns,
      EndlessRules endless) {
    this.state = state;
    this.ledger = ledger;
    this.scribe = scribe;
    this.diffs = diffs;
    this.turns = turns;
    this.endless = endless;
  }

  /** Something of a user, or of their entries, is another now. */
  void changed(String user) {
    changedUsers.add(user);
  }

  /** Forgets what was changed: it was taken back. */
  void forget() {
    changedUsers.clear();
    endless.forget();
  }

  /** Applies a diff and lets the rules look at it. */
  void look(Diff diff, long followUpOf, Course course) {
    Entry touched =
        diff.interaction() == null
            ? null
            : state.entryOfReceipt(diff.user(), diff.interaction().receipt());
    User userBefore = diff.ofCompany() ? null : state.user(diff.user());
    Company companyBefore = diff.ofCompany() ? state.company(diff.company()) : null;
    Input.DiffAccepted accepted = apply(diff, followUpOf);
    Changes changes = diffs.changes(diff, userBefore, companyBefore, touched, accepted.position());
    diffs.run(accepted, changes, course);
    endless.tell();
  }

  private Input.DiffAccepted apply(Diff diff, long followUpOf) {
    Input.DiffAccepted accepted =
        ledger.input(p -> Input.DiffAccepted.of(p, state.now(), diff, followUpOf));
    if (diff.ofCompany()) {
      changedUsers.addAll(state.members(diff.company()));
    } else {
      changedUsers.add(diff.user());
    }
    return accepted;
  }

  /** The same after a series changed: time may turn others of it than it did. */
  void finishFor(String series, Course course) {
    finish(course);
    turns.setAll(series);
  }

  /** Applies the follow-ups in the order made (T4), then sets anew what time may turn (T5). */
  void finish(Course course) {
    endless.tell();
    int number = 0;
    for (Course.FollowUp next = course.next(); next != null; next = course.next()) {
      number++;
      if (number <= Course.FOLLOW_UPS_MAX) {
        look(next.diff(), next.by().position(), course);
      } else {
        apply(next.diff(), next.by().position());
        scribe.of(
            Firing.Kind.ERROR,
            state.entry(next.by().entry()),
            next.by().version(),
            null,
            "too-many-follow-ups",
            next.by().rule(),
            Map.of());
      }
    }
    setTurns();
  }

  private void setTurns() {
    for (String id : changedUsers) {
      User user = state.user(id);
      if (user != null) {
        turns.set(user);
      }
    }
    changedUsers.clear();
  }
}
