package io.goalpost.service.engine;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.fact.Value;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Firing.Kind;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Edge;
import io.goalpost.rules.session.RuleSession;
import io.goalpost.rules.vocabulary.Look;
import io.goalpost.rules.vocabulary.Question.Answer;
import io.goalpost.rules.vocabulary.Question.Verdict;
import io.goalpost.rules.vocabulary.Visit;
import io.goalpost.service.state.BaselineCapture;
import io.goalpost.service.state.StateView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs entries along their paths: each until it must wait, depth first (T3). A block is left by
 * what its rules say; this class asks them at the right moment and does what they say.
 */
final class Paths {

  private final StateView state;
  private final Plans plans;
  private final Looks looks;
  private final RuleSession session;
  private final Scribe scribe;
  private final Messages messages;
  private final TagBlocks tagBlocks;

  Paths(
      StateView state, Plans plans, Looks looks, RuleSession session, Scribe scribe, Exits exits) {
    this.state = state;
    this.plans = plans;
    this.looks = looks;
    this.session = session;
    this.scribe = scribe;
    this.messages = new Messages(state, plans, looks, session, scribe, exits);
    this.tagBlocks = new TagBlocks(state, looks, session);
  }

  /** Goes on from the entry blocks that matched, in the order listed. */
  void begin(Entry entry, List<String> entryBlocks, Course course) {
    for (String block : entryBlocks) {
      follow(entry.id(), plan(entry).series().block(block).orElseThrow(), Edge.MATCHED, course);
    }
    settle(entry.id(), course);
  }

  /** A rule block's question, which it waits for to match; null where it plainly does not. */
  Visit question(Entry entry, Checkpoint at) {
    Look look = looks.entry(entry, at.baselines());
    SeriesPlan plan = plan(entry);
    Block.Rule block = (Block.Rule) plan.series().block(at.block()).orElseThrow();
    return plan.mayHold(block.rule(), look) ? visit(entry, at.block(), false, look) : null;
  }

  /** Leaves a rule block that the rules were asked about, where they said that it matched. */
  void leaveIfMatched(Visit visit, Course course) {
    Optional<Answer> matched = visit.answer(Verdict.MATCHED, null);
    if (matched.isPresent()) {
      Entry entry = state.entry(visit.getFacts().known().entry().id());
      Block.Rule block = (Block.Rule) block(entry, visit.getBlock()).orElseThrow();
      leave(entry, block, Kind.MATCHED, matched.get().rule(), visit.getFacts());
      follow(entry.id(), block, Edge.MATCHED, course);
      settle(entry.id(), course);
    }
  }

  /** Tries to send what waits for its user to come online. */
  void online(Entry entry, Checkpoint at, Course course) {
    Block.Content block = (Block.Content) block(entry, at.block()).orElseThrow();
    if (messages.mayLeaveOnline(entry, block, course)) {
      send(entry, block, at, Messages.Occasion.CHANGE, course);
      settle(entry.id(), course);
    }
  }

  /** What an entry waited for at a block has come: a wait, a deadline, an opening. */
  void due(Entry entry, Checkpoint at, Course course) {
    Block block = block(entry, at.block()).orElseThrow();
    if (block instanceof Block.Wait wait) {
      waited(entry, wait, course);
    } else if (block instanceof Block.Rule rule) {
      decide(entry, rule, at.baselines(), true, course);
    } else if (block instanceof Block.Content content) {
      send(entry, content, at, Messages.Occasion.DUE, course);
    }
    settle(entry.id(), course);
  }

  /**
   * Looks again at a block whose definition is another now, or whose series was resumed.
   *
   * @param occasion where it is a message: why
   */
  void reconsider(
      Entry entry, Checkpoint at, Block block, Messages.Occasion occasion, Course course) {
    Instant now = state.now();
    if (block instanceof Block.Wait wait) {
      Instant until = Waits.until(wait, at.reached(), looks, state, entry);
      if (until.isAfter(now)) {
        reschedule(entry, at, until, null);
      } else {
        waited(entry, wait, course);
      }
    } else if (block instanceof Block.Rule rule) {
      Instant until = rule.tries() == null ? now : at.reached().plus(rule.tries());
      boolean last =
          rule.tries() == null || until.isBefore(now); // at its deadline it tries on (T1)
      if (!decide(entry, rule, at.baselines(), last, course)) {
        reschedule(entry, at, until, null);
      }
    } else if (block instanceof Block.Content content) {
      Checkpoint moved = messages.timed(entry, content, at.reached(), at);
      if (moved.until() != null && !moved.until().isAfter(now)) {
        // Its timer may have been dropped while the series was paused.
        scribe.rescheduled(entry, at.block(), moved.until(), moved.opens());
      } else {
        reschedule(entry, at, moved.until(), moved.opens());
      }
      send(state.entry(entry.id()), content, moved, occasion, course);
    } else if (block instanceof Block.Tag tag) {
      tag(entry, tag, course);
    }
    settle(entry.id(), course);
  }

