package io.goalpost.service.loop;

import io.goalpost.service.checkpoint.BrokenCheckpointException;
import io.goalpost.service.checkpoint.CheckpointDelta;
import io.goalpost.service.checkpoint.CheckpointMark;
import io.goalpost.service.checkpoint.CheckpointStore;
import io.goalpost.service.checkpoint.CheckpointVisitor;
import io.goalpost.service.store.Store;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Checkpoints on a real store that are damaged after the second, which is found with the third. */
final class DamagedOnce implements CheckpointStore {

  private static final int FOUND = 3;

  private final CheckpointStore checkpoints;
  private final Store store;
  private int writes;
  private final AtomicInteger wholes = new AtomicInteger();

  DamagedOnce(CheckpointStore checkpoints, Store store) {
    this.checkpoints = checkpoints;
    this.store = store;
  }

  /** How often all was written anew. */
  int wholes() {
    return wholes.get();
  }

  @Override
  public void write(CheckpointDelta delta) {
    checkpoints.write(delta);
    if (++writes == FOUND) {
      store.jdbi().useHandle(handle -> handle.execute("UPDATE checkpoint_piece SET body = X'00'"));
      throw new BrokenCheckpointException("damaged by a test", null);
    }
  }

  @Override
  public void writeWhole(CheckpointDelta whole) {
    checkpoints.writeWhole(whole);
    wholes.incrementAndGet();
  }

  @Override
  public Optional<CheckpointMark> mark() {
    return checkpoints.mark();
  }

  @Override
  public Optional<CheckpointMark> load(CheckpointVisitor visitor) {
    return checkpoints.load(visitor);
  }

  @Override
  public void clear() {
    checkpoints.clear();
  }
}
