package io.goalpost.service.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.model.journal.Input;
import io.goalpost.service.store.Durability;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.StoreFailedException;
import io.goalpost.service.store.TestStores;
import java.time.Instant;
import java.time.ZoneId;
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

  /** A base after a segment, of pieces that nobody reads here. */
  private JournalBase begin(Segment last, String... pieces) {
    BaseStore.Draft draft = new BaseStore(store).begin(SegmentHead.of(last));
    for (String piece : pieces) {
      draft.add(piece.getBytes(UTF_8));
    }
    return draft.end(Instant.parse("2026-01-05T09:00:00Z"), ZoneId.of("Europe/Paris"));
  }

  private List<String> pieces() {
    List<String> pieces = new ArrayList<>();
    journal.basePieces(journal.base(), piece -> pieces.add(new String(piece, UTF_8)));
    return pieces;
  }

  @Test
  void aJournalBeginsWithNothingAtFirst() {
    append(2);

    assertThat(journal.base()).isEqualTo(JournalBase.NONE);
    assertThat(pieces()).isEmpty();
  }

  @Test
  void withABaseItBeginsThereBeforeAnythingIsRemoved() {
    List<Segment> appended = append(3, 1, 5, 2);
    JournalBase base = begin(appended.get(1), "one", "two");

    for (int round = 0; round < 2; round++) {
      assertThat(journal.base()).isEqualTo(base);
      assertThat(pieces()).containsExactly("one", "two");
      assertThat(from(1)).isEqualTo(from(5)).isEqualTo(appended.subList(2, 4));
      assertThat(from(3)).isEqualTo(appended.subList(2, 4));
      assertThat(from(10)).isEqualTo(appended.subList(3, 4));
      assertThat(journal.containing(1)).isEmpty();
      assertThat(journal.containing(4)).isEmpty();
      assertThat(journal.containing(5)).contains(appended.get(2));
      assertThat(chain.verify(journal))
          .isEqualTo(new ChainWalk.Verdict(base, 11, Optional.empty()));
      new BaseStore(store).tidy(base, removed -> {});
    }
    append(2);
    assertThat(chain.verify(journal).position()).isEqualTo(13);
  }

  @Test
  void whatWasPrunedIsNoLostEnd() {
    List<Segment> appended = append(3, 1, 5, 2);
    JournalBase base = begin(appended.get(1));
    new BaseStore(store).tidy(base, removed -> {});

    for (Segment segment : appended) {
      assertThat(journal.holds(SegmentHead.of(segment))).isTrue();
    }
    byte[] other = new byte[SegmentChain.HASH_LENGTH];
    assertThat(journal.holds(new SegmentHead(2, 4, other))).isFalse();
    assertThat(journal.holds(new SegmentHead(5, 12, other))).isFalse();
  }

  @Test
  void aLaterBaseTakesThePlaceOfAnEarlier() {
    List<Segment> appended = append(3, 1, 5, 2);
    begin(appended.get(0), "one", "two");
    BaseStore.Draft unfinished = new BaseStore(store).begin(SegmentHead.of(appended.get(1)));
    unfinished.add("never seen".getBytes(UTF_8));
    assertThat(pieces()).containsExactly("one", "two");
    JournalBase later = begin(appended.get(2), "three");
    new BaseStore(store).tidy(later, removed -> {});

    assertThat(journal.base()).isEqualTo(later);
    assertThat(pieces()).containsExactly("three");
    assertThat(from(1)).isEqualTo(appended.subList(3, 4));
  }

  @Test
  void clearedItHasNoBase() {
    begin(append(3, 1).get(0), "one");
    journal.clear();

    assertThat(journal.base()).isEqualTo(JournalBase.NONE);
    append(1);
    assertThat(chain.verify(journal)).isEqualTo(verdict(1));
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
