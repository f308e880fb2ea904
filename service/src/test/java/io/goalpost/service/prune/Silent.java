package io.goalpost.service.prune;

/** For whom it does not matter how far a pruning is. */
public enum Silent implements Pruning.Progress {
  PROGRESS;

  @Override
  public void folded(long position, long last) {}

  @Override
  public void removed(long segments, long all) {}
}
