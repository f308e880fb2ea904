package io.goalpost.service.journal;

import io.goalpost.service.store.Store;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A journal in an H2 file, with a note beside it of where it stood last. H2 opens a file whose end
 * is missing or damaged as it was some time before, and an empty one as new, without a word; by the
 * note that is found. Thread-safe as the journal is: one thread appends.
 */
public final class NotedJournal implements JournalStore {

  private static final String SUFFIX = ".head";

  private final JournalStore journal;
  private final LastHead note;

  private NotedJournal(JournalStore journal, LastHead note) {
    this.journal = journal;
    this.note = note;
  }

  /**
   * The journal of a store, with a note where the store is a file.
   *
   * @throws BrokenChainException where it no longer holds what it was noted to hold
   */
  public static JournalStore on(Store store) {
    JournalStore journal = new JdbiJournalStore(store);
    Optional<Path> file = store.file();
    if (file.isEmpty()) {
      return journal;
    }
    LastHead note = new LastHead(file.get().resolveSibling(file.get().getFileName() + SUFFIX));
    note.read().ifPresent(last -> refuseLost(journal, last, note.file()));
    note.write(journal.head());
    return new NotedJournal(journal, note);
  }

  private static void refuseLost(JournalStore journal, SegmentHead noted, Path file) {
    if (!journal.holds(noted)) {
      throw new BrokenChainException(
          "the store has lost its end: it holds records up to "
              + journal.head().last()
              + ", but record "
              + noted.last()
              + " was stored. Its file is damaged, or an older one was put in its place. Restore a"
              + " backup; or, to go on with what is there, remove "
              + file);
    }
  }

  @Override
  public SegmentHead head() {
    return journal.head();
  }

  @Override
  public Optional<Segment> last() {
    return journal.last();
  }

  @Override
  public JournalBase base() {
    return journal.base();
  }

  @Override
  public void basePieces(JournalBase base, Consumer<byte[]> each) {
    journal.basePieces(base, each);
  }

  @Override
  public void append(Segment segment) {
    journal.append(segment);
    note.write(SegmentHead.of(segment));
  }

  @Override
  public void walk(long position, Predicate<? super Segment> goesOn) {
    journal.walk(position, goesOn);
  }

  @Override
  public Optional<Segment> containing(long position) {
    return journal.containing(position);
  }

  /** The note goes first: ended in between, the store is as it was and nothing is missed. */
  @Override
  public void clear() {
    note.write(SegmentHead.none());
    journal.clear();
  }
}
