package io.goalpost.service.ports;

import io.goalpost.model.journal.Input.DiffRejected;
import io.goalpost.model.journal.JournalRecord;
import io.goalpost.model.port.BusyException;
import io.goalpost.model.port.GoneException;
import io.goalpost.service.journal.JournalBase;
import io.goalpost.service.journal.JournalSpan;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.Segment;
import io.goalpost.service.journal.SegmentChain;
import io.goalpost.service.store.StoreFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Reads records back from the journal. Thread-safe. */
public final class JournalReader {

  private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

  private final JournalStore journal;
  private final SegmentChain chain;

  public JournalReader(JournalStore journal, SegmentChain chain) {
    this.journal = journal;
    this.chain = chain;
  }

  /**
   * The first records after a position that are wanted, at most so many, in order.
   *
   * @throws BusyException where the store is away
   */
  public List<JournalRecord> records(long after, int limit, Predicate<JournalRecord> wanted) {
    return collect(
        after, limit, segment -> chain.records(segment).stream().filter(wanted).toList());
  }

  /**
   * The first diffs after a position that were refused and kept, at most so many, in order. No
   * other record is read.
   *
   * @throws BusyException where the store is away
   */
  public List<DiffRejected> rejections(long after, int limit) {
    return collect(after, limit, chain::rejections);
  }

  private <T extends JournalRecord> List<T> collect(
      long after, int limit, Function<Segment, List<T>> read) {
    List<T> found = new ArrayList<>();
    try {
      journal.walk(
          after + 1,
          segment -> {
            read.apply(segment).stream()
                .filter(record -> record.position() > after)
                .limit(limit - found.size())
                .forEach(found::add);
            return found.size() < limit;
          });
    } catch (StoreFailedException away) {
      throw unavailable();
    }
    return found;
  }

  /**
   * Tells whoever asks for a record that was pruned.
   *
   * @throws GoneException where it was
   * @throws BusyException where the store is away
   */
  public void refusePruned(long position) {
    JournalBase base = base();
    if (position > 0 && position <= base.position()) {
      throw JournalSpan.gone(base);
    }
  }

  private JournalBase base() {
    try {
      return journal.base();
    } catch (StoreFailedException away) {
      throw unavailable();
    }
  }

  /**
   * The record at a position.
   *
   * @throws BusyException where the store is away
   */
  public Optional<JournalRecord> at(long position) {
    return containing(position).flatMap(found -> chain.record(found, position));
  }

  private Optional<Segment> containing(long position) {
    try {
      return journal.containing(position);
    } catch (StoreFailedException away) {
      throw unavailable();
    }
  }

  private static BusyException unavailable() {
    return BusyException.unavailable(RETRY_AFTER, "the store cannot be reached");
  }
}
