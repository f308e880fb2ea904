package io.goalpost.service.checkpoint;

import io.goalpost.service.store.Store;
import io.goalpost.service.store.StoreFailedException;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state as rows of key and body, many in one piece, in H2 or PostgreSQL: no query wants a
 * single row, and a database's row for each costs ten times what making its body does. Thread-safe.
 *
 * <p>A checkpoint's changes are a {@link Runs run} of pieces in the order of their keys; the state
 * is all runs, the later ones before the earlier, and now and then the last of them are merged into
 * one. Each piece is a transaction of its own, so that no commit of the journal waits for a large
 * one. What counts is what the mark says, which is moved in one transaction, as long as nobody else
 * has moved it; with every move its last number grows, and no number is used twice. Whoever is
 * killed before leaves pieces that do not count. Only what lies before the own mark is removed:
 * what lies behind it may be another process's that is about to move the mark.
 */
public final class JdbiCheckpointStore implements CheckpointStore {

  private static final Logger LOG = LoggerFactory.getLogger(JdbiCheckpointStore.class);

  /**
   * A piece ends with the row that reaches this: what an append to the journal waits for on H2, and
   * what is read at once of each run.
   */
  private static final int PIECE_BYTES = 1 << 17;

  private final Store store;
  private final StateRowCodec codec = new StateRowCodec();

  public JdbiCheckpointStore(Store store) {
    this.store = store;
  }

  @Override
  public void write(CheckpointDelta delta) {
    Optional<MarkRow> stored = stored();
    write(delta, stored, live(stored));
  }

  @Override
  public void writeWhole(CheckpointDelta whole) {
    write(whole, stored(), Runs.NONE);
  }

  private static Runs live(Optional<MarkRow> stored) {
    return stored.map(MarkRow::live).orElse(Runs.NONE);
  }

  private void write(CheckpointDelta delta, Optional<MarkRow> stored, Runs runs) {
    refuseEarlier(stored, delta.mark());
    MarkRow mark = put(delta, stored, runs);
    try {
      removeLeft(merge(mark));
    } catch (StoreFailedException failed) {
      // The checkpoint is made; this is done with the next.
      LOG.warn("a checkpoint's runs could not be merged: {}", failed.getMessage());
    }
    store.sync();
  }

  private Optional<MarkRow> stored() {
    return store.read(CheckpointRows.class, CheckpointRows::mark);
  }

  /**
   * Stores the changes as a run of their own, and moves the mark: from then on they count.
   *
   * @param stored the mark as it was read before
   * @param runs those before them that go on counting
   * @return the mark as it is now
   * @throws StoreFailedException where another process has moved the mark meanwhile
   */
  MarkRow put(CheckpointDelta delta, Optional<MarkRow> stored, Runs runs) {
    long before = stored.map(MarkRow::pieces).orElse(0L);
    MarkRow mark = added(RowSource.of(codec.sorted(delta)), runs, delta.mark(), before);
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

  /**
   * Stores rows as a run behind all pieces that there are; they are made piece by piece.
   *
   * @param before the last piece of the mark as it stands
   * @return the mark to be set: with the run, where there were any rows
   */
  private MarkRow added(RowSource rows, Runs runs, CheckpointMark at, long before) {
    long first = Math.max(before, store.read(CheckpointRows.class, CheckpointRows::lastNumber)) + 1;
    long number = first;
    PieceBuilder piece = PieceBuilder.checked();
    boolean more = rows.next();
    while (more) {
      rows.addTo(piece);
      more = rows.next();
      if (!more || piece.size() >= PIECE_BYTES) {
        PieceRow full = new PieceRow(number++, piece.take());
        change(table -> refuseOvertaken(table.add(full, before)));
      }
    }
    return number == first
        ? MarkRow.of(at, first, runs)
        : MarkRow.of(at, number - 1, runs.with(new Runs.Run(first, number - 1)));
  }

  /** Makes one run of the last ones, where they are many; gives the mark as it is then. */
  private MarkRow merge(MarkRow mark) {
    Runs live = mark.live();
    int staying = live.staying();
    if (staying == live.size()) {
      return mark;
    }
    Runs merged = live.after(staying);
    RowSource rows =
        staying == 0 // nothing older is left that a removal could concern
            ? MergedRows.present(merged, this::piece)
            : MergedRows.removedToo(merged, this::piece);
    MarkRow moved = added(rows, live.first(staying), mark.mark(), mark.pieces());
    change(table -> refuseOvertaken(table.moveMark(moved, mark.pieces())));
    return moved;
  }

  private PieceRow piece(long number) {
    return found(store.read(CheckpointRows.class, rows -> rows.piece(number)), number);
  }

  private static PieceRow found(Optional<PieceRow> piece, long number) {
    return piece.orElseThrow(
        () ->
            new BrokenCheckpointException(
                "piece " + number + " of the checkpoint is missing", null));
  }

  /**
   * Removes pieces before the mark's last that do not count: merged ones, and those of a checkpoint
   * that was not ended.
   */
  private void removeLeft(MarkRow mark) {
    Runs live = mark.live();
    long number = 0;
    while (true) {
      long after = number;
      Optional<Long> next = store.read(CheckpointRows.class, rows -> rows.numberAfter(after));
      if (next.isEmpty() || next.get() > mark.pieces()) {
        return;
      }
      number = next.get();
      if (live.hold(number)) {
        number = live.endOf(number);
      } else {
        long left = number;
        change(rows -> rows.remove(left));
      }
    }
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
              found -> {
                MergedRows all =
                    MergedRows.present(found.live(), number -> found(rows.piece(number), number));
                while (all.next()) {
                  codec.visit(all.row(), visitor);
                }
              });
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
