package io.goalpost.service.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.port.BacktestPort.Differing;
import io.goalpost.model.port.BacktestPort.Order;
import io.goalpost.model.port.BacktestPort.Outcome;
import io.goalpost.model.port.BacktestPort.Report;
import io.goalpost.model.port.BacktestPort.State;
import io.goalpost.model.port.BusyException;
import io.goalpost.model.port.NotFoundException;
import io.goalpost.model.series.ProblemsException;
import io.goalpost.service.Goalpost;
import io.goalpost.service.journal.JdbiJournalStore;
import io.goalpost.service.journal.JournalBase;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.Segment;
import io.goalpost.service.journal.SegmentHead;
import io.goalpost.service.loop.EngineClock;
import io.goalpost.service.loop.Limits;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Ann, Ben and Cas came before the series was live, or after; each did something with the mail that
 * it sent. The candidates wait for another time, or call the mail otherwise.
 */
class BacktestTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final String LIVE =
      """
      series: s
      enroll: existing
      blocks:
        - {id: start, rule: {attribute: plan, is: free}, next: pause}
        - {id: pause, wait: {for: P3D}, next: [mail, marked]}
        - {id: mail, content: {channel: webhook, subject: Hello}, next: clicked}
        - {id: clicked, rule: {content: mail, is: clicked}, for: P2D}
        - {id: marked, tag: {add: mailed}, next: text}
        - {id: text, content: {channel: sms, body: Hello}}
      goal: {when: {attribute: plan, is: paid}, within: P30D}
      exit: {when: {tag: vip}}
      """;
  private static final String OTHER =
      """
      series: other
      enroll: future
      blocks:
        - {id: start, rule: {attribute: spent, gt: 100}, next: marked}
        - {id: marked, tag: {add: vip}}
      """;

  private static Store store;
  private static Goalpost goalpost;
  private static BacktestDesk desk;

  @BeforeAll
  static void history() {
    store = TestStores.open(TestStores.h2Memory());
    goalpost = Goalpost.open(store, EngineClock.manual(START), null, Limits.DEFAULT);
    post(Map.of("user", "ann", "set", Map.of("plan", "free", "phone", "1")));
    publish("s", LIVE);
    publish("other", OTHER);
    at(1);
    post(Map.of("user", "ben", "set", Map.of("plan", "free", "phone", "2")));
    post(Map.of("user", "cas", "set", Map.of("plan", "free", "phone", "3")));
    at(2);
    post(Map.of("user", "cas", "set", Map.of("spent", 200))); // a vip by the other series
    at(3.5);
    post(Map.of("user", "ann", "content", "s/mail", "is", "clicked", "link", "https://e.com"));
    post(Map.of("user", "ann", "content", "s/text", "is", "unsubscribed"));
    at(5);
    post(Map.of("user", "ann", "set", Map.of("plan", "paid")));
    at(40);
    desk = desk(new JdbiJournalStore(store));
  }

  private static BacktestDesk desk(JournalStore journal) {
    AtomicInteger ids = new AtomicInteger();
    return new BacktestDesk(
        goalpost.loop(), journal, new JournalCodec(), () -> "b" + ids.incrementAndGet());
  }

  private static void publish(String id, String text) {
    goalpost.series().saveDraft(id, text);
    goalpost.series().publish(id, null, null);
  }

  private static void post(Map<?, ?> diff) {
    goalpost.diffs().post(DiffReader.readAll(List.of(diff)));
  }

  private static Instant day(double days) {
    return START.plus(Duration.ofMinutes((long) (days * 24 * 60)));
  }

  private static void at(double days) {
    goalpost.clocks().move(day(days), true);
  }

  @AfterAll
  static void close() {
    desk.close();
    goalpost.close();
    store.close();
  }

  private static Outcome run(Instant from, Instant to, String text) {
    long before = goalpost.loop().position();
    String id = desk.begin("s", new Order(from, to, text == null ? 1 : 0, text)).id();
    desk.await();
    Report report = desk.report("s", id);
    assertThat(report.problem()).isNull();
    assertThat(report.state()).isEqualTo(State.DONE);
    assertThat(report.progress()).isEqualTo(1);
    assertThat(goalpost.loop().position()).isEqualTo(before);
    return report.outcome();
  }

  @Test
  void theLiveVersionOverAllOfTheJournalComesToWhatItCameTo() {
    Outcome outcome = run(null, null, null);

    assertThat(outcome.live().figures()).isEqualTo(goalpost.figures().figures("s"));
    assertThat(outcome.live().blocks()).isEqualTo(goalpost.figures().blocks("s"));
    assertThat(outcome.candidate()).isEqualTo(outcome.live());
    assertThat(outcome.differing()).isZero();
    assertThat(outcome.interactionsLeftOut()).isZero();
  }

  @Test
  void figuresOfBothAndWhoDiffersFromWhereTheyDo() {
    Outcome outcome = run(null, null, LIVE.replace("P3D", "P6D"));

    // Ann clicked before this mail left, and had left the channel of the text by then.
    assertThat(outcome.candidate().blocks().get("mail")).containsEntry("clicked", 0L);
    assertThat(outcome.candidate().blocks().get("text"))
        .containsEntry("sent", 1L)
        .containsEntry("unsent", 1L);
    assertThat(outcome.live().blocks().get("mail")).containsEntry("clicked", 1L);
    assertThat(outcome.live().blocks().get("text")).containsEntry("sent", 2L);
    assertThat(outcome.interactionsLeftOut()).isEqualTo(2);
    assertThat(outcome.differing()).isEqualTo(2);
    Differing ann = outcome.users().get(0);
    assertThat(ann.user()).isEqualTo("ann");
    assertThat(ann.live().get(0)).isEqualTo(day(3) + " waited s ann block=pause");
    assertThat(ann.live().get(1)).isEqualTo(day(3) + " sent s ann block=mail channel=webhook");
    assertThat(ann.candidate().get(0)).isEqualTo(day(5) + " goal-hit s ann version=1 left=active");
  }

  @Test
  void tagsOfOtherSeriesComeAndThoseOfItselfDoNot() {
    String untagged = LIVE.replace("add: mailed", "add: written");
    Outcome outcome = run(null, null, untagged.replace("{tag: vip}", "{tag: mailed}"));

    assertThat(outcome.live().figures()).containsEntry("exited", 1L); // cas, by the other's tag
    assertThat(outcome.candidate().figures()).containsEntry("exited", 0L);
  }

  @Test
  void whatWasBeforeTheRangeIsKnownAndWhatComesAtItsEndIsOutside() {
    Outcome from = run(day(1.5), day(5), LIVE.replace("existing", "future"));
    assertThat(from.candidate().figures()).containsEntry("started", 0L);
    assertThat(from.live().figures()).containsEntry("started", 3L).containsEntry("goal", 0L);

    Outcome to = run(null, day(1), LIVE.replace("existing", "future"));
    assertThat(to.live().figures()).containsEntry("started", 1L);
    assertThat(to.candidate().figures()).containsEntry("started", 1L);
  }

  @Test
  void refusesWhatCannotBePlayed() {
    assertThatThrownBy(() -> desk.begin("s", new Order(null, day(50), 1, null)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("to is after now");
    assertThatThrownBy(() -> desk.begin("s", new Order(day(2), day(2), 1, null)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("from is not before the end");
    assertThatThrownBy(() -> desk.begin("none", new Order(null, null, 1, null)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> desk.begin("s", new Order(null, null, 0, "series: s")))
        .isInstanceOf(ProblemsException.class);
    assertThatThrownBy(() -> desk.report("s", "b0")).isInstanceOf(NotFoundException.class);
  }

  @Test
  void thereIsOneAtATimeAndItCanBeCancelled() {
    StoppedJournal journal = new StoppedJournal(new JdbiJournalStore(store));
    try (BacktestDesk stopped = desk(journal)) {
      String id = stopped.begin("s", new Order(null, null, 1, null)).id();
      assertThat(stopped.report("s", id).state()).isEqualTo(State.RUNNING);
      assertThatThrownBy(() -> stopped.begin("s", new Order(null, null, 1, null)))
          .isInstanceOf(BusyException.class);

      post(Map.of("user", "dan", "set", Map.of("name", "Dan"))); // the engine goes on meanwhile
      stopped.cancel("s", id);
      journal.goOn.countDown();
      stopped.await();
      assertThat(stopped.report("s", id).state()).isEqualTo(State.CANCELLED);
      assertThat(stopped.report("s", id).outcome()).isNull();
    }
  }

  @Test
  void theOldestAreForgotten() {
    for (int i = 0; i <= BacktestDesk.REMEMBERED_MAX; i++) {
      run(null, day(0.5), null);
    }
    assertThatThrownBy(() -> desk.report("s", "b1")).isInstanceOf(NotFoundException.class);
  }

  /** Reads when it is told to. */
  private static final class StoppedJournal implements JournalStore {

    private final JournalStore journal;
    private final CountDownLatch goOn = new CountDownLatch(1);

    StoppedJournal(JournalStore journal) {
      this.journal = journal;
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
    public void walk(long position, Predicate<? super Segment> goesOn) {
      try {
        goOn.await();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
      journal.walk(position, goesOn);
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
    public void append(Segment segment) {
      journal.append(segment);
    }

    @Override
    public Optional<Segment> containing(long position) {
      return journal.containing(position);
    }

    @Override
    public void clear() {
      journal.clear();
    }
  }
}
