package io.goalpost.service.engine;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.fact.User;
import io.goalpost.model.journal.FanOutReached;
import io.goalpost.model.journal.Input.DiffAccepted;
import io.goalpost.service.state.CompanyDiff;
import io.goalpost.service.state.State;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Company diffs with many members, one at a time, each in pieces. After each piece a record tells
 * how far it is, so that others' diffs may come in between, and a restart goes on from there. Where
 * a piece has made follow-ups, all the rest comes with it: they belong into one commit (T4).
 */
final class FanOuts {

  /** Up to how many members all is done at once, and how many more are done in a piece. */
  static final int PIECE = 250;

  private final State state;
  private final Ledger ledger;
  private final Plans plans;
  private final DiffCourse diffs;
  private final Turns turns;
  private final EndlessRules endless;
  private final Consequences consequences;
  private FanOut current;
  private FanOutReached reached;

  FanOuts(
      State state,
      Ledger ledger,
      Plans plans,
      DiffCourse diffs,
      Turns turns,
      EndlessRules endless,
      Consequences consequences) {
    this.state = state;
    this.ledger = ledger;
    this.plans = plans;
    this.diffs = diffs;
    this.turns = turns;
    this.endless = endless;
    this.consequences = consequences;
  }

  /** Whether rules have not looked at all members yet. */
  boolean isUnderWay() {
    return state.fanOut() != null;
  }

  /** Whether a diff concerns so many that they are looked at in pieces. */
  boolean areMany(Diff diff) {
    return diff.ofCompany() && state.members(diff.company()).size() > PIECE;
  }

  /** Applies a diff, and lets rules look at some; where it changed nothing, there is nothing to. */
  void begin(Diff diff) {
    if (begun(diff).changesSomething()) {
      goOn();
    } else {
      current = null;
    }
  }

  /** Looks at some more. */
  void goOn() {
    run(of -> of.advance(PIECE));
  }

  /** Applies a diff, and lets rules look at as many as had been looked at where it once was. */
  void beginTo(FanOutReached there, Diff diff) {
    begun(diff);
    goOnTo(there);
  }

  private FanOut begun(Diff diff) {
    ledger.input(p -> DiffAccepted.of(p, state.now(), diff, 0));
    current = new FanOut(state, diffs, turns);
    return current;
  }

  /**
   * Looks at as many as had been looked at where it once was.
   *
   * @throws IllegalStateException where it does not come by there
   */
  void goOnTo(FanOutReached there) {
    run(of -> of.advanceTo(there));
  }

  private void run(Consumer<FanOut> some) {
    FanOut of = current();
    ledger.causedBy(of.diff());
    some.accept(of);
    if (of.course().hasFollowUps()) {
      of.finish();
    }
    endless.tell();
    if (of.isOver()) {
      consequences.finish(of.course());
      current = null;
    }
    reached = ledger.write(of::reached);
  }

  private FanOut current() {
    boolean begun = current != null && Objects.equals(reached, state.fanOut());
    if (!begun && isUnderWay()) {
      current = new FanOut(state, diffs, turns);
      current.takeUp(state.fanOut());
      endless.forget(); // it was told when it was asked first
      reached = state.fanOut();
    }
    return current;
  }

  /**
   * Whether somebody must wait for the end of what is under way: their diff is about the company or
   * a member, or may come to be by a tag that a block gives to a company; or it may make another
   * company of a member's eligible for a goal.
   */
  boolean touch(Diff diff) {
    CompanyDiff of = state.companyDiff();
    if (diff.ofCompany()
        || diff.join().contains(of.company())
        || diff.leave().contains(of.company())
        || state.members(of.company()).contains(diff.user())) {
      return true;
    }
    User user = state.user(diff.user());
    boolean inCompanies = !diff.join().isEmpty() || (user != null && !user.companies().isEmpty());
    return inCompanies && plans.concernCompanies();
  }
}
