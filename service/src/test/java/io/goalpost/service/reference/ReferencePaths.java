package io.goalpost.service.reference;

import io.goalpost.model.series.Block;
import io.goalpost.model.series.Edge;
import io.goalpost.model.series.Series;
import io.goalpost.service.reference.ReferenceEntry.Status;
import io.goalpost.service.reference.ReferenceEntry.Visit;
import io.goalpost.service.reference.ReferenceFacts.Person;
import io.goalpost.service.reference.ReferenceFacts.Receipt;
import io.goalpost.service.reference.ReferenceState.FollowUp;
import io.goalpost.service.reference.ReferenceState.Live;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** The paths of entries through blocks (§6, T3, V2, V3). */
final class ReferencePaths {

  private final ReferenceState state;
  private final ReferenceExits exits;
  private final ReferenceGoals goals;

  ReferencePaths(ReferenceState state, ReferenceExits exits, ReferenceGoals goals) {
    this.state = state;
    this.exits = exits;
    this.goals = goals;
  }

  /** E1: an entry begins in the entry blocks that matched, each a path. */
  void begin(ReferenceEntry entry, List<Block.Rule> matched) {
    for (Block.Rule block : matched) {
      Visit visit = new Visit(block, state.nextPosition(), state.now);
      visit.how = "entered";
      entry.visits.add(visit);
    }
    for (Block.Rule block : matched) {
      follow(entry, block.next(Edge.MATCHED));
    }
    settle(entry);
  }

  /** B12: with its last running path an entry ends. */
  private void settle(ReferenceEntry entry) {
    if (!entry.active() || !entry.openVisits().isEmpty()) {
      return;
    }
    if (entry.finishedPath) {
      state.fire("finished", entry, "");
    }
    entry.status = entry.finishedPath ? Status.FINISHED : Status.DISENGAGED;
  }

  /** T3: the blocks behind an edge in the order listed, each to its end; without any, B12. */
  private void follow(ReferenceEntry entry, List<String> targets) {
    if (!entry.active()) {
      return;
    }
    if (targets.isEmpty()) {
      entry.finishedPath = true;
    }
    for (String target : targets) {
      arrive(entry, target);
    }
  }

  private void arrive(ReferenceEntry entry, String target) {
    if (!entry.active() || entry.visited(target)) {
      return; // B11: a second path ends silently
    }
    Block block = state.liveSeries(entry).block(target).orElseThrow();
    Visit visit = new Visit(block, state.nextPosition(), state.now);
    entry.visits.add(visit);
    stayAt(entry, visit, true);
  }

  /** What a block does with who is there; {@code anew} when it has not asked before. */
  private void stayAt(ReferenceEntry entry, Visit visit, boolean anew) {
    if (visit.block instanceof Block.Rule rule) {
      ruleBlock(entry, visit, rule);
    } else if (visit.block instanceof Block.Content content) {
      contentBlock(entry, visit, content, anew);
    } else if (visit.block instanceof Block.Wait wait) {
      waitBlock(entry, visit, wait, anew);
    } else {
      tagBlock(entry, visit, (Block.Tag) visit.block);
    }
  }

  // Rule blocks.

  /** B1: it holds, or is decided, or keeps trying. */
  private void ruleBlock(ReferenceEntry entry, Visit visit, Block.Rule rule) {
    if (visit.baseline == null) {
      visit.baseline = state.facts.baseline(entry.user); // C8
    }
    visit.until = rule.tries() == null ? null : visit.reached.plus(rule.tries());
    if (holds(entry, visit)) {
      matched(entry, visit);
    } else if (visit.until == null || visit.until.isBefore(state.now)) {
      unmatched(entry, visit);
    }
  }

  private boolean holds(ReferenceEntry entry, Visit visit) {
    return ReferenceConditions.holds(((Block.Rule) visit.block).rule(), view(entry, visit));
  }

  private ReferenceView view(ReferenceEntry entry, Visit visit) {
    return state.view(entry).comparedWith(visit.baseline);
  }

  private void matched(ReferenceEntry entry, Visit visit) {
    state.fire("matched", entry, " block=" + visit.block.id());
    visit.how = "matched";
    follow(entry, visit.block.next(Edge.MATCHED));
  }

