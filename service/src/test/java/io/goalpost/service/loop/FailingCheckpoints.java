package io.goalpost.service.loop;

import io.goalpost.service.checkpoint.CheckpointDelta;
import io.goalpost.service.checkpoint.CheckpointMark;
import io.goalpost.service.checkpoint.CheckpointStore;
import io.goalpost.service.checkpoint.CheckpointVisitor;
import io.goalpost.service.store.StoreFailedException;
import java.util.Optional;

/** Checkpoints on a real store, of which one fails: before it is written, after it, or badly. */
final class FailingCheckpoints implements CheckpointStore {

  enum Fault {
    BEFORE_COMMIT,
    AFTER_COMMIT,
    OUT_OF_MEMORY
  }

  private final CheckpointStore store;
  private final int failing;
  private final Fault fault;
  private volatile int writes;

  /**
   * @param failing the checkpoint that fails, the first being 1
   */
  FailingCheckpoints(CheckpointStore store, int failing, Fault fault) {
    this.store = store;
    this.failing = failing;
    this.fault = fault;
  }

  int writes() {
    return writes;
  }

  @Override
  public void write(CheckpointDelta delta) {
    int number = writes + 1;
    if (number == failing && fault != Fault.AFTER_COMMIT) {
      writes = number;
      if (fault == Fault.OUT_OF_MEMORY) {
        throw new OutOfMemoryError("injected");
      }
      throw new StoreFailedException("injected: " + fault, null);
    }
    store.write(delta);
    writes = number;
    if (number == failing) {
      throw new StoreFailedException("injected: " + fault, null);
    }
  }

  @Override
  public Optional<CheckpointMark> mark() {
    return store.mark();
  }

  @Override
  public Optional<CheckpointMark> load(CheckpointVisitor visitor) {
    return store.load(visitor);
  }

  @Override
  public void clear() {
    store.clear();
  }
}