  /** Takes an entry past a block that is gone, to the one behind it (V2). */
  void pass(Entry entry, Checkpoint at, String next, Course course) {
    scribe.passed(entry, at.block());
    arrive(entry.id(), next, course);
    settle(entry.id(), course);
  }

  private void reschedule(Entry entry, Checkpoint at, Instant until, Instant opens) {
    if (!java.util.Objects.equals(until, at.until())
        || !java.util.Objects.equals(opens, at.opens())) {
      scribe.rescheduled(entry, at.block(), until, opens);
    }
  }

  private void follow(long entryId, Block block, Edge edge, Course course) {
    List<String> next = block.next(edge);
    if (next.isEmpty()) {
      Entry entry = state.entry(entryId);
      if (!entry.active()) {
        return;
      }
      if (edge == Edge.UNMATCHED || edge == Edge.UNSENT) {
        int version = plan(entry).version();
        String rule = entry.series() + "@" + version + "/" + block.id() + "/" + edge.word();
        scribe.of(Kind.DISENGAGED, entry, version, block.id(), null, rule, Map.of());
      } else if (!entry.finishedPath()) {
        scribe.pathFinished(entry);
      }
      return;
    }
    for (String target : next) {
      arrive(entryId, target, course);
    }
  }

  private void arrive(long entryId, String blockId, Course course) {
    Entry entry = state.entry(entryId);
    if (!entry.active() || entry.visited(blockId)) {
      return; // a second path to arrive ends there silently (B11)
    }
    Block block = block(entry, blockId).orElseThrow();
    if (block instanceof Block.Rule rule) {
      arriveAtRule(entry, rule, course);
    } else if (block instanceof Block.Content content) {
      arriveAtContent(entry, content, course);
    } else if (block instanceof Block.Wait wait) {
      arriveAtWait(entry, wait, course);
    } else if (block instanceof Block.Tag tag) {
      tag(entry, tag, course);
    }
  }

  private void arriveAtRule(Entry entry, Block.Rule block, Course course) {
    Map<String, Value> baselines =
        BaselineCapture.of(List.of(block.rule()), state.user(entry.user()), looks.companies(entry));
    boolean last = block.tries() == null;
    if (!decide(entry, block, baselines, last, course) && !last) {
      scribe.reached(entry, block.id(), state.now().plus(block.tries()), null, baselines);
    }
  }

  /** Asks a rule block; tells whether the entry left it. */
  private boolean decide(
      Entry entry, Block.Rule block, Map<String, Value> baselines, boolean last, Course course) {
    Visit visit = visit(entry, block.id(), last, looks.entry(entry, baselines));
    session.ask(List.of(visit));
    Optional<Answer> matched = visit.answer(Verdict.MATCHED, null);
    Optional<Answer> unmatched = // an author's rule is why the block does not match, if one says so
        visit.answerOfAuthor(Verdict.UNMATCHED).or(() -> visit.answer(Verdict.UNMATCHED, null));
    if (matched.isPresent()) {
      leave(entry, block, Kind.MATCHED, matched.get().rule(), visit.getFacts());
      follow(entry.id(), block, Edge.MATCHED, course);
    } else if (unmatched.isPresent()) {
      leave(entry, block, Kind.UNMATCHED, unmatched.get().rule(), visit.getFacts());
      follow(entry.id(), block, Edge.UNMATCHED, course);
    }
    return matched.isPresent() || unmatched.isPresent();
  }

  private void leave(Entry entry, Block.Rule block, Kind kind, String rule, Look look) {
    scribe.of(
        kind,
        entry,
        plan(entry).version(),
        block.id(),
        null,
        rule,
        MatchedFacts.of(List.of(block.rule()), look, plans::segment));
  }

