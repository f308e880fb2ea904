package io.goalpost.service.journal;

import io.goalpost.service.store.Store;
import io.goalpost.service.store.StoreFailedException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;

/**
 * Gives a journal a new base and removes what is before it, in transactions of bounded size on the
 * connection that keeps other processes out. Ended at any moment, it leaves a journal that is
 * whole: pieces come first, then the mark that makes the base out of them is moved, then what is
 * before it goes. What was begun and not ended is cleared away by {@link #tidy}. Not thread-safe.
 */
public final class BaseStore {

  private static final long SEGMENTS_AT_ONCE = 200;
  private static final long PIECES_AT_ONCE = 20;

  private final Store store;
  private final UnaryOperator<BaseRows> statements;

  public BaseStore(Store store) {
    this(store, rows -> rows);
  }

  /**
   * @param statements what stands between this and the tables: for tests that end it in between
   */
  BaseStore(Store store, UnaryOperator<BaseRows> statements) {
    this.store = store;
    this.statements = statements;
  }

  /** Takes the state of a base, piece by piece, and makes the base of it. */
  public final class Draft {
    private final SegmentHead head;
    private long pieces;
    private byte[] hash;

    private Draft(SegmentHead head) {
      this.head = head;
      this.hash = head.hash();
    }

    /** Stores a piece; nobody sees it yet. */
    public void add(byte[] body) {
      byte[] next = JournalBase.chained(hash, body);
      BasePieceRow piece =
          new BasePieceRow(head.last(), pieces + 1, body, HexFormat.of().formatHex(next));
      change(rows -> rows.add(piece));
      pieces++;
      hash = next;
    }

    /** From now on the journal begins here. */
    public JournalBase end(Instant at, ZoneId zone) {
      JournalBase base = new JournalBase(head, at, zone, pieces, hash);
      store.sync(); // what the mark counts on is on the disk before it
      change(
          rows -> {
            if (rows.move(BaseRow.of(base)) == 0) {
              rows.set(BaseRow.of(base));
            }
          });
      store.sync();
      return base;
    }
  }

  /**
   * Begins a base after a segment. What an earlier one left that was not ended must be {@link #tidy
   * cleared away} before.
   */
  public Draft begin(SegmentHead head) {
    return new Draft(head);
  }

  /**
   * Removes the segments before the base, and pieces that belong to another.
   *
   * @param base the one that the journal has
   * @param removed is told how many segments are gone, from time to time
   */
  public void tidy(JournalBase base, LongConsumer removed) {
    removePieces(base);
    removeSegments(base, removed);
    store.sync();
  }

  private void removePieces(JournalBase base) {
    Optional<Long> other = ask(rows -> rows.otherThan(base.position()));
    while (other.isPresent()) {
      long of = other.get();
      ask(rows -> rows.firstPiece(of))
          .ifPresent(first -> change(rows -> rows.removePieces(of, first + PIECES_AT_ONCE)));
      other = ask(rows -> rows.otherThan(base.position()));
    }
  }

  private void removeSegments(JournalBase base, LongConsumer removed) {
    if (base.isNone()) {
      return;
    }
    long gone = 0;
    long end = base.head().number() + 1;
    Optional<Long> first = ask(BaseRows::firstSegment);
    while (first.isPresent() && first.get() < end) {
      long before = Math.min(end, first.get() + SEGMENTS_AT_ONCE);
      gone += before - first.get();
      change(rows -> rows.removeSegments(before));
      removed.accept(gone);
      first = ask(BaseRows::firstSegment);
    }
  }

  private <R> R ask(Function<BaseRows, R> question) {
    return store.alone(BaseRows.class, rows -> question.apply(statements.apply(rows)));
  }

  private void change(Consumer<BaseRows> change) {
    store.alone(
        BaseRows.class,
        rows -> {
          change.accept(statements.apply(rows));
          return null;
        });
  }

  /** The base that a journal has now. */
  static JournalBase read(Store store) {
    return store.read(BaseRows.class, BaseRows::base).map(BaseRow::base).orElse(JournalBase.NONE);
  }

  /** Gives the pieces of a base, in order, each found to be as it was written. */
  static void pieces(Store store, JournalBase base, Consumer<byte[]> each) {
    byte[] hash = base.head().hash();
    for (long number = 1; number <= base.pieces(); number++) {
      long before = number - 1;
      BasePieceRow piece =
          store.read(BaseRows.class, rows -> rows.pieceAfter(base.position(), before)).orElse(null);
      hash = piece == null ? hash : JournalBase.chained(hash, piece.body());
      if (piece == null
          || piece.number() != number
          || !HexFormat.of().formatHex(hash).equals(piece.hash())) {
        throw damaged(store, base, number);
      }
      each.accept(piece.body());
    }
    if (!Arrays.equals(hash, base.piecesHash())) {
      throw damaged(store, base, base.pieces());
    }
  }

  private static RuntimeException damaged(Store store, JournalBase base, long number) {
    return read(store).equals(base)
        ? new BrokenChainException(
            "piece %d of the state that the journal begins with, as of record %d, is not as it was written"
                .formatted(number, base.position()))
        : new StoreFailedException("the journal was pruned meanwhile: ask again", null);
  }
}
