package io.goalpost.service.checkpoint;

import java.util.PriorityQueue;
import java.util.function.LongFunction;

/**
 * The rows of some runs as one, in the order of their keys, each as the latest run has it. One
 * piece of each run is in memory at a time.
 */
final class MergedRows implements RowSource {

  /** The next row of a run. */
  private static final class Source implements Comparable<Source> {
    private final int age;
    private final Runs.Run run;
    private final LongFunction<PieceRow> pieces;
    private long next;
    private PieceCursor piece;

    Source(int age, Runs.Run run, LongFunction<PieceRow> pieces) {
      this.age = age;
      this.run = run;
      this.pieces = pieces;
      this.next = run.first();
    }

    /** Goes on to the next row; tells whether there is one. */
    boolean advance() {
      while (piece == null || !piece.next()) {
        if (next > run.last()) {
          return false;
        }
        piece = new PieceCursor(pieces.apply(next++));
      }
      return true;
    }

    @Override
    public int compareTo(Source other) {
      int order = piece.compareKeys(other.piece);
      return order != 0 ? order : Integer.compare(other.age, age); // of one key the latest first
    }
  }

  private final PriorityQueue<Source> sources = new PriorityQueue<>();
  private final boolean removedToo;
  private Source current; // out of the queue while its row is looked at

  private MergedRows(Runs runs, LongFunction<PieceRow> pieces, boolean removedToo) {
    this.removedToo = removedToo;
    for (int i = 0; i < runs.size(); i++) {
      add(new Source(i, runs.all().get(i), pieces));
    }
  }

  /**
   * With those that say that something is removed, which runs before these may hold.
   *
   * @param pieces gives the piece of a number
   */
  static MergedRows removedToo(Runs runs, LongFunction<PieceRow> pieces) {
    return new MergedRows(runs, pieces, true);
  }

  /** Of all runs that there are: what is removed is not told. */
  static MergedRows present(Runs runs, LongFunction<PieceRow> pieces) {
    return new MergedRows(runs, pieces, false);
  }

  private void add(Source source) {
    if (source.advance()) {
      sources.add(source);
    }
  }

  @Override
  public boolean next() {
    do {
      if (current != null) {
        goOn(current);
      }
      current = sources.poll();
    } while (current != null && !removedToo && current.piece.isRemoved());
    return current != null;
  }

  /** Leaves a row, and with it what older runs say of its key. */
  private void goOn(Source from) {
    while (!sources.isEmpty() && sources.peek().piece.compareKeys(from.piece) == 0) {
      add(sources.poll());
    }
    add(from);
  }

  /** The row that it stands at. */
  StateRow row() {
    return current.piece.row();
  }

  @Override
  public void addTo(PieceBuilder piece) {
    current.piece.addTo(piece);
  }
}
