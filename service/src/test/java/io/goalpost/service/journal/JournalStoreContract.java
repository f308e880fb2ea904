package io.goalpost.service.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.model.journal.Input;
import io.goalpost.service.store.Durability;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.StoreFailedException;
import io.goalpost.service.store.TestStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of the journal does. */
abstract class JournalStoreContract {

  private final SegmentChain chain = new SegmentChain(new JournalCodec());
  private Store store;
  private JournalStore journal;

  /** The URL of a database that was empty when the test began. */
  abstract String url();

  Durability durability() {
    return Durability.PROCESS;
  }

  @BeforeEach
  void open() {
    store = TestStores.open(url(), durability());
    journal = new JdbiJournalStore(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void anEmptyJournalHasNoHead() {
    assertThat(journal.head()).isEqualTo(SegmentHead.none());
    assertThat(journal.last()).isEmpty();
    assertThat(journal.containing(1)).isEmpty();
    assertThat(from(1)).isEmpty();
    assertThat(chain.verify(journal).ok()).isTrue();
  }

  @Test
  void whatIsAppendedComesBackInOrder() {
    List<Segment> appended = append(3, 1, 5, 2);

    assertThat(from(1)).isEqualTo(appended);
    assertThat(journal.last()).contains(appended.get(3));
    assertThat(journal.head()).isEqualTo(SegmentHead.of(appended.get(3)));
    assertThat(chain.verify(journal)).isEqualTo(verdict(11));
  }

  @Test
  void aPositionIsFoundInItsSegment() {
    List<Segment> appended = append(3, 1, 5);

    for (Segment segment : appended) {
      for (long position = segment.first(); position <= segment.last(); position++) {
        assertThat(journal.containing(position)).contains(segment);
        assertThat(from(position))
            .isEqualTo(appended.subList((int) segment.number() - 1, appended.size()));
      }
    }
    assertThat(journal.containing(0)).isEmpty();
    assertThat(journal.containing(10)).isEmpty();
    assertThat(from(10)).isEmpty();
  }

  @Test
  void manyPagesAreWalkedWithoutGapOrRepetition() {
    int[] sizes = new int[150];
    for (int i = 0; i < sizes.length; i++) {
      sizes[i] = i % 70 == 0 ? 2_000 : 1 + i % 3;
    }
    List<Segment> appended = append(sizes);

    assertThat(from(1).equals(appended)).isTrue();
    assertThat(chain.verify(journal).ok()).isTrue();
  }

  @Test
  void aSegmentOfMegabytesIsKept() {
    String text = "x".repeat(6 << 20);
    Segment large =
        chain.next(SegmentHead.none(), List.of(new Input.DraftSaved(1, Instant.EPOCH, "s", text)));
    journal.append(large);

    assertThat(journal.last().equals(Optional.of(large))).isTrue();
  }

  @Test
  void whatIsAppendedDuringAWalkIsGivenToo() {
    append(1, 1);
    List<Long> numbers = new ArrayList<>();
    journal.forEachFrom(
        1,
        segment -> {
          numbers.add(segment.number());
          if (segment.number() == 2) {
            append(4);
          }
        });

    assertThat(numbers).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aGapIsRefused() {
    append(2);
    Segment next = next(2);
    Segment afterNext = chain.next(SegmentHead.of(next), records(5, 1));

    assertThatThrownBy(() -> journal.append(afterNext))
        .isInstanceOf(BrokenChainException.class)
        .hasMessage("segment 3 (records 5 to 5) comes after segment 1");
    assertThatThrownBy(
            () ->
                journal.append(
                    new Segment(2, 4, 4, next.bytes(), next.previousHash(), next.hash())))
        .isInstanceOf(BrokenChainException.class)
        .hasMessage("segment 2 (records 4 to 4) comes after record 2");
    assertThat(from(1)).hasSize(1);
  }

  @Test
  void aForkIsRefused() {
    append(2);
    Segment next = next(1);
    Segment other = next(1);
    append(next);

    assertThatThrownBy(() -> journal.append(other)).isInstanceOf(BrokenChainException.class);

    Segment foreign =
        new Segment(3, 4, 4, next.bytes(), new byte[SegmentChain.HASH_LENGTH], next.hash());
    assertThatThrownBy(() -> journal.append(foreign))
        .isInstanceOf(BrokenChainException.class)
        .hasMessage("segment 3 (records 4 to 4) does not continue the hash of segment 2");
    assertThat(journal.head()).isEqualTo(SegmentHead.of(next));
  }

  @Test
  void ofTwoThatAppendTheSameNumberAtOnceOneFails() {
    append(1);
    Segment mine = next(1);
    Segment theirs = next(2);

    try (Handle handle = store.jdbi().open()) {
      handle.begin();
      SegmentRows rows = handle.attach(SegmentRows.class);
      assertThat(rows.head().orElseThrow().number()).isEqualTo(1);
      journal.append(theirs);
      assertThatThrownBy(() -> rows.insert(mine)).isInstanceOf(JdbiException.class);
      handle.rollback();
    }
    assertThat(journal.last()).contains(theirs);
  }

  @Test
  void whatWasAppendedIsThereAfterReopening() {
    List<Segment> appended = append(2, 3);
    if (url().contains(":mem:")) {
      return;
    }
    store.close();
    open();

    assertThat(from(1)).isEqualTo(appended);
    append(1);
    assertThat(chain.verify(journal)).isEqualTo(verdict(6));
  }

  @Test
  void clearedItBeginsAnew() {
    append(2, 3);
    journal.clear();

    assertThat(journal.head()).isEqualTo(SegmentHead.none());
    append(1);
    assertThat(chain.verify(journal)).isEqualTo(verdict(1));
  }

  @Test
  void aClosedStoreFailsAsSuch() {
    store.close();

    assertThatThrownBy(() -> journal.head()).isInstanceOf(StoreFailedException.class);
  }

  private List<Segment> append(int... sizes) {
    List<Segment> appended = new ArrayList<>();
    for (int size : sizes) {
      Segment next = next(size);
      append(next);
      appended.add(next);
    }
    return appended;
  }

  private void append(Segment segment) {
    journal.append(segment);
  }

  private Segment next(int size) {
    SegmentHead head = journal.head();
    return chain.next(head, records(head.last() + 1, size));
  }

  private static List<io.goalpost.model.journal.JournalRecord> records(long first, int count) {
    return new RandomRecords(first * 31 + count).records(first, count);
  }

  private List<Segment> from(long position) {
    List<Segment> segments = new ArrayList<>();
    journal.forEachFrom(position, segments::add);
    return segments;
  }

  private static ChainWalk.Verdict verdict(long position) {
    return new ChainWalk.Verdict(JournalBase.NONE, position, Optional.empty());
  }
}
