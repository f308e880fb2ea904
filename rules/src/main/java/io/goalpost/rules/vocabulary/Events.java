package io.goalpost.rules.vocabulary;

import io.goalpost.model.fact.EventHistory;
import io.goalpost.model.fact.EventOccurrence;
import io.goalpost.model.fact.FoldedEvents;
import io.goalpost.model.fact.Tally;
import io.goalpost.model.fact.Value;
import io.goalpost.model.series.Condition;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A user's events of one name, narrowed down and counted (C5). Not thread-safe. */
public final class Events {

  private final Look look;
  private final String name;
  private Condition where;
  private Duration within;
  private boolean sinceEntry;

  Events(Look look, String name) {
    this.look = look;
    this.name = name;
  }

  /** Only those whose properties satisfy a condition, given as its text. */
  public Events where(String condition) {
    return where(Evaluation.parsed(condition));
  }

  Events where(Condition condition) {
    this.where = condition;
    return this;
  }

  /** Only those received less than so long ago. */
  public Events within(String period) {
    return within(Lengths.of(period));
  }

  Events within(Duration period) {
    this.within = period;
    return this;
  }

  /** Only those of later diffs than the one that caused the entry. */
  public Events sinceEntry() {
    this.sinceEntry = true;
    return this;
  }

  /** How many. */
  public Seen count() {
    return new Seen(
        look.known(), new Value.Num(BigDecimal.valueOf(number(Integer.MAX_VALUE, -1))), null);
  }

  /**
   * At least one. A goal asks for one after the entry, and sees it turn with each new one: before
   * the diff that brings one, it did not hold (G2).
   */
  public boolean happened() {
    EventOccurrence arriving = look.known().arriving();
    if (arriving != null && arriving.name().equals(name) && counts(arriving)) {
      return false;
    }
    return number(1, look.known().goalSince()) > 0;
  }

  private long number(int enough, long since) {
    if (look.known().user() == null) {
      return 0;
    }
    EventHistory history = look.known().user().events(name);
    long number = 0;
    for (int i = history.size() - 1; i >= 0 && number < enough; i--) {
      EventOccurrence occurrence = history.get(i);
      if (occurrence.position() <= since || tooOld(occurrence.at(), occurrence.position())) {
        return number; // received in order, so all before are older still
      }
      if (counts(occurrence)) {
        number++;
      }
    }
    return number < enough ? number + folded(history.folded(), since) : number;
  }

  /** How many of those that were folded. */
  private long folded(FoldedEvents folded, long since) {
    if (folded.all().count() == 0) {
      return 0;
    }
    long number = 0;
    if (where == null || EventFolding.isClosed(where)) {
      for (Tally tally : EventFolding.asked(folded, where)) {
        number += number(tally, since);
      }
      return number;
    }
    for (Map.Entry<Map<String, Value>, Tally> alike : folded.like().entrySet()) {
      if (Evaluation.where(where, alike.getKey(), look)) {
        number += number(alike.getValue(), since);
      }
    }
    return number;
  }

  private long number(Tally tally, long since) {
    if (since < 0 && within == null && !sinceEntry) {
      return tally.count();
    }
    return tally.latest().stream()
        .filter(mark -> mark.position() > since && !tooOld(mark.at(), mark.position()))
        .count();
  }

  private boolean tooOld(Instant at, long position) {
    Known known = look.known();
    if (within != null && !Seen.later(at, within).isAfter(end(known))) {
      return true;
    }
    return sinceEntry && (known.entry() == null || position <= known.entry().cause());
  }

  /**
   * The end of the window: now. Where just before now is asked of facts that have an event of now
   * already, an earlier diff of this very instant was looked at then, and so is the window (E2).
   */
  private Instant end(Known known) {
    EventHistory history = known.user().events(name);
    Instant last = history.size() == 0 ? known.now() : history.get(history.size() - 1).at();
    return last.isAfter(known.now()) ? last : known.now();
  }

  private boolean counts(EventOccurrence occurrence) {
    return !tooOld(occurrence.at(), occurrence.position())
        && (where == null || Evaluation.where(where, occurrence, look));
  }
}