  /** B2: always fires; without an edge the path disengages. */
  private void unmatched(ReferenceEntry entry, Visit visit) {
    state.fire("unmatched", entry, " block=" + visit.block.id());
    visit.how = "unmatched";
    followOrDisengage(entry, visit.block, Edge.UNMATCHED);
  }

  private void followOrDisengage(ReferenceEntry entry, Block block, Edge edge) {
    if (block.next(edge).isEmpty()) {
      state.fire("disengaged", entry, " block=" + block.id());
      entry.disengagedPath = true;
    } else {
      follow(entry, block.next(edge));
    }
  }

  // Content blocks.

  /** B3 to B5: what cannot leave does not wait, what can leaves, or waits for its time. */
  private void contentBlock(
      ReferenceEntry entry, Visit visit, Block.Content content, boolean anew) {
    ReferenceView view = state.view(entry);
    String hindrance = hindrance(entry, content);
    boolean open = ReferenceTimes.open(content.schedule(), view);
    if (anew) {
      visit.until = until(entry, visit, content);
    }
    visit.opens =
        open || !content.channel().leavesAtOnce()
            ? null
            : ReferenceTimes.firstOpening(content.schedule(), view).from();
    boolean reachable = content.channel().leavesAtOnce() || entry.user.equals(state.online);
    boolean leaves = open && reachable && !state.series.get(entry.series).paused; // V3
    if (hindrance != null && (anew || leaves)) {
      unsent(entry, visit, hindrance);
    } else if (leaves) {
      String reason = exits.beforeMessage(entry); // B5, X4
      if (reason != null) {
        exits.exit(entry, reason);
      } else {
        sent(entry, visit, content);
      }
    }
  }

  /** B4: the first reason why a message cannot leave, or null. */
  private String hindrance(ReferenceEntry entry, Block.Content content) {
    Person person = state.facts.people.get(entry.user);
    boolean noAddress =
        content.channel().address().isPresent()
            && !person.attributes().containsKey(content.channel().address().get());
    if (noAddress || content.fails() == Block.Hindrance.NO_ADDRESS) {
      return "no-address";
    }
    if (person.unsubscribed().contains(content.channel())) {
      return "unsubscribed";
    }
    boolean bounced = person.bounced().contains(content.channel());
    return bounced || content.fails() == Block.Hindrance.BOUNCED ? "bounced" : null;
  }

  private void sent(ReferenceEntry entry, Visit visit, Block.Content content) {
    long receipt = state.nextPosition();
    state.fire(
        "sent",
        entry,
        " block=" + content.id() + " channel=" + content.channel().word() + " receipt=" + receipt);
    state.facts.receipts.add(
        new Receipt(
            receipt,
            entry.id,
            entry.series,
            entry.user,
            content.id(),
            content.channel(),
            content.takesCredit(),
            content.goal(), // G6: pinned at receipt
            state.now,
            state.cause,
            state.facts.baseline(entry.user)));
    goals.received(entry);
    visit.how = "sent";
    follow(entry, content.next(Edge.SENT));
  }

  private void unsent(ReferenceEntry entry, Visit visit, String reason) {
    state.fire("unsent", entry, " block=" + visit.block.id() + " reason=" + reason);
    visit.how = "unsent";
    followOrDisengage(entry, visit.block, Edge.UNSENT);
  }

  // Wait and tag blocks.

  /** B8: fixed on arrival; past or missing it is over at once. */
  private void waitBlock(ReferenceEntry entry, Visit visit, Block.Wait wait, boolean anew) {
    if (anew) {
      visit.until = ReferenceTimes.until(wait, visit.reached, state.view(entry));
    }
    boolean arriving = visit.reached.equals(state.now);
    if (visit.until == null
        || visit.until.isBefore(state.now)
        || (arriving && visit.until.equals(state.now))) {
      waited(entry, visit);
    }
  }

  private void waited(ReferenceEntry entry, Visit visit) {
    state.fire("waited", entry, " block=" + visit.block.id());
    visit.how = "waited";
    follow(entry, visit.block.next(Edge.NEXT));
  }