  private void arriveAtContent(Entry entry, Block.Content block, Course course) {
    Checkpoint at = messages.timed(entry, block, state.now(), null);
    if (!send(entry, block, at, Messages.Occasion.ARRIVAL, course)) {
      scribe.reached(entry, block.id(), at.until(), at.opens(), Map.of());
    }
  }

  /** Asks whether a message leaves; tells whether the entry left the block, or ended. */
  private boolean send(
      Entry entry, Block.Content block, Checkpoint at, Messages.Occasion occasion, Course course) {
    Messages.Outcome outcome = messages.tryToSend(entry, block, at, occasion, course);
    switch (outcome) {
      case SENT -> follow(entry.id(), block, Edge.SENT, course);
      case UNSENT -> follow(entry.id(), block, Edge.UNSENT, course);
      case ENDED, STAYS -> {}
    }
    return outcome != Messages.Outcome.STAYS;
  }

  private void arriveAtWait(Entry entry, Block.Wait block, Course course) {
    Instant until = Waits.until(block, state.now(), looks, state, entry);
    if (until.isAfter(state.now())) {
      scribe.reached(entry, block.id(), until, null, Map.of());
    } else {
      waited(entry, block, course);
    }
  }

  private void waited(Entry entry, Block.Wait block, Course course) {
    Visit visit = visit(entry, block.id(), true, looks.entry(entry, null));
    session.ask(List.of(visit));
    visit
        .answer(Verdict.WAITED, null)
        .ifPresent(
            answer -> {
              scribe.of(
                  Kind.WAITED,
                  entry,
                  plan(entry).version(),
                  block.id(),
                  null,
                  answer.rule(),
                  Map.of());
              follow(entry.id(), block, Edge.NEXT, course);
            });
  }

  private void tag(Entry entry, Block.Tag block, Course course) {
    Optional<Answer> tags = tagBlocks.ask(entry, block, plan(entry), course);
    if (tags.isPresent()) {
      Firing firing =
          scribe.of(
              block.add() ? Kind.TAGGED : Kind.UNTAGGED,
              entry,
              plan(entry).version(),
              block.id(),
              tags.get().detail(),
              tags.get().rule(),
              Map.of());
      String company = block.ofCompany() ? looks.companies(entry).get(0).id() : null;
      course.add(
          new Course.FollowUp(
              Diff.tagging(
                  "#" + firing.position(),
                  block.ofCompany() ? null : entry.user(),
                  company,
                  tags.get().detail(),
                  block.add()),
              firing));
    } else {
      scribe.passed(entry, block.id());
    }
    follow(entry.id(), block, Edge.NEXT, course);
  }

  /**
   * Ends the entry where its last path has ended (B12). Before that, rule blocks that wait for a
   * message of the same entry are asked again: what just left may be what they wait for (B1).
   */
  private void settle(long entryId, Course course) {
    Entry entry = state.entry(entryId);
    if (!entry.active()) {
      return;
    }
    for (Checkpoint at : entry.openCheckpoints()) {
      Entry current = state.entry(entryId);
      if (current.active()
          && current.openAt(at.block()).isPresent()
          && plan(current).waitsForSending(at.block(), current, at.position())) {
        Visit visit = question(current, at);
        if (visit == null) {
          continue;
        }
        session.ask(List.of(visit));
        if (visit.says(Verdict.MATCHED)) {
          leaveIfMatched(visit, course);
          return; // that settled the entry, too
        }
      }
    }
    if (entry.openCheckpoints().isEmpty()) {
      if (entry.finishedPath()) {
        int version = plan(entry).version();
        String rule = entry.series() + "@" + version + "/finished";
        scribe.of(Kind.FINISHED, entry, version, null, null, rule, Map.of());
        scribe.ended(entry, Entry.Status.FINISHED);
      } else {
        scribe.ended(entry, Entry.Status.DISENGAGED);
      }
    }
  }

  private Visit visit(Entry entry, String block, boolean over, Look look) {
    return new Visit(plan(entry).rules(), block, over, null, false, false, look);
  }

  private SeriesPlan plan(Entry entry) {
    return plans.current(entry.series());
  }

  private Optional<Block> block(Entry entry, String id) {
    return plan(entry).series().block(id);
  }
}
