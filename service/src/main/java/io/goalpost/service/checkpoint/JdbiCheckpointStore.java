package io.goalpost.service.checkpoint;

import io.goalpost.service.store.Store;
import io.goalpost.service.store.StoreFailedException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The state as rows of key and JSON, many in one piece, in H2 or PostgreSQL: no query wants a
 * single row, and a database's row for each costs ten times what making its JSON does. Thread-safe.
 *
 * <p>A checkpoint's changes are a {@link Runs run} of pieces in the order of their keys; the state
 * is all runs, the later ones before the earlier, and now and then the last of them are merged into
 * one. Each piece is a transaction of its own, so that no commit of the journal waits for a large
 * one. What counts is what the mark says, which is moved in one transaction: whoever is killed
 * before leaves pieces that the next checkpoint removes, as it does those that were merged.
 */
public final class JdbiCheckpointStore implements CheckpointStore {

  private final Store store;
  private final StateRowCodec codec = new StateRowCodec();

  public JdbiCheckpointStore(Store store) {
    this.store = store;
  }

  @Override
  public void write(CheckpointDelta delta) {
    Optional<MarkRow> stored = stored();
    refuseEarlier(stored, delta.mark());
    removeLeft(stored);
    merge(put(delta, stored));
    store.sync();
  }

  private Optional<MarkRow> stored() {
    return store.read(CheckpointRows.class, CheckpointRows::mark);
  }

  /**
   * Stores the changes as a run of their own, and moves the mark: from then on they count.
   *
   * @param stored the mark as it was read before
   * @return the mark as it is now
   * @throws StoreFailedException where another process has moved the mark meanwhile
   */
  MarkRow put(CheckpointDelta delta, Optional<MarkRow> stored) {
    long before = last(stored);
    long last = add(codec.sorted(delta), before);
    Runs runs = stored.map(MarkRow::live).orElse(Runs.NONE);
    MarkRow mark =
        MarkRow.of(
            delta.mark(), last, last == before ? runs : runs.with(new Runs.Run(before + 1, last)));
    change(
        rows -> {
          if (stored.isEmpty()) {
            rows.setMark(mark);
          } else {
            refuseOvertaken(rows.moveMark(mark, before));
          }
        });
    return mark;
  }

  /** Stores rows as the pieces after one; gives the last. They are made piece by piece. */
  private long add(Iterator<StateRow> rows, long before) {
    long number = before;
    while (rows.hasNext()) {
      PieceRow piece = PieceRow.of(++number, PieceRow.take(rows));
      change(table -> refuseOvertaken(table.add(piece, before)));
    }
    return number;
  }

  /** Makes one run of the last ones, where they are many. */
  private void merge(MarkRow mark) {
    Runs live = mark.live();
    int staying = live.staying();
    if (staying == live.size()) {
      return;
    }
    Iterator<StateRow> rows = new MergedRows(live.after(staying), this::piece);
    if (staying == 0) {
      rows = new PresentRows(rows); // nothing older is left that a removal could concern
    }
    long last = add(rows, mark.pieces());
    Runs merged = live.first(staying);
    if (last > mark.pieces()) {
      merged = merged.with(new Runs.Run(mark.pieces() + 1, last));
    }
    MarkRow moved = MarkRow.of(mark.mark(), last, merged);
    change(table -> refuseOvertaken(table.moveMark(moved, mark.pieces())));
    removeLeft(Optional.of(moved));
  }

  private PieceRow piece(long number) {
    return found(store.read(CheckpointRows.class, rows -> rows.piece(number)), number);
  }

  private static PieceRow found(Optional<PieceRow> piece, long number) {
    return piece.orElseThrow(
        () -> new IllegalStateException("piece " + number + " of the checkpoint is missing"));
  }

  /**
   * Removes pieces that do not count: merged ones, and those of a checkpoint that was not ended.
   */
  private void removeLeft(Optional<MarkRow> mark) {
    Runs live = mark.map(MarkRow::live).orElse(Runs.NONE);
    long number = 0;
    while (true) {
      long after = number;
      Optional<Long> next = store.read(CheckpointRows.class, rows -> rows.numberAfter(after));
      if (next.isEmpty()) {
        return;
      }
      number = next.get();
      if (live.hold(number)) {
        number = live.endOf(number);
      } else {
        long left = number;
        change(rows -> rows.remove(left, last(mark)));
      }
    }
  }

  private static long last(Optional<MarkRow> mark) {
    return mark.map(MarkRow::pieces).orElse(0L);
  }

  private static void refuseOvertaken(int changed) {
    if (changed == 0) {
      throw new StoreFailedException("another process wrote a checkpoint meanwhile", null);
    }
  }

  private void change(Consumer<CheckpointRows> change) {
    store.write(CheckpointRows.class, change);
  }

  @Override
  public Optional<CheckpointMark> mark() {
    return stored().map(MarkRow::mark);
  }

  @Override
  public Optional<CheckpointMark> load(CheckpointVisitor visitor) {
    return store.readAtOnce(
        CheckpointRows.class,
        rows -> {
          Optional<MarkRow> mark = rows.mark();
          mark.ifPresent(
              found ->
                  new PresentRows(
                          new MergedRows(found.live(), number -> found(rows.piece(number), number)))
                      .forEachRemaining(row -> codec.visit(row, visitor)));
          return mark.map(MarkRow::mark);
        });
  }

  @Override
  public void clear() {
    change(
        rows -> {
          rows.clearPieces();
          rows.clearMark();
        });
    store.sync();
  }

  private static void refuseEarlier(Optional<MarkRow> stored, CheckpointMark mark) {
    if (stored.isPresent() && stored.get().position() > mark.position()) {
      throw new IllegalArgumentException(
          "a checkpoint at " + mark.position() + " after one at " + stored.get().position());
    }
  }
}
