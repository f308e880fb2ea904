package io.goalpost.service.ports;

import io.goalpost.model.journal.JournalRecord;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.Segment;
import io.goalpost.service.journal.SegmentChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads records back from the journal. Thread-safe. */
public final class JournalReader {

  private final JournalStore journal;
  private final SegmentChain chain;

  public JournalReader(JournalStore journal, SegmentChain chain) {
    this.journal = journal;
    this.chain = chain;
  }

  /** The first records after a position that are wanted, at most so many, in order. */
  public List<JournalRecord> records(long after, int limit, Predicate<JournalRecord> wanted) {
    List<JournalRecord> found = new ArrayList<>();
    journal.walk(
        after + 1,
        segment -> {
          chain.records(segment).stream()
              .filter(record -> record.position() > after && wanted.test(record))
              .limit(limit - found.size())
              .forEach(found::add);
          return found.size() < limit;
        });
    return found;
  }

  /** The record at a position. */
  public Optional<JournalRecord> at(long position) {
    Optional<Segment> segment = journal.containing(position);
    return segment.flatMap(
        found ->
            chain.records(found).stream()
                .filter(record -> record.position() == position)
                .findFirst());
  }
}
