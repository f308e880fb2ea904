package io.goalpost.service.engine;

import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.fact.User;
import io.goalpost.model.fact.Value;
import io.goalpost.model.journal.Firing.Kind;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Block.Hindrance;
import io.goalpost.rules.session.RuleSession;
import io.goalpost.rules.vocabulary.Participant;
import io.goalpost.rules.vocabulary.Question.Answer;
import io.goalpost.rules.vocabulary.Question.Verdict;
import io.goalpost.rules.vocabulary.Visit;
import io.goalpost.service.state.BaselineCapture;
import io.goalpost.service.state.StateView;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether and when messages leave (B3 to B7). */
final class Messages {

  /** What became of a message that was tried. */
  enum Outcome {
    SENT,
    UNSENT,
    ENDED,
    STAYS
  }

  /** On what occasion a message is tried. */
  enum Occasion {
    /** The entry has just come to the block. */
    ARRIVAL,
    /** An instant came that the message waited for: an opening, or the end of its attempt. */
    DUE,
    /** The user came online, or the series was resumed. */
    CHANGE,
    /** Another version went live, in which the message is another. */
    RENEWED
  }

  private final StateView state;
  private final Plans plans;
  private final Looks looks;
  private final RuleSession session;
  private final Scribe scribe;
  private final Exits exits;

  Messages(
      StateView state, Plans plans, Looks looks, RuleSession session, Scribe scribe, Exits exits) {
    this.state = state;
    this.plans = plans;
    this.looks = looks;
    this.session = session;
    this.scribe = scribe;
    this.exits = exits;
  }

  /**
   * A visit of a content block that was reached then: when it opens, how long it tries (B3, B7).
   */
  Checkpoint timed(Entry entry, Block.Content block, Instant reached, Checkpoint known) {
    Instant until = block.attempt() == null ? null : reached.plus(block.attempt());
    Optional<LocalTimes.Opening> first = opening(entry, block, reached);
    if (block.schedule() != null && first.isPresent() && first.get().from().isAfter(reached)) {
      if (until != null && first.get().to().isAfter(until)) {
        until = first.get().to();
      }
    }
    Instant opens = nextOpening(entry, block);
    long position = known == null ? 0 : known.position();
    return new Checkpoint(block.id(), position, reached, until, opens, Map.of(), null, null);
  }

  /** When a message that leaves at once may next be tried; null where it is not by the clock. */
  private Instant nextOpening(Entry entry, Block.Content block) {
    if (block.schedule() == null || !block.channel().leavesAtOnce()) {
      return null;
    }
    Instant now = state.now();
    return opening(entry, block, now)
        .map(LocalTimes.Opening::from)
        .filter(from -> from.isAfter(now))
        .orElse(null);
  }

  private Optional<LocalTimes.Opening> opening(Entry entry, Block.Content block, Instant at) {
    if (block.schedule() == null) {
      return Optional.empty();
    }
    User user = state.user(entry.user());
    ZoneId zone =
        LocalTimes.zone(block.schedule().zone(), user, looks.companies(entry), state.zone());
    return LocalTimes.opening(block.schedule(), at, zone);
  }

  /** Whether an in-app message is to be tried now that its user is online. */
  boolean mayLeaveOnline(Entry entry, Block.Content block, Course course) {
    return !block.channel().leavesAtOnce()
        && course.online(entry.user())
        && open(entry, block)
        && plans.isLive(entry.series());
  }

  private boolean open(Entry entry, Block.Content block) {
    return block.schedule() == null
        || opening(entry, block, state.now())
            .filter(opening -> !opening.from().isAfter(state.now()))
            .isPresent();
  }

  /** Asks everything again and, where the rules say so, sends (B5). */
  Outcome tryToSend(
      Entry entry, Block.Content block, Checkpoint at, Occasion occasion, Course course) {
    boolean live = plans.isLive(entry.series());
    boolean open = open(entry, block);
    boolean online = course.online(entry.user());
    boolean couldLeave = live && open && (online || block.channel().leavesAtOnce());
    Hindrance hindrance = null;
    if (couldLeave || occasion == Occasion.ARRIVAL || occasion == Occasion.RENEWED) {
      hindrance = Reachability.hindrance(state.user(entry.user()), block);
    }
    if (live && expired(at, occasion) && (hindrance == null || occasion != Occasion.RENEWED)) {
      hindrance = Hindrance.EXPIRED;
    }
    if (!live && hindrance == null) {
      return Outcome.STAYS; // what could leave is held until the series is resumed (V3)
    }
    Optional<Participant> ending =
        hindrance == null && couldLeave ? exits.beforeMessage(entry) : Optional.empty();
    if (ending.isPresent()) {
      if (occasion == Occasion.ARRIVAL) {
        scribe.reached(entry, block.id(), null, null, Map.of()); // it was there when it ended
      }
      exits.apply(ending.get(), Exits.REASONS);
      return Outcome.ENDED;
    }
    Visit visit =
        new Visit(
            plans.current(entry.series()).rules(),
            block.id(),
            false,
            hindrance == null ? null : hindrance.word(),
            open,
            online,
            looks.entry(entry, null));
    session.ask(List.of(visit));
    Optional<Answer> sent = visit.answer(Verdict.SENT, null);
    Optional<Answer> unsent = visit.answer(Verdict.UNSENT, null);
    if (sent.isPresent()) {
      sent(entry, block, sent.get().rule());
      return Outcome.SENT;
    }
    if (unsent.isPresent()) {
      scribe.of(
          Kind.UNSENT,
          entry,
          visit.getVersion(),
          block.id(),
          unsent.get().detail(),
          unsent.get().rule(),
          Map.of());
      return Outcome.UNSENT;
    }
    if (occasion == Occasion.DUE && at.opens() != null && !at.opens().isAfter(state.now())) {
      scribe.rescheduled(entry, block.id(), at.until(), nextOpening(entry, block));
    }
    return Outcome.STAYS;
  }

  /** An attempt lasts through the diffs of its last instant (T1). */
  private boolean expired(Checkpoint at, Occasion occasion) {
    if (at.until() == null || occasion == Occasion.ARRIVAL) {
      return false;
    }
    return occasion == Occasion.DUE
        ? !at.until().isAfter(state.now())
        : at.until().isBefore(state.now());
  }

  private void sent(Entry entry, Block.Content block, String rule) {
    Map<String, Value> baselines =
        block.goal() == null
            ? Map.of()
            : BaselineCapture.of(
                List.of(block.goal().when()), state.user(entry.user()), looks.companies(entry));
    int version = plans.current(entry.series()).version();
    scribe.sent(entry, version, block.id(), block.channel().word(), rule, baselines);
  }
}
