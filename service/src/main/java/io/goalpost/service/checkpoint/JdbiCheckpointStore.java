package io.goalpost.service.checkpoint;

import io.goalpost.service.store.Dialect;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.StoreFailedException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The state in one table of key and JSON, in H2 or PostgreSQL. One table, since the engine asks for
 * all or for nothing: no query wants columns, and one upsert serves every kind. Thread-safe.
 *
 * <p>A checkpoint is many small transactions, so that no commit of the journal waits for a large
 * one: its changes are first put beside the state as {@link PieceRow pieces}, then the mark is
 * moved, which makes the checkpoint; after that each piece is taken into the state. Whoever is
 * killed before the mark is moved leaves pieces that the next checkpoint throws away; whoever is
 * killed after it, pieces that a load reads over the state and the next checkpoint takes in.
 */
public final class JdbiCheckpointStore implements CheckpointStore {

  private static final int PAGE_ROWS = 500;

  /** Rows of one transaction: on H2 an append to the journal waits for it. */
  private static final int H2_PIECE_ROWS = 200;

  private static final int POSTGRESQL_PIECE_ROWS = 2_000;

  private final Store store;
  private final Class<? extends StateRows> table;
  private final int pieceRows;
  private final StateRowCodec codec = new StateRowCodec();

  public JdbiCheckpointStore(Store store) {
    this.store = store;
    this.table = StateRows.of(store.dialect());
    this.pieceRows = store.dialect() == Dialect.H2 ? H2_PIECE_ROWS : POSTGRESQL_PIECE_ROWS;
  }

  @Override
  public void write(CheckpointDelta delta) {
    Optional<MarkRow> stored = store.read(table, StateRows::mark);
    refuseEarlier(stored, delta.mark());
    long before = stored.map(MarkRow::pieces).orElse(0L);
    takeIn(before);
    throwAwayAfter(before);
    takeIn(putBeside(delta, stored));
    store.sync();
  }

  /**
   * Stores the changes as pieces, and moves the mark: from then on they count.
   *
   * @param stored the mark as it was read before
   * @return the last of the pieces
   * @throws StoreFailedException where another process has moved the mark meanwhile
   */
  long putBeside(CheckpointDelta delta, Optional<MarkRow> stored) {
    long before = stored.map(MarkRow::pieces).orElse(0L);
    long number = before;
    number = putBeside(delta.removed().stream().map(StateRow::removed).iterator(), number, before);
    for (Stream<StateRow> rows : codec.rows(delta)) {
      number = putBeside(rows.iterator(), number, before);
    }
    MarkRow mark = MarkRow.of(delta.mark(), number);
    change(
        rows -> {
          if (stored.isEmpty()) {
            rows.setMark(mark);
          } else {
            refuseOvertaken(rows.moveMark(mark, before));
          }
        });
    return number;
  }

  /** Rows are encoded piece by piece: a large delta is never in memory as JSON. */
  private long putBeside(Iterator<StateRow> rest, long last, long before) {
    long number = last;
    while (rest.hasNext()) {
      PieceRow stored = PieceRow.of(++number, PieceRow.take(rest, pieceRows));
      change(rows -> refuseOvertaken(rows.add(stored, before)));
    }
    return number;
  }

  private static void refuseOvertaken(int changed) {
    if (changed == 0) {
      throw new StoreFailedException("another process wrote a checkpoint meanwhile", null);
    }
  }

  /** Takes pieces into the state, one at a time. */
  private void takeIn(long last) {
    eachPiece(
        0,
        last,
        piece ->
            change(
                rows -> {
                  if (rows.removePiece(piece.number()) == 0) {
                    return; // another process took it in, and later ones maybe
                  }
                  List<StateRow> changed = piece.rows();
                  rows.delete(changed.stream().filter(StateRow::isRemoved).iterator());
                  rows.upsert(changed.stream().filter(row -> !row.isRemoved()).iterator());
                }));
  }