  /** B10, T4: a follow-up diff, unless the tag is there or on its way already. */
  private void tagBlock(ReferenceEntry entry, Visit visit, Block.Tag block) {
    String company = null;
    if (block.ofCompany()) {
      List<String> companies = state.view(entry).companies();
      company = companies.isEmpty() ? null : companies.get(0);
    }
    String user = block.ofCompany() ? null : entry.user;
    boolean somebody = user != null || company != null;
    String tag = ReferenceAuthored.tag(state.liveSeries(entry), block, state.view(entry));
    if (somebody && willBeTagged(user, company, tag) != block.add()) {
      String kind = block.add() ? "tagged" : "untagged";
      state.fire(kind, entry, " block=" + block.id() + " tag=" + tag);
      state.followUps.add(
          new FollowUp(user, company, tag, block.add(), entry.series, entry.subject()));
    }
    visit.how = "tagged";
    follow(entry, block.next(Edge.NEXT));
  }

  private boolean willBeTagged(String user, String company, String tag) {
    boolean tagged =
        user != null ? state.facts.tagged(user, tag) : state.facts.companyTagged(company, tag);
    for (FollowUp followUp : state.followUps) {
      boolean same =
          user != null ? user.equals(followUp.user()) : company.equals(followUp.company());
      if (same && followUp.tag().equals(tag)) {
        tagged = followUp.add();
      }
    }
    return tagged;
  }

  // What moves an entry on.

  /** T2: rule blocks that keep trying, and messages that wait for the user to be online. */
  void afterDiff(ReferenceFacts before, String user) {
    for (ReferenceEntry entry : state.active()) {
      for (Visit visit : entry.openVisits()) {
        if (!entry.active() || !visit.open()) {
          continue;
        }
        if (visit.block instanceof Block.Rule rule) {
          ReferenceView after = view(entry, visit);
          boolean concerned =
              entry.user.equals(user)
                  || ReferenceMentions.touched(rule.rule(), after.on(before), after); // D8
          if (concerned && holds(entry, visit)) {
            matched(entry, visit);
          }
        } else if (visit.block instanceof Block.Content content
            && !content.channel().leavesAtOnce()
            && entry.user.equals(state.online)) {
          stayAt(entry, visit, false);
        }
        settle(entry);
      }
    }
  }

  /** T5: rule blocks that time has turned just now. */
  void afterTime() {
    for (ReferenceEntry entry : state.active()) {
      for (Visit visit : entry.openVisits()) {
        if (entry.active()
            && visit.open()
            && visit.block instanceof Block.Rule rule
            && holds(entry, visit)
            && !ReferenceConditions.holds(
                rule.rule(), view(entry, visit).at(state.now.minusNanos(1)))) {
          matched(entry, visit);
          settle(entry);
        }
      }
    }
  }

  /** When something is due for a visit without any diff, or null. */
  Instant due(ReferenceEntry entry, Visit visit) {
    if (!(visit.block instanceof Block.Content)) {
      return visit.until;
    }
    if (state.series.get(entry.series).paused) {
      return null; // V3: attempts that ran out give unsent on resume
    }
    if (visit.opens == null || (visit.until != null && visit.until.isBefore(visit.opens))) {
      return visit.until;
    }
    return visit.opens;
  }

  /** T1: what is due for a visit. */
  void timer(ReferenceEntry entry, Visit visit) {
    if (visit.block instanceof Block.Rule) {
      unmatched(entry, visit);
    } else if (visit.block instanceof Block.Wait) {
      waited(entry, visit);
    } else if (visit.opens != null && visit.opens.equals(due(entry, visit))) {
      stayAt(entry, visit, false);
    } else {
      unsent(entry, visit, "expired");
    }
    settle(entry);
  }

  /** V3: on resume what waited goes on, and what ran out meanwhile is unsent. */
  void resumed(String series) {
    for (ReferenceEntry entry : state.active()) {
      for (Visit visit : entry.series.equals(series) ? entry.openVisits() : List.<Visit>of()) {
        if (entry.active() && visit.open() && visit.block instanceof Block.Content) {
          goOn(entry, visit);
          settle(entry);
        }
      }
    }
  }

