package io.goalpost.service.journal;

import io.goalpost.model.Sha256;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Input.DiffRejected;
import io.goalpost.model.journal.JournalRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Makes the next segment of the chain and checks those stored: numbers and positions dense, each
 * hash the SHA-256 of the hash before and the bytes. Thread-safe.
 */
public final class SegmentChain {

  /** The length of a hash, in bytes. */
  public static final int HASH_LENGTH = 32;

  private final JournalCodec codec;

  public SegmentChain(JournalCodec codec) {
    this.codec = codec;
  }

  /**
   * The segment of these records, to be appended after the head.
   *
   * @throws IllegalArgumentException where there are no records or their positions are not dense
   */
  public Segment next(SegmentHead head, List<? extends JournalRecord> records) {
    if (records.isEmpty()) {
      throw new IllegalArgumentException("a segment without records");
    }
    long first = head.last() + 1;
    long last = head.last() + records.size();
    gap(first, last, records)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
    byte[] bytes = codec.encode(records);
    return new Segment(head.number() + 1, first, last, bytes, head.hash(), hash(head, bytes));
  }

  /**
   * The records of a segment.
   *
   * @throws MalformedRecordException where they are not what this version writes
   */
  public List<JournalRecord> records(Segment segment) {
    return codec.decode(segment.bytes());
  }

  /**
   * The record of a position in a segment; what else it holds is not read, however much that is.
   *
   * @throws MalformedRecordException where it is not what this version writes
   */
  public Optional<JournalRecord> record(Segment segment, long position) {
    List<JournalRecord> found = new ArrayList<>(1);
    RecordLine.each(
        segment,
        codec,
        line -> {
          if (line.number("p") == position) {
            found.add(line.read());
          }
        });
    return found.stream().findFirst();
  }

  /**
   * The firings of a segment; what else it holds is not read.
   *
   * @throws MalformedRecordException where one is not what this version writes
   */
  public List<Firing> firings(Segment segment) {
    return read(segment, Firing.class, RecordLine::isFiring);
  }

  /**
   * The diffs of a segment that were refused and kept; what else it holds is not read.
   *
   * @throws MalformedRecordException where one is not what this version writes
   */
  public List<DiffRejected> rejections(Segment segment) {
    return read(segment, DiffRejected.class, RecordLine::isRejection);
  }

  private <T> List<T> read(Segment segment, Class<T> type, Predicate<RecordLine> wanted) {
    List<T> found = new ArrayList<>();
    RecordLine.each(
        segment,
        codec,
        line -> {
          if (wanted.test(line)) {
            found.add(type.cast(line.read()));
          }
        });
    return found;
  }

  /** Walks all that is stored; {@link ChainWalk} does it with more to go by. */
  public ChainWalk.Verdict verify(JournalStore store) {
    return new ChainWalk(store, this, () -> 0).verify(position -> {});
  }

  /**
   * Takes segments one after the other, from any on, and hands on those that follow each other with
   * bytes that give their hash.
   *
   * @throws BrokenChainException by what it gives, at the first that does not
   */
  public Consumer<Segment> unbroken(Consumer<? super Segment> each) {
    return unbroken(null, each);
  }

  /** The same, where the first must follow a head; null takes any. */
  public Consumer<Segment> unbroken(SegmentHead first, Consumer<? super Segment> each) {
    SegmentHead[] before = {first};
    return segment -> {
      SegmentHead head = before[0] != null ? before[0] : beforeOf(segment);
      Optional<String> reason = misplaced(head, segment).or(() -> altered(head, segment));
      if (reason.isPresent()) {
        throw new BrokenChainException("the journal is damaged: " + reason.get());
      }
      each.accept(segment);
      before[0] = SegmentHead.of(segment);
    };
  }

  private static SegmentHead beforeOf(Segment segment) {
    return new SegmentHead(segment.number() - 1, segment.first() - 1, segment.previousHash());
  }

  private static Optional<String> altered(SegmentHead head, Segment segment) {
    return Arrays.equals(segment.hash(), hash(head, segment.bytes()))
        ? Optional.empty()
        : Optional.of(segment + " has bytes that do not give its hash");
  }

  /** Why the bytes of a segment, or its positions, are not what they were; empty where they are. */
  Optional<String> falsified(SegmentHead head, Segment segment) {
    Optional<String> altered = altered(head, segment);
    if (altered.isPresent()) {
      return altered;
    }
    try {
      return gap(segment.first(), segment.last(), records(segment))
          .map(why -> segment + ": " + why);
    } catch (MalformedRecordException malformed) {
      return Optional.of(
          segment
              + " is what was hashed, but this version cannot read it (a later one may have written"
              + " it): "
              + malformed.getMessage());
    }
  }

  /** Why the segment does not stand after the head, its bytes apart; empty where it does. */
  static Optional<String> misplaced(SegmentHead head, Segment segment) {
    if (segment.number() != head.number() + 1) {
      return Optional.of(segment + " comes after segment " + head.number());
    }
    if (segment.first() != head.last() + 1 || segment.last() < segment.first()) {
      return Optional.of(segment + " comes after record " + head.last());
    }
    if (!Arrays.equals(segment.previousHash(), head.hash())) {
      return Optional.of(segment + " does not continue the hash of segment " + head.number());
    }
    return Optional.empty();
  }

  private static Optional<String> gap(
      long first, long last, List<? extends JournalRecord> records) {
    if (records.size() != last - first + 1) {
      return Optional.of(
          "records " + first + " to " + last + " are " + records.size() + " in number");
    }
    long wanted = first;
    for (JournalRecord record : records) {
      if (record.position() != wanted) {
        return Optional.of("record " + record.position() + " stands where " + wanted + " should");
      }
      wanted++;
    }
    return Optional.empty();
  }

  static byte[] hash(SegmentHead head, byte[] bytes) {
    return Sha256.of(head.hash(), bytes);
  }
}
