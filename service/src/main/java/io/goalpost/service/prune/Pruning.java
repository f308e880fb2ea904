package io.goalpost.service.prune;

import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.JournalRecord;
import io.goalpost.service.appliers.Appliers;
import io.goalpost.service.checkpoint.CheckpointMark;
import io.goalpost.service.checkpoint.CheckpointStore;
import io.goalpost.service.checkpoint.StatePieces;
import io.goalpost.service.journal.BaseStore;
import io.goalpost.service.journal.JournalBase;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.SegmentChain;
import io.goalpost.service.journal.SegmentHead;
import io.goalpost.service.projection.PrunedFirings;
import io.goalpost.service.recovery.BaseState;
import io.goalpost.service.recovery.StateDelta;
import io.goalpost.service.state.State;
import io.goalpost.service.state.StateBounds;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Takes the oldest segments off a journal. What they came to is folded by appliers, from the base
 * that there was on, and stored as the new base, with the firings among them, before anything is
 * removed; no rule runs. Needs as much memory as a server does. Ended at any moment it leaves a
 * journal that is whole, and the next one clears away what it left. For a store that no server has,
 * on one thread.
 */
public final class Pruning {

  private final JournalStore journal;
  private final BaseStore bases;
  private final CheckpointStore checkpoints;
  private final PrunedFirings firings;
  private final StateBounds bounds;
  private final SegmentChain chain = new SegmentChain(new JournalCodec());

  /**
   * @param bounds those of the server, which recovers from the base where it has no checkpoint
   */
  public Pruning(
      JournalStore journal,
      BaseStore bases,
      CheckpointStore checkpoints,
      PrunedFirings firings,
      StateBounds bounds) {
    this.journal = journal;
    this.bases = bases;
    this.checkpoints = checkpoints;
    this.firings = firings;
    this.bounds = bounds;
  }

  /** Is told how far it is; called seldom. */
  public interface Progress {

    /** Up to which record the state was folded, of how many. */
    void folded(long position, long last);

    /** How many segments were removed, of how many at most. */
    void removed(long segments, long all);
  }

  /**
   * What came of it.
   *
   * @param was where the journal began
   * @param base where it begins now; the same where nothing was to be removed
   */
  public record Result(JournalBase was, JournalBase base) {

    /** How many segments were removed that were there before. */
    public long segments() {
      return base.head().number() - was.head().number();
    }

    /** How many records were in them. */
    public long records() {
      return base.position() - was.position();
    }
  }

  /**
   * Removes what is older than an instant, as far as the checkpoint has it.
   *
   * @throws io.goalpost.service.journal.BrokenChainException where what is to be removed is not as
   *     it was written; nothing is removed then
   */
  public Result run(Instant before, Progress progress) {
    JournalBase was = journal.base();
    bases.tidy(was, removed -> progress.removed(removed, removed));
    long covered = checkpoints.mark().map(CheckpointMark::position).orElse(0L);
    firings.tidy(was.position());
    Optional<SegmentHead> cut = new Cut(journal, chain, was.position() + 1).find(before, covered);
    if (cut.isEmpty()) {
      return new Result(was, was);
    }
    State state = folded(was, cut.get(), position -> progress.folded(position, cut.get().last()));
    BaseStore.Draft draft = bases.begin(cut.get());
    new StatePieces().write(StateDelta.whole(state, state.takeChanges()), draft::add);
    JournalBase base = draft.end(state.now(), state.zone());
    long all = base.head().number() - was.head().number();
    bases.tidy(base, removed -> progress.removed(removed, all));
    return new Result(was, base);
  }

  /**
   * The state at the end of a segment, with the firings kept; also looks at how the next one
   * continues it.
   */
  private State folded(JournalBase from, SegmentHead cut, LongConsumer progress) {
    State state = BaseState.of(journal, from, bounds);
    Appliers appliers = new Appliers();
    var fold =
        chain.unbroken(
            from.head(),
            segment -> {
              if (segment.number() <= cut.number()) {
                for (JournalRecord record : chain.records(segment)) {
                  appliers.apply(record, state);
                  if (record instanceof Firing firing) {
                    firings.add(firing);
                  }
                }
                state.committed();
                progress.accept(segment.last());
              }
            });
    journal.walk(
        from.position() + 1,
        segment -> {
          fold.accept(segment);
          return segment.number() <= cut.number();
        });
    firings.flush();
    return state;
  }
}