  private void throwAwayAfter(long number) {
    eachPiece(number, Long.MAX_VALUE, piece -> change(rows -> rows.throwAway(piece.number())));
  }

  private void eachPiece(long after, long last, Consumer<PieceRow> use) {
    long number = after;
    while (true) {
      long from = number;
      PieceRow piece = store.read(table, rows -> rows.pieceAfter(from)).orElse(null);
      if (piece == null || piece.number() > last) {
        return;
      }
      use.accept(piece);
      number = piece.number();
    }
  }

  private void change(Consumer<StateRows> change) {
    store.write(table, change);
  }

  @Override
  public Optional<CheckpointMark> mark() {
    return store.read(table, StateRows::mark).map(MarkRow::mark);
  }

  @Override
  public Optional<CheckpointMark> load(CheckpointVisitor visitor) {
    return store.readAtOnce(table, rows -> load(rows, visitor));
  }

  private Optional<CheckpointMark> load(StateRows rows, CheckpointVisitor visitor) {
    Optional<MarkRow> mark = rows.mark();
    if (mark.isPresent()) {
      SortedMap<String, NavigableMap<String, StateRow>> beside = beside(rows, mark.get().pieces());
      for (String kind = kindAfter(rows, beside, ""); kind != null; ) {
        loadKind(rows, kind, beside.getOrDefault(kind, new TreeMap<>()), visitor);
        kind = kindAfter(rows, beside, kind);
      }
    }
    return mark.map(MarkRow::mark);
  }

  /** What pieces say that are not in the state yet, by kind and id: of one checkpoint at most. */
  private static SortedMap<String, NavigableMap<String, StateRow>> beside(
      StateRows rows, long last) {
    SortedMap<String, NavigableMap<String, StateRow>> beside = new TreeMap<>();
    PieceRow piece = rows.pieceAfter(0).orElse(null);
    while (piece != null && piece.number() <= last) {
      for (StateRow row : piece.rows()) {
        beside.computeIfAbsent(row.kind(), kind -> new TreeMap<>()).put(row.id(), row);
      }
      piece = rows.pieceAfter(piece.number()).orElse(null);
    }
    return beside;
  }

  private static String kindAfter(
      StateRows rows, SortedMap<String, NavigableMap<String, StateRow>> beside, String kind) {
    Stream<String> later = beside.tailMap(kind + "\0").keySet().stream().limit(1);
    return Stream.concat(rows.kindAfter(kind).stream(), later)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  @Override
  public void clear() {
    change(
        rows -> {
          rows.clear();
          rows.clearPieces();
          rows.clearMark();
        });
    store.sync();
  }

  /** Rows come in the order of their ids, those beside the state in place of those in it. */
  private void loadKind(
      StateRows rows,
      String kind,
      NavigableMap<String, StateRow> beside,
      CheckpointVisitor visitor) {
    NavigableMap<String, StateRow> left = new TreeMap<>(beside);
    String last = "";
    List<StateRow> page;
    do {
      page = rows.after(kind, last, PAGE_ROWS);
      for (StateRow row : page) {
        visitAll(left.headMap(row.id(), true), visitor);
        if (!beside.containsKey(row.id())) {
          codec.visit(row, visitor);
        }
        last = row.id();
      }
    } while (page.size() == PAGE_ROWS);
    visitAll(left, visitor);
  }

  private void visitAll(NavigableMap<String, StateRow> rows, CheckpointVisitor visitor) {
    rows.values().stream()
        .filter(row -> !row.isRemoved())
        .forEach(row -> codec.visit(row, visitor));
    rows.clear();
  }

  private static void refuseEarlier(Optional<MarkRow> stored, CheckpointMark mark) {
    if (stored.isPresent() && stored.get().position() > mark.position()) {
      throw new IllegalArgumentException(
          "a checkpoint at " + mark.position() + " after one at " + stored.get().position());
    }
  }
}
