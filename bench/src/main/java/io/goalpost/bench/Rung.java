package io.goalpost.bench;

import java.util.List;

/**
 * One way to run the stream. Everything that is not the work itself, such as making diffs of the
 * stream, is done before {@link #run} is called. Driven by one thread.
 */
interface Rung extends AutoCloseable {

  /** What it is called in the table. */
  String name();

  /** Gets ready for some diffs of the stream: what a sender would do, and is not measured. */
  Runnable prepared(List<Workload.Change> changes);

  /** The same for several batches, one after the other unless the rung has several senders. */
  default Runnable preparedAll(List<List<Workload.Change>> batches) {
    List<Runnable> work = batches.stream().map(this::prepared).toList();
    return () -> work.forEach(Runnable::run);
  }

  /** Whether what fires comes in the order of the stream, and not only in that of each user. */
  default boolean inOrder() {
    return true;
  }

  /** What fired since this was last asked, in order: short lines without positions. */
  List<String> takeFired();

  @Override
  void close();
}