  private void goOn(ReferenceEntry entry, Visit visit) {
    if (visit.until != null && visit.until.isBefore(state.now)) {
      unsent(entry, visit, "expired");
    } else {
      stayAt(entry, visit, false);
    }
  }

  /** V2: those inside follow the new version's blocks. */
  void published(Live live) {
    for (ReferenceEntry entry : state.active()) {
      if (entry.series.equals(live.series.id())
          && entry.openVisits().stream().anyMatch(visit -> leadsNowhere(visit, live.series))) {
        exits.exit(entry, "block-removed");
      }
    }
    for (ReferenceEntry entry : state.active()) {
      for (Visit visit :
          entry.series.equals(live.series.id()) ? entry.openVisits() : List.<Visit>of()) {
        if (entry.active() && visit.open()) {
          renew(entry, visit, live);
          settle(entry);
        }
      }
    }
  }

  /** V2: removed, and without one edge to go by or with its end gone too. */
  private static boolean leadsNowhere(Visit visit, Series series) {
    if (series.block(visit.block.id()).isPresent()) {
      return false;
    }
    List<String> targets = targets(visit.block);
    return targets.size() != 1 || series.block(targets.get(0)).isEmpty();
  }

  private static List<String> targets(Block block) {
    return block.next().values().stream().flatMap(List::stream).toList();
  }

  private void renew(ReferenceEntry entry, Visit visit, Live live) {
    Block old = visit.block;
    Block block = live.series.block(old.id()).orElse(null);
    if (block == null) {
      visit.how = "passed";
      follow(entry, targets(old));
      return;
    }
    visit.block = block;
    if (visit.baseline != null
        && block instanceof Block.Rule rule
        && old instanceof Block.Rule of) {
      visit.baseline = // C8, V2: what was not asked on arrival is as it is when the version goes
          // live
          visit.baseline.beyond(
              ReferenceConditions.compared(of.rule()),
              state.facts.baseline(entry.user),
              ReferenceConditions.compared(rule.rule()));
    }
    if (block instanceof Block.Content content) {
      renewContent(entry, visit, old, content, live);
    } else {
      boolean sameWait = block instanceof Block.Wait wait && sameWait(old, wait);
      stayAt(entry, visit, !sameWait); // B8: fixed on arrival, where nothing about it is new
    }
  }

  private static boolean sameWait(Block old, Block.Wait wait) {
    return old instanceof Block.Wait before
        && Objects.equals(before.duration(), wait.duration())
        && Objects.equals(before.until(), wait.until())
        && Objects.equals(before.untilAttribute(), wait.untilAttribute())
        && Objects.equals(before.at(), wait.at())
        && before.zone() == wait.zone();
  }

  private void renewContent(
      ReferenceEntry entry, Visit visit, Block old, Block.Content content, Live live) {
    boolean known =
        old instanceof Block.Content before
            && before.channel() == content.channel()
            && Objects.equals(before.attempt(), content.attempt())
            && Objects.equals(before.schedule(), content.schedule())
            && before.attributable() == content.attributable()
            && before.fails() == content.fails();
    if (known) {
      return; // it is not looked at again, and waits for the opening it waited for
    }
    visit.until = until(entry, visit, content);
    boolean otherChannel =
        !(old instanceof Block.Content before) || before.channel() != content.channel();
    if (otherChannel && hindrance(entry, content) != null) {
      unsent(entry, visit, hindrance(entry, content)); // B4: does not wait
    } else if (!live.paused) {
      goOn(entry, visit);
    }
  }

  /** B3, B7: the end of an attempt, from arrival. */
  private Instant until(ReferenceEntry entry, Visit visit, Block.Content content) {
    if (content.attempt() == null) {
      return null;
    }
    Instant until = visit.reached.plus(content.attempt());
    ReferenceView arrival = state.view(entry).at(visit.reached);
    if (ReferenceTimes.open(content.schedule(), arrival)) {
      return until;
    }
    Instant end = ReferenceTimes.firstOpening(content.schedule(), arrival).to();
    return end.isAfter(until) ? end : until;
  }
}
