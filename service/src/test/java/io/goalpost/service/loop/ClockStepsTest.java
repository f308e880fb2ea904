package io.goalpost.service.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Input;
import io.goalpost.model.journal.JournalRecord;
import io.goalpost.service.checkpoint.JdbiCheckpointStore;
import io.goalpost.service.journal.JdbiJournalStore;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.SegmentChain;
import io.goalpost.service.ports.Diffs;
import io.goalpost.service.ports.Facts;
import io.goalpost.service.ports.JournalReader;
import io.goalpost.service.ports.SeriesDesk;
import io.goalpost.service.state.StateBounds;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The system's clock is set, or the machine was suspended: nothing is reordered, lost or early. */
class ClockStepsTest {

  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int COMMIT_RECORDS = 40;
  private static final int DEADLINE_SECONDS = 20;
  private static final String SERIES =
      """
      series: s
      title: S
      enroll: future
      blocks:
        - id: a
          rule: {attribute: due, known: true}
          next: w
        - id: w
          wait: {until: {attribute: due}}
      """;

  private final Store store = TestStores.open(TestStores.h2Memory());
  private final SegmentChain chain = new SegmentChain(new JournalCodec());
  private final SteppedJournal journal = new SteppedJournal(new JdbiJournalStore(store));
  private final JournalReader reader = new JournalReader(journal, chain);
  private volatile Instant wall = START;
  private EngineLoop loop;
  private Diffs diffs;

  @BeforeEach
  void open() {
    JdbiCheckpointStore checkpoints = new JdbiCheckpointStore(store);
    Limits limits =
        new Limits(
            64,
            COMMIT_RECORDS,
            1_000_000,
            Duration.ofSeconds(DEADLINE_SECONDS),
            StateBounds.DEFAULT);
    loop = Loops.on(journal, chain, checkpoints, EngineClock.system(() -> wall), limits);
    loop.start();
    diffs = new Diffs(loop, reader);
    SeriesDesk series = new SeriesDesk(loop);
    series.saveDraft("s", SERIES);
    series.publish("s", null, null);
  }

  @AfterEach
  void close() {
    journal.letAllThrough();
    loop.close();
    store.close();
  }

  @Test
  void anHourBackTimeStandsStillAndWhatComesKeepsItsOrder() {
    waits("ann", START.plus(HOUR.multipliedBy(2)));
    wall = START.plus(HOUR);
    seen("before");

    wall = START;
    seen("one");
    wall = wall.plus(HOUR.dividedBy(2));
    seen("two");

    assertThat(diffs()).extracting(each -> each.diff().id()).endsWith("before", "one", "two");
    assertThat(diffs())
        .extracting(Input.DiffAccepted::at)
        .endsWith(START.plus(HOUR), START.plus(HOUR), START.plus(HOUR));
    assertThat(waited()).isEmpty();
    assertDense();
  }

  @Test
  void whatFiredBeforeAStepBackDoesNotFireAgainAndWhatWaitsFiresAtItsInstant() {
    waits("ann", START.plus(HOUR));
    waits("bob", START.plus(HOUR.multipliedBy(2)));
    wall = START.plus(HOUR).plusSeconds(1);
    seen("one");
    assertThat(waited()).extracting(Firing::user).containsExactly("ann");

    wall = START;
    seen("two");
    wall = START.plus(HOUR.multipliedBy(2)).minusMillis(1);
    seen("three");
    assertThat(waited()).extracting(Firing::user).containsExactly("ann");
    wall = START.plus(HOUR.multipliedBy(2)).plusMillis(1);
    seen("four");

    assertThat(waited()).extracting(Firing::user).containsExactly("ann", "bob");
    assertThat(waited().get(1).at()).isEqualTo(START.plus(HOUR.multipliedBy(2)));
    assertDense();
  }

  @Test
  void aRestartWhileTheClockIsBehindKeepsTheOrder() {
    wall = START.plus(HOUR);
    seen("before");
    loop.close();
    wall = START;
    open();
    seen("after");

    assertThat(diffs())
        .extracting(Input.DiffAccepted::at)
        .endsWith(START.plus(HOUR), START.plus(HOUR));
    assertDense();
  }

