package io.goalpost.service.reference;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.Interaction;
import io.goalpost.model.series.Goal;
import io.goalpost.service.reference.ReferenceFacts.Receipt;
import io.goalpost.service.reference.ReferenceFacts.Touch;
import io.goalpost.service.reference.ReferenceState.Chance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Goals of series, messages and companies, and who has the credit (§8). */
final class ReferenceGoals {

  private final ReferenceState state;

  ReferenceGoals(ReferenceState state) {
    this.state = state;
  }

  /**
   * T2: by entry its goal, then its messages' by receipt; then those of companies. D8: a company's
   * diff is evaluated for its members, and who left is none, whatever company their entry has.
   */
  void afterDiff(ReferenceFacts before, Diff diff, long position) {
    for (ReferenceEntry entry : state.entries) {
      if (diff.ofCompany() && !state.facts.companies(entry.user).contains(diff.company())) {
        continue;
      }
      seriesGoal(entry, before, position);
      for (Receipt receipt : state.facts.receiptsOf(entry.id)) {
        messageGoal(entry, receipt, before, position);
      }
    }
    for (Chance chance : state.chances.values()) {
      companyGoal(chance, before, position);
    }
  }

  /** G1 to G5: also after the entry's end, once. */
  private void seriesGoal(ReferenceEntry entry, ReferenceFacts before, long position) {
    Goal goal = entry.goal;
    if (goal == null || goal.ofCompany() || entry.goalHit) {
      return;
    }
    if (inside(entry.began, goal.within())
        && turned(goal, state.view(entry), before, position, entry.cause)) {
      entry.goalHit = true;
      String left = entry.status.name().toLowerCase(Locale.ROOT);
      state.fire("goal-hit", entry, " version=" + entry.version + " left=" + left);
      attribute(entry, goal);
    }
  }

  /** G6: once a receipt, from the receipt or the last touch, which this diff may be (D1). */
  private void messageGoal(
      ReferenceEntry entry, Receipt receipt, ReferenceFacts before, long position) {
    Goal goal = receipt.goal();
    if (goal == null || state.converted.contains(receipt.id())) {
      return;
    }
    Touch opened = touched(receipt, goal.after(), state.facts);
    if (opened != null
        && inside(opened.at(), goal.within())
        && turned(goal, state.view(entry, receipt), before, position, receipt.cause())) {
      state.converted.add(receipt.id());
      state.fire("converted", entry, " block=" + receipt.block() + " receipt=" + receipt.id());
    }
  }

  /** G9: at most once each qualification. */
  private void companyGoal(Chance chance, ReferenceFacts before, long position) {
    if (chance.openAt(state.now)
        && turned(chance.goal, state.viewOfCompany(chance), before, position, chance.cause)) {
      chance.hit = true;
      state.companyHits.merge(chance.series, 1L, Long::sum);
      state.fire(
          "goal-hit", chance.series, "company:" + chance.company, " version=" + chance.version);
    }
  }

  /** G2, G3: a later diff changed what it refers to, it holds and did not hold before. */
  private static boolean turned(
      Goal goal, ReferenceView after, ReferenceFacts factsBefore, long position, long cause) {
    ReferenceView before = after.on(factsBefore);
    return position > cause
        && ReferenceMentions.touched(goal.when(), before, after)
        && ReferenceConditions.goalHolds(goal.when(), after)
        && !ReferenceConditions.goalHeld(goal.when(), before, after, position);
  }

  /** G1, G6: the end of a window is inside. */
  private boolean inside(Instant from, Duration within) {
    return within == null || !state.now.isAfter(from.plus(within));
  }

  private static Touch touched(Receipt receipt, Goal.Touch kind, ReferenceFacts facts) {
    return switch (kind) {
      case SENT -> new Touch(receipt.at(), receipt.id());
      case OPENED -> facts.touch(receipt, Interaction.Kind.OPENED);
      case CLICKED -> facts.touch(receipt, Interaction.Kind.CLICKED);
    };
  }

  /** G7, G8: the last message of this entry so touched, at one instant the later position. */
  private void attribute(ReferenceEntry entry, Goal goal) {
    if (goal.attribution() == null) {
      return;
    }
    Receipt credited = null;
    Touch last = null;
    for (Receipt receipt : state.facts.receiptsOf(entry.id)) {
      Touch touch = touched(receipt, goal.attribution().after(), state.facts);
      if (receipt.takesCredit()
          && touch != null
          && inside(touch.at(), goal.attribution().within())
          && (last == null || isLater(touch, last))) {
        credited = receipt;
        last = touch;
      }
    }
    if (credited != null) {
      state.fire("attributed", entry, " block=" + credited.block() + " receipt=" + credited.id());
    }
  }

  private static boolean isLater(Touch one, Touch other) {
    return one.at().isAfter(other.at())
        || (one.at().equals(other.at()) && one.position() > other.position());
  }

  /** G9: a receipt may qualify the companies of its user. */
  void received(ReferenceEntry entry) {
    List<String> companies =
        entry.company != null ? List.of(entry.company) : state.facts.companies(entry.user);
    for (String company : companies) {
      Chance chance =
          state.chances.computeIfAbsent(
              entry.series + "\0" + company, key -> new Chance(entry.series, company));
      boolean first = chance.received.add(entry.user);
      boolean companyGoal = entry.goal != null && entry.goal.ofCompany(); // G5: the pinned one
      boolean closedUnmet = chance.goal != null && !chance.hit && !chance.openAt(state.now);
      if (companyGoal && (chance.goal == null || (closedUnmet && first))) {
        chance.goal = entry.goal;
        chance.version = entry.version;
        chance.since = state.now;
        chance.cause = state.cause;
        chance.baseline = state.facts.baseline(entry.user);
      }
    }
  }
}
