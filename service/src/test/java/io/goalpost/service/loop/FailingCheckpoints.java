package io.goalpost.service.loop;

import io.goalpost.service.checkpoint.CheckpointDelta;
import io.goalpost.service.checkpoint.CheckpointMark;
import io.goalpost.service.checkpoint.CheckpointStore;
import io.goalpost.service.checkpoint.CheckpointVisitor;
import io.goalpost.service.store.StoreFailedException;
import java.util.Optional;

/** Checkpoints on a real store; every second fails: before it is written, after it, or badly. */
final class FailingCheckpoints implements CheckpointStore {

  enum Fault {
    BEFORE_COMMIT,
    AFTER_COMMIT,
    OUT_OF_MEMORY
  }

  private final CheckpointStore store;
  private final Fault fault;
  private volatile int writes;

  FailingCheckpoints(CheckpointStore store, Fault fault) {
    this.store = store;
    this.fault = fault;
  }

  int writes() {
    return writes;
  }

  @Override
  public void write(CheckpointDelta delta) {
    int number = writes + 1;
    writes = number;
    boolean fails = number % 2 == 0;
    if (fails && fault == Fault.OUT_OF_MEMORY) {
      throw new OutOfMemoryError("injected");
    }
    if (!fails || fault == Fault.AFTER_COMMIT) {
      store.write(delta);
    }
    if (fails) {
      throw new StoreFailedException("injected: " + fault, null);
    }
  }

  @Override
  public void writeWhole(CheckpointDelta whole) {
    store.writeWhole(whole);
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