  @Test
  void aDayForwardFiresAllThatIsDueInItsOrderOnceAndBeforeWhatComes() {
    List<Integer> minutes = new ArrayList<>();
    for (int i = 1; i <= 300; i++) {
      minutes.add(i);
    }
    Collections.shuffle(minutes, new Random(8));
    wait(minutes);

    wall = START.plus(Duration.ofDays(1));
    seen("after");

    List<Firing> fired = waited();
    assertThat(fired).hasSize(300);
    for (int i = 0; i < fired.size(); i++) {
      assertThat(fired.get(i).user()).isEqualTo("u" + (i + 1));
      assertThat(fired.get(i).at()).isEqualTo(START.plus(Duration.ofMinutes(i + 1)));
    }
    Input.DiffAccepted after = diffs().get(diffs().size() - 1);
    assertThat(after.at()).isEqualTo(wall);
    assertThat(after.position()).isGreaterThan(fired.get(299).position());
    journal.forEachFrom(
        fired.get(0).position(),
        segment ->
            assertThat(segment.last() - segment.first())
                .as("%s", segment)
                .isLessThan(COMMIT_RECORDS + 10));
    assertDense();
  }

  @Test
  void howLateItFiredIsKnownOnceItIsStored() {
    waits("ann", START.plus(HOUR));
    waits("bob", START.plus(HOUR).plusSeconds(90));
    assertThat(loop.lateness().millis().getCount()).isZero();

    wall = START.plus(HOUR).plusSeconds(100);
    seen("after");

    assertThat(loop.lateness().millis().getSnapshot().getValues()).containsExactly(10_000, 100_000);
  }

  @Test
  void questionsAreAnsweredWhileADayOfTimersFires() throws Exception {
    wait(IntStream.range(1, 201).boxed().toList());
    journal.hold();
    wall = START.plus(Duration.ofDays(1));
    journal.awaitCommit(); // the first piece is done and not stored yet
    CompletableFuture<Integer> question =
        CompletableFuture.supplyAsync(() -> new Facts(loop).entries("u7").size());
    CompletableFuture<Void> change = CompletableFuture.runAsync(() -> seen("after"));
    while (loop.waiting() < 2) {
      Thread.onSpinWait();
    }

    journal.letOneThrough();
    journal.awaitCommit(); // the second piece, with which the question is answered
    journal.letOneThrough();
    assertThat(question.get(DEADLINE_SECONDS, TimeUnit.SECONDS)).isEqualTo(1);
    journal.awaitCommit(); // the third piece
    assertThat(change).as("a diff comes after all that is due before it (T1)").isNotDone();

    journal.letAllThrough();
    change.get(DEADLINE_SECONDS, TimeUnit.SECONDS);
    assertThat(waited()).hasSize(200);
    assertDense();
  }

  /** One user each, in one request, whose wait is over so many minutes after the start. */
  private void wait(List<Integer> minutes) {
    diffs.post(
        DiffReader.readAll(
            minutes.stream()
                .map(minute -> waiting("u" + minute, START.plus(Duration.ofMinutes(minute))))
                .toList()));
  }

  private void waits(String user, Instant due) {
    post(waiting(user, due));
  }

  private static Map<String, Object> waiting(String user, Instant due) {
    return Map.of("id", "w-" + user, "user", user, "set", Map.of("due", due.toString()));
  }

  private void seen(String id) {
    post(Map.of("id", id, "user", "somebody", "event", "seen"));
  }

  private void post(Map<String, Object> diff) {
    List<Diff> one = DiffReader.readAll(List.of(diff));
    assertThat(diffs.post(one).get(0).duplicate()).isFalse();
  }

  private List<JournalRecord> journal() {
    return reader.records(0, Integer.MAX_VALUE, record -> true);
  }

  private List<Input.DiffAccepted> diffs() {
    return journal().stream()
        .filter(Input.DiffAccepted.class::isInstance)
        .map(Input.DiffAccepted.class::cast)
        .toList();
  }

  private List<Firing> waited() {
    return journal().stream()
        .filter(Firing.class::isInstance)
        .map(Firing.class::cast)
        .filter(firing -> firing.kind() == Firing.Kind.WAITED)
        .toList();
  }

  private void assertDense() {
    Instant last = Instant.MIN;
    long position = 0;
    for (JournalRecord record : journal()) {
      assertThat(record.position()).isEqualTo(++position);
      assertThat(record.at()).isAfterOrEqualTo(last);
      last = record.at();
    }
  }
}
