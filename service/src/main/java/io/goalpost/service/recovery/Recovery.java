package io.goalpost.service.recovery;

import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Firing.Kind;
import io.goalpost.model.journal.JournalRecord;
import io.goalpost.service.appliers.Appliers;
import io.goalpost.service.checkpoint.BrokenCheckpointException;
import io.goalpost.service.checkpoint.CheckpointMark;
import io.goalpost.service.checkpoint.CheckpointStore;
import io.goalpost.service.journal.BrokenChainException;
import io.goalpost.service.journal.JournalBase;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.MalformedRecordException;
import io.goalpost.service.journal.Segment;
import io.goalpost.service.journal.SegmentChain;
import io.goalpost.service.state.State;
import io.goalpost.service.state.StateBounds;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the state back: loads the last checkpoint, or what the journal begins with where there is
 * none or it cannot be read, and applies the journal's records after it. No rule runs.
 */
public final class Recovery {

  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final CheckpointStore checkpoints;
  private final JournalStore journal;
  private final SegmentChain chain;
  private final StateBounds bounds;

  public Recovery(
      CheckpointStore checkpoints, JournalStore journal, SegmentChain chain, StateBounds bounds) {
    this.checkpoints = checkpoints;
    this.journal = journal;
    this.chain = chain;
    this.bounds = bounds;
  }

  /**
   * The state as of the last record that is stored.
   *
   * @throws BrokenChainException where the journal lost its end, or what is read of it was altered
   */
  public State recover() {
    JournalBase base = journal.base();
    Optional<CheckpointMark> mark =
        checkpoints.mark().filter(found -> found.position() >= base.position());
    mark.ifPresent(this::refuseBeyondTheEnd);
    Optional<State> kept = mark.flatMap(this::ofCheckpoint);
    // Of what comes from the base nothing is checkpointed yet: all of it counts as changed.
    State state = kept.orElseGet(() -> BaseState.of(journal, base, bounds));
    long from = state.position();
    Appliers appliers = new Appliers();
    journal.forEachFrom(
        from + 1,
        chain.unbroken(
            segment -> {
              for (JournalRecord record : chain.records(segment)) {
                if (record.position() > from) {
                  appliers.apply(record, state);
                }
              }
              state.committed();
            }));
    LOG.info(
        "recovered to record {}: {} at {}, {} records after it",
        state.position(),
        kept.isPresent() ? "checkpoint" : "the journal's base",
        from,
        state.position() - from);
    return state;
  }

  private void refuseBeyondTheEnd(CheckpointMark mark) {
    long last = journal.head().last();
    if (mark.position() > last) {
      throw new BrokenChainException(
          "the checkpoint stands at record "
              + mark.position()
              + ", after the journal's last, "
              + last
              + ": the journal lost its end. Restore both from one backup");
    }
  }

  /** What the checkpoint holds. One that cannot be read is told and removed: it is derived. */
  private Optional<State> ofCheckpoint(CheckpointMark mark) {
    State state = new State(bounds);
    Optional<CheckpointMark> loaded;
    try {
      // Whoever was alone on the store before may have moved it since the mark was read.
      loaded = load(mark, state);
    } catch (BrokenCheckpointException | MalformedRecordException broken) {
      LOG.warn(
          "{}: the checkpoint is given up, and the journal read in its place; verify the store",
          broken.getMessage());
      checkpoints.clear();
      return Optional.empty();
    }
    return loaded.map(
        end -> {
          refuseBeyondTheEnd(end);
          state.standAt(end.position(), end.at(), end.zone());
          markTurned(end, state);
          state.allIsStored();
          return state;
        });
  }

  private Optional<CheckpointMark> load(CheckpointMark mark, State state) {
    StateLoading loading = new StateLoading(state, mark.zone(), mark.at());
    Optional<CheckpointMark> loaded = checkpoints.load(loading);
    loading.finish();
    return loaded;
  }

  /**
   * Whoever entered, or was kept out, at the very instant of the checkpoint has had their turn
   * there; the last records before it tell.
   */
  private void markTurned(CheckpointMark mark, State state) {
    long position = mark.position();
    while (position > 0) {
      Optional<Segment> segment = journal.containing(position);
      if (segment.isEmpty()) {
        return;
      }
      List<JournalRecord> records = chain.records(segment.get());
      for (JournalRecord record : records) {
        if (record instanceof Firing firing
            && record.position() <= mark.position()
            && record.at().equals(mark.at())
            && (firing.kind() == Kind.ENTERED || firing.kind() == Kind.ENTRY_BLOCKED)) {
          state.markTurned(firing.series(), firing.user(), firing.company());
        }
      }
      boolean earlier = records.get(0).at().isBefore(mark.at()); // and all before it are, too
      position = earlier ? 0 : segment.get().first() - 1;
    }
    state.committed();
  }
}
