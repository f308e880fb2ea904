package io.goalpost.service.checkpoint;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.function.LongFunction;

/**
 * The rows of some runs as one, in the order of their keys, each as the latest run has it, those
 * that are removed included. One piece of each run is in memory at a time.
 */
final class MergedRows implements Iterator<StateRow> {

  /** The next row of a run. */
  private static final class Source implements Comparable<Source> {
    private final int age;
    private final Runs.Run run;
    private final LongFunction<PieceRow> pieces;
    private long next;
    private Iterator<StateRow> piece = Collections.emptyIterator();
    private StateRow row;

    Source(int age, Runs.Run run, LongFunction<PieceRow> pieces) {
      this.age = age;
      this.run = run;
      this.pieces = pieces;
      this.next = run.first();
    }

    /** Goes on to the next row; tells whether there is one. */
    boolean advance() {
      while (!piece.hasNext() && next <= run.last()) {
        piece = pieces.apply(next++).rows().iterator();
      }
      row = piece.hasNext() ? piece.next() : null;
      return row != null;
    }

    @Override
    public int compareTo(Source other) {
      int order = StateRow.ORDER.compare(row, other.row);
      return order != 0 ? order : Integer.compare(other.age, age); // of one key the latest first
    }
  }

  private final PriorityQueue<Source> sources = new PriorityQueue<>();

  /**
   * @param pieces gives the piece of a number
   */
  MergedRows(Runs runs, LongFunction<PieceRow> pieces) {
    for (int i = 0; i < runs.size(); i++) {
      add(new Source(i, runs.all().get(i), pieces));
    }
  }

  private void add(Source source) {
    if (source.advance()) {
      sources.add(source);
    }
  }

  @Override
  public boolean hasNext() {
    return !sources.isEmpty();
  }

  @Override
  public StateRow next() {
    if (sources.isEmpty()) {
      throw new NoSuchElementException();
    }
    Source latest = sources.poll();
    StateRow row = latest.row;
    add(latest);
    while (!sources.isEmpty() && StateRow.ORDER.compare(sources.peek().row, row) == 0) {
      add(sources.poll()); // what an older run says of it
    }
    return row;
  }
}
