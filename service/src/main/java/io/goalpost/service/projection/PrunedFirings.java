package io.goalpost.service.projection;

import io.goalpost.model.journal.Firing;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.projection.PrunedRows.Piece;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.StoreFailedException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The firings of what was removed from the journal, without the facts that matched: figures over
 * time and searches go on telling of them, and the index can be made of them again. Written by
 * pruning alone, in pieces of bounded size. Every method throws {@link StoreFailedException} where
 * the database fails.
 */
public final class PrunedFirings {

  private static final int PIECE_FIRINGS = 1_000;

  private final Store store;
  private final JournalCodec codec = new JournalCodec();
  private final List<Firing> gathered = new ArrayList<>();

  public PrunedFirings(Store store) {
    this.store = store;
  }

  /** Removes what comes after a position: a pruning that was not ended left it. */
  public void tidy(long base) {
    change(rows -> rows.removeAfter(base));
  }

  /**
   * Adds a firing, after all that are there. It is kept with the next {@link #flush} at the latest.
   */
  public void add(Firing firing) {
    gathered.add(withoutFacts(firing));
    if (gathered.size() == PIECE_FIRINGS) {
      flush();
    }
  }

  /** Keeps what was added. */
  public void flush() {
    if (!gathered.isEmpty()) {
      Piece piece = piece(gathered);
      change(rows -> rows.add(piece));
      gathered.clear();
    }
  }

  private Piece piece(List<Firing> firings) {
    return new Piece(firings.get(firings.size() - 1).position(), codec.encode(firings));
  }

  /** Forgets what is older than an instant, but for what figures count. */
  public void forget(Instant before) {
    long after = 0;
    for (Optional<Piece> next = after(after); next.isPresent(); next = after(after)) {
      Piece piece = next.get();
      after = piece.last();
      List<Firing> all = firings(piece);
      if (!all.get(0).at().isBefore(before)) {
        return; // and all behind it are younger
      }
      List<Firing> kept =
          all.stream()
              .filter(
                  firing -> FiringIndex.isCounted(firing.kind()) || !firing.at().isBefore(before))
              .toList();
      if (kept.size() < all.size()) {
        change(
            rows -> {
              rows.remove(piece.last());
              if (!kept.isEmpty()) {
                rows.add(piece(kept));
              }
            });
      }
    }
  }

  /** Gives those after a position and not after another, in their order, a piece at a time. */
  void forEach(long after, long through, Consumer<List<Firing>> each) {
    long from = after;
    for (Optional<Piece> next = after(from); next.isPresent(); next = after(from)) {
      from = next.get().last();
      List<Firing> asked =
          firings(next.get()).stream()
              .filter(firing -> firing.position() > after && firing.position() <= through)
              .toList();
      if (!asked.isEmpty()) {
        each.accept(asked);
      }
    }
  }

  /** Forgets everything: for a manual clock's reset only. */
  public void clear() {
    change(rows -> rows.removeAfter(0));
  }

  private Optional<Piece> after(long position) {
    return store.read(PrunedRows.class, rows -> rows.after(position));
  }

  private List<Firing> firings(Piece piece) {
    return codec.decode(piece.body()).stream().map(Firing.class::cast).toList();
  }

  private void change(Consumer<PrunedRows> change) {
    store.alone(
        PrunedRows.class,
        rows -> {
          change.accept(rows);
          return null;
        });
  }

  private static Firing withoutFacts(Firing firing) {
    return firing.holding(
        Map.of(), firing.blocks(), firing.snapshot(), firing.key(), firing.baselines());
  }
}
