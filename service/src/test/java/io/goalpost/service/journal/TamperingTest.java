package io.goalpost.service.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
    sql("DELETE FROM journal_segment WHERE number = 2");

    assertThat(chain.verify(journal).broken().orElseThrow())
        .isEqualTo(
            new ChainWalk.Break(
                2, 5, "segment 2 is missing: after segment 1 comes segment 3 (records 9 to 12)"));
  }

  @Test
  void theFirstSegmentTakenOut() {
    sql("DELETE FROM journal_segment WHERE number = 1");

    assertThat(chain.verify(journal).broken().orElseThrow())
        .isEqualTo(
            new ChainWalk.Break(
                1, 1, "segment 1 is missing: after segment 0 comes segment 2 (records 5 to 8)"));
  }

  @Test
  void anEndTakenOffIsMissedByWhoKnowsHowFarItWent() {
    sql("DELETE FROM journal_segment WHERE number > 1");

    ChainWalk.Verdict verdict = new ChainWalk(journal, chain, () -> 12).verify(position -> {});
    assertThat(verdict.position()).isEqualTo(4);
    assertThat(verdict.broken().orElseThrow())
        .isEqualTo(
            new ChainWalk.Break(
                2,
                5,
                "segment 2 is missing: the journal ends with record 4, but record 12 was stored"));
  }

  @Test
  void whatWasEmptiedDuringTheWalkIsNotMissed() {
    Iterator<Long> reached = List.of(12L, 0L).iterator();
    journal.clear();

    assertThat(new ChainWalk(journal, chain, reached::next).verify(position -> {}).ok()).isTrue();
  }

  @Test
  void everythingTakenOut() {
    journal.clear();

    assertThat(new ChainWalk(journal, chain, () -> 12).verify(position -> {}).broken())
        .get()
        .extracting(ChainWalk.Break::number)
        .isEqualTo(1L);
  }

  @Test
  void aSegmentMovedToAnotherNumber() {
    for (long number : new long[] {Long.MIN_VALUE, -1, 0, 7, Long.MAX_VALUE}) {
      for (Segment segment : segments) {
        set(segment, "number", number);
        assertThat(chain.verify(journal).broken())
            .as("%s as number %d", segment, number)
            .get()
            .extracting(ChainWalk.Break::number)
            .isEqualTo(Math.min(number, segment.number()));
        sql(
            "UPDATE journal_segment SET number = %d WHERE number = %d"
                .formatted(segment.number(), number));
      }
    }
    assertThat(chain.verify(journal).ok()).isTrue();
  }

  @Test
  void theLastSegmentUnderAnotherNumberIsKnownByWhatItContinues() {
    sql("UPDATE journal_segment SET number = 9 WHERE number = 3");

    assertThat(chain.verify(journal).broken().orElseThrow().reason())
        .isEqualTo(
            "segment 9 (records 9 to 12) continues segment 2, so that its number should be 3");
  }

  @Test
  void twoSegmentsThatChangedPlaces() {
    sql("UPDATE journal_segment SET number = -1 WHERE number = 2");
    sql("UPDATE journal_segment SET number = 2 WHERE number = 3");
    sql("UPDATE journal_segment SET number = 3 WHERE number = -1");

    assertThat(chain.verify(journal).broken().orElseThrow())
        .isEqualTo(new ChainWalk.Break(2, 5, "segment 2 (records 9 to 12) comes after record 4"));
  }

  @Test
  void twoSegmentsThatChangedTheirBytes() {
    set(segments.get(0), "bytes", segments.get(1).bytes());
    set(segments.get(1), "bytes", segments.get(0).bytes());

    assertThat(chain.verify(journal).broken().orElseThrow())
        .isEqualTo(
            new ChainWalk.Break(
                1, 1, "segment 1 (records 1 to 4) has bytes that do not give its hash"));
  }

  @Test
  void aSegmentPutInBetween() {
    Segment forged =
        chain.next(SegmentHead.of(segments.get(0)), new RandomRecords(8).records(5, 2));
    sql("UPDATE journal_segment SET number = 4 WHERE number = 3");
    sql("UPDATE journal_segment SET number = 3 WHERE number = 2");
    insert(forged);

    ChainWalk.Verdict verdict = chain.verify(journal);
    assertThat(verdict.position()).isEqualTo(6);
    assertThat(verdict.broken().orElseThrow().reason())
        .isEqualTo("segment 3 (records 5 to 8) comes after record 6");
  }

  @Test
  void aSegmentAppendedByHand() {
    Segment next = chain.next(journal.head(), new RandomRecords(8).records(13, 2));
    insert(new Segment(4, 13, 14, next.bytes(), segments.get(1).hash(), segments.get(2).hash()));

    assertThat(chain.verify(journal).broken().orElseThrow())
        .isEqualTo(
            new ChainWalk.Break(
                4, 13, "segment 4 (records 13 to 14) does not continue the hash of segment 3"));
  }

  @Test
  void whatALaterVersionWroteIsToldApartFromWhatWasChanged() {
    byte[] bytes = "{\"p\":13,\"t\":\"2026-01-05T09:00:00Z\",\"k\":\"later\"}\n".getBytes(UTF_8);
    SegmentHead head = journal.head();
    insert(new Segment(4, 13, 13, bytes, head.hash(), SegmentChain.hash(head, bytes)));

    assertThat(chain.verify(journal).broken().orElseThrow().reason())
        .startsWith("segment 4 (records 13 to 13) is what was hashed, but this version cannot")
        .endsWith("journal record 13 (later): the kind is unknown");
  }

  @Test
  void aSegmentWrittenAnewWithAHashThatFitsBreaksTheNext() {
    Segment second = segments.get(1);
    Segment forged =
        chain.next(SegmentHead.of(segments.get(0)), new RandomRecords(8).records(5, 4));
    set(second, "bytes", forged.bytes());
    set(second, "hash", forged.hash());

    ChainWalk.Verdict verdict = chain.verify(journal);
    assertThat(verdict.position()).isEqualTo(8);
    assertThat(verdict.broken().orElseThrow().reason())
        .isEqualTo("segment 3 (records 9 to 12) does not continue the hash of segment 2");
  }

  /** A base in the place of the first segment. */
  private void prune() {
    BaseStore bases = new BaseStore(store);
    BaseStore.Draft draft = bases.begin(SegmentHead.of(segments.get(0)));
    draft.add("some of the state".getBytes(UTF_8));
    draft.add("more of it".getBytes(UTF_8));
    bases.tidy(draft.end(Instant.parse("2026-01-05T09:00:00Z"), ZoneOffset.UTC), removed -> {});
  }

  @Test
  void anyColumnOfABase() {
    prune();
    assertThat(chain.verify(journal).ok()).isTrue();
    Map<String, Object> row = one("SELECT * FROM journal_base");
    for (String column : row.keySet()) {
      if (!column.equals("id")) {
        Object was = row.get(column);
        Object[] changes =
            was instanceof Long number
                ? new Object[] {number - 1, number + 1}
                : new Object[] {"", swapped(was.toString()), was.toString().substring(1)};
        for (Object changed : changes) {
          update("journal_base", column, changed);
          ChainWalk.Break broken = chain.verify(journal).broken().orElseThrow();
          assertThat(broken.number()).as(column).isZero();
          assertThat(broken.reason())
              .startsWith("the journal's base (said to be record ")
              .endsWith(") is not as it was written");
          update("journal_base", column, was);
        }
      }
    }
    assertThat(chain.verify(journal).ok()).isTrue();
  }

  /** With another first character. */
  private static String swapped(String text) {
    return (text.startsWith("f") ? "0" : "f") + text.substring(1);
  }

  @Test
  void anyPieceOfABase() {
    prune();
    Map<String, Object> second = one("SELECT * FROM journal_base_piece WHERE number = 2");
    for (String statement :
        List.of(
            "UPDATE journal_base_piece SET number = 3 WHERE number = 2",
            "UPDATE journal_base_piece SET base = 5 WHERE number = 2",
            "UPDATE journal_base_piece SET hash = 'ab' WHERE number = 2",
            "UPDATE journal_base_piece SET body = X'AB' WHERE number = 2",
            "DELETE FROM journal_base_piece WHERE number = 2")) {
      sql(statement);
      assertThat(chain.verify(journal).broken().orElseThrow())
          .as(statement)
          .isEqualTo(
              new ChainWalk.Break(
                  0,
                  0,
                  "piece 2 of the state that the journal begins with, as of record 4, is not as it"
                      + " was written"));
      sql("DELETE FROM journal_base_piece WHERE number >= 2");
      store
          .jdbi()
          .useExtension(
              BaseRows.class,
              rows ->
                  rows.add(
                      new BasePieceRow(
                          4, 2, "more of it".getBytes(UTF_8), "" + second.get("hash"))));
    }
    assertThat(chain.verify(journal).ok()).isTrue();
  }

  @Test
  void theFirstSegmentAfterABase() {
    prune();
    set(segments.get(1), "previous_hash", segments.get(1).hash());

    assertThat(chain.verify(journal).broken().orElseThrow())
        .isEqualTo(
            new ChainWalk.Break(
                2, 5, "segment 2 (records 5 to 8) does not continue the hash of segment 1"));
    sql("DELETE FROM journal_segment WHERE number = 2");
    assertThat(chain.verify(journal).broken().orElseThrow().reason())
        .isEqualTo("segment 2 is missing: after segment 1 comes segment 3 (records 9 to 12)");
  }

  @Test
  void aBaseTakenOut() {
    prune();
    sql("DELETE FROM journal_base");

    assertThat(chain.verify(journal).broken().orElseThrow())
        .isEqualTo(
            new ChainWalk.Break(
                1, 1, "segment 1 is missing: after segment 0 comes segment 2 (records 5 to 8)"));
  }

  private Map<String, Object> one(String query) {
    return store.jdbi().withHandle(handle -> handle.createQuery(query).mapToMap().one());
  }

  private void update(String table, String column, Object value) {
    store
        .jdbi()
        .useHandle(
            handle ->
                handle
                    .createUpdate("UPDATE " + table + " SET " + column + " = :value")
                    .bind("value", value)
                    .execute());
  }

  private void insert(Segment segment) {
    store.jdbi().useExtension(SegmentRows.class, rows -> rows.insert(segment));
  }

  private void sql(String statement) {
    store.jdbi().useHandle(handle -> handle.execute(statement));
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
    ChainWalk.Verdict verdict = chain.verify(journal);
    assertThat(verdict.broken()).get().extracting(ChainWalk.Break::number).isEqualTo(number);
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
