package io.goalpost.service.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever is changed in what is stored, the walk names the first segment that is not as it was.
 */
class TamperingTest {

  private final SegmentChain chain = new SegmentChain(new JournalCodec());
  private final List<Segment> segments = new ArrayList<>();
  private Store store;
  private JournalStore journal;

  @BeforeEach
  void threeSegments() {
    store = TestStores.open(TestStores.h2Memory());
    journal = new JdbiJournalStore(store);
    RandomRecords random = new RandomRecords(7);
    for (int i = 0; i < 3; i++) {
      SegmentHead head = journal.head();
      Segment next = chain.next(head, random.records(head.last() + 1, 4));
      journal.append(next);
      segments.add(next);
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void anyByteOfAnySegment() {
    for (Segment segment : segments) {
      everyByte(segment, "bytes", segment.bytes(), segment.number());
      everyByte(segment, "previous_hash", segment.previousHash(), segment.number());
      everyByte(segment, "hash", segment.hash(), segment.number());
    }
    assertThat(chain.verify(journal).ok()).isTrue();
  }

  @Test
  void aByteMoreOrLess() {
    Segment segment = segments.get(1);
    byte[] longer = Arrays.copyOf(segment.bytes(), segment.bytes().length + 1);
    byte[] shorter = Arrays.copyOf(segment.bytes(), segment.bytes().length - 1);

    set(segment, "bytes", longer);
    assertBroken(2);
    set(segment, "bytes", shorter);
    assertBroken(2);
  }

  @Test
  void anyNumber() {
    for (Segment segment : segments) {
      for (long change : new long[] {-100, -1, 1, 100}) {
        for (String column : List.of("first_position", "last_position")) {
          // A position that another segment ends at the table itself refuses.
          long was = column.startsWith("first") ? segment.first() : segment.last();
          if (segments.stream().noneMatch(s -> s.last() == was + change)) {
            set(segment, column, was + change);
            assertBroken(segment.number());
            set(segment, column, was);
          }
        }
      }
    }
    assertThat(chain.verify(journal).ok()).isTrue();
  }

  @Test
  void aSegmentTakenOut() {
    store.jdbi().useHandle(h -> h.execute("DELETE FROM journal_segment WHERE number = 2"));

    assertThat(chain.verify(journal).broken().orElseThrow())
        .isEqualTo(
            new SegmentChain.Break(3, 5, "segment 3 (records 9 to 12) comes after segment 1"));
  }

  @Test
  void aSegmentWrittenAnewWithAHashThatFitsBreaksTheNext() {
    Segment second = segments.get(1);
    Segment forged =
        chain.next(SegmentHead.of(segments.get(0)), new RandomRecords(8).records(5, 4));
    set(second, "bytes", forged.bytes());
    set(second, "hash", forged.hash());

    SegmentChain.Verdict verdict = chain.verify(journal);
    assertThat(verdict.position()).isEqualTo(8);
    assertThat(verdict.broken().orElseThrow().reason())
        .isEqualTo("segment 3 (records 9 to 12) does not continue the hash of segment 2");
  }

  private void everyByte(Segment segment, String column, byte[] was, long broken) {
    for (int i = 0; i < was.length; i++) {
      byte[] changed = was.clone();
      changed[i] ^= (byte) (1 << i % 8);
      set(segment, column, changed);
      assertBroken(broken);
    }
    set(segment, column, was);
  }

  private void assertBroken(long number) {
    SegmentChain.Verdict verdict = chain.verify(journal);
    assertThat(verdict.broken()).get().extracting(SegmentChain.Break::number).isEqualTo(number);
    assertThat(verdict.position()).isEqualTo((number - 1) * 4);
  }

  private void set(Segment segment, String column, Object value) {
    store
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createUpdate(
                        "UPDATE journal_segment SET <column> = :value WHERE number = :number")
                    .define("column", column)
                    .bind("value", value)
                    .bind("number", segment.number())
                    .execute());
  }
}
