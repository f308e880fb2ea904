package io.goalpost.service.figures;

import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Checkpoint.Outcome;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Firing.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * When an entry first disengaged, and how it had ended when it hit its goal. Most entries tell by
 * themselves; where they do not, their firings are looked up, once for all of them. For one thread.
 */
final class Endings {

  private final Function<Kind, Map<Long, Firing>> firings;
  private Map<Long, Firing> disengaged;
  private Map<Long, Firing> hits;

  /**
   * @param firings gives the first firing of a kind of each entry; null where no instant matters
   */
  Endings(Function<Kind, Map<Long, Firing>> firings) {
    this.firings = firings;
  }

  /** A path disengages at a block that it leaves unmatched or unsent (B2, B4). */
  Instant disengaged(Entry entry) {
    List<Checkpoint> missed =
        entry.checkpoints().stream()
            .filter(at -> at.how() == Outcome.UNMATCHED || at.how() == Outcome.UNSENT)
            .toList();
    if (missed.size() == 1 || firings == null) {
      return missed.get(0).left();
    }
    if (disengaged == null) {
      disengaged = firings.apply(Kind.DISENGAGED);
    }
    return disengaged.get(entry.id()).at();
  }

  /** How the entry had ended when it hit its goal; {@code active} where it had not (G4). */
  String left(Entry entry) {
    if (entry.active() || entry.ended().isAfter(entry.goalHit())) {
      return Entry.Status.ACTIVE.word();
    }
    if (entry.ended().isBefore(entry.goalHit())) {
      return entry.status().word();
    }
    if (hits == null) {
      hits = firings.apply(Kind.GOAL_HIT);
    }
    return hits.get(entry.id()).text();
  }
}
