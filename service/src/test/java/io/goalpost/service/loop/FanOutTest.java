package io.goalpost.service.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.journal.FanOutReached;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Input.DiffAccepted;
import io.goalpost.model.journal.JournalRecord;
import io.goalpost.model.port.BusyException;
import io.goalpost.model.port.DiffPort.Result;
import io.goalpost.service.checkpoint.JdbiCheckpointStore;
import io.goalpost.service.engine.Engine;
import io.goalpost.service.journal.JdbiJournalStore;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.SegmentChain;
import io.goalpost.service.loop.FailingJournal.Fault;
import io.goalpost.service.ports.Diffs;
import io.goalpost.service.ports.JournalReader;
import io.goalpost.service.replay.Replay;
import io.goalpost.service.state.State;
import io.goalpost.service.state.StateBounds;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A company's diff with many members does what it would do at once, in the same order (T2), and
 * others are served meanwhile.
 */
@Timeout(120)
class FanOutTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final int SECONDS = 60;
  private static final int MEMBERS = 600;
  private static final Map<String, String> SERIES =
      Map.of(
          "rise",
          """
          series: rise
          title: Rise
          enroll: future
          blocks:
            - {id: in, rule: {company: tier, is: gold}, next: day}
            - {id: day, wait: {for: P1D}}
          goal: {when: {company: tier, is: platinum}, within: P7D}
          exit: {when: {company: closed, is: true}}
          """,
          "greet",
          """
          series: greet
          title: Greet
          enroll: future
          blocks:
            - {id: free, rule: {attribute: plan, is: free}, next: gold}
            - {id: gold, rule: {company: tier, is: gold}, for: P9D, next: {matched: hook}}
            - {id: hook, content: {channel: webhook}}
          goal: {subject: company, when: {company: tier, is: platinum}, within: P7D}
          """,
          "seat",
          """
          series: seat
          title: Seat
          scope: member
          enroll: future
          reentry: rematch
          blocks:
            - {id: in, rule: {not: {company: tier, is: platinum}}, next: day}
            - {id: day, wait: {for: P1D}}
          exit: {when: {company: closed, is: true}, onMismatch: true}
          """,
          "part",
          """
          series: part
          title: Some of them, as an attribute of theirs shows
          enroll: future
          blocks:
            - id: in
              rule: {all: [{attribute: plan, is: free}, {company: tier, is: gold}]}
              next: late
            - id: late
              rule: {all: [{attribute: seats, is: 0}, {company: tier, is: platinum}]}
              for: P9D
          goal: {when: {all: [{attribute: seats, is: 1}, {company: tier, is: platinum}]}}
          exit: {when: {all: [{attribute: seats, is: 2}, {company: closed, is: true}]}}
          """);

  /** Of which an attribute shows at a glance that none can hit its goal. */
  private static final String NOBODY =
      """
      series: nobody
      title: Nobody
      enroll: future
      blocks:
        - {id: in, rule: {attribute: plan, known: true}, next: day}
        - {id: day, wait: {for: P1D}}
      goal: {when: {all: [{attribute: plan, is: none}, {company: tier, is: gold}]}}
      """;

  private static final String MARKED =
      """
      series: mark
      title: Mark
      enroll: future
      blocks:
        - {id: in, rule: {company: tier, is: gold}, next: tag}
        - {id: tag, tag: {add: golden}, next: then}
        - {id: then, rule: {tag: golden}, for: P1D, next: {matched: hook}}
        - {id: hook, content: {channel: webhook}}
      """;

  private static final List<Diff> OF_THE_COMPANY =
      DiffReader.readAll(
          List.of(
              Map.of("id", "gold", "company", "acme", "set", Map.of("tier", "gold")),
              Map.of("id", "platinum", "company", "acme", "set", Map.of("tier", "platinum")),
              Map.of("id", "closed", "company", "acme", "set", Map.of("closed", true))));

  private final Store store = TestStores.open(TestStores.h2Memory());
  private final SegmentChain chain = new SegmentChain(new JournalCodec());
  private final FailingJournal failing = new FailingJournal(new JdbiJournalStore(store));
  private final SteppedJournal journal = new SteppedJournal(failing);
  private final JdbiCheckpointStore checkpoints = new JdbiCheckpointStore(store);
  private EngineLoop loop;
  private Diffs diffs;

  @BeforeEach
  void open() {
    Limits limits = new Limits(64, 100, 1_000, Duration.ofSeconds(SECONDS), StateBounds.DEFAULT);
    loop = Loops.on(journal, chain, checkpoints, EngineClock.manual(START), limits);
    loop.start();
    diffs = new Diffs(loop, new JournalReader(journal, chain));
  }

  @AfterEach
  void close() {
    journal.letAllThrough();
    loop.close();
    store.close();
  }

  private static void publish(Engine engine, String series, String text) {
    engine.saveDraft(series, text);
    engine.publish(series, text, null, null);
  }

  /** Series, and members of two companies, some of them free. */
  private static void prepare(Engine engine) {
    engine.moveTo(START);
    SERIES.forEach((series, text) -> publish(engine, series, text));
    members().forEach(diff -> engine.accept(diff, 0));
  }

  private static List<Diff> members() {
    List<Map<String, Object>> members = new ArrayList<>();
    for (int i = 0; i < MEMBERS; i++) {
      List<String> companies = i % 5 == 0 ? List.of("umbra", "acme") : List.of("acme");
      members.add(
          Map.of(
              "user",
              "m" + i,
              "join",
              companies,
              "set",
              Map.of("plan", i % 2 == 0 ? "free" : "pro", "seats", i % 3)));
    }
    return DiffReader.readAll(members);
  }

  private void prepare() {
    loop.submit(
        engine -> {
          prepare(engine);
          return null;
        });
  }

  /** What each diff of the company fires where all members are looked at at once. */
  private static List<List<String>> atOnce() {
    try (Engine engine = new Engine(new State())) {
      prepare(engine);
      return OF_THE_COMPANY.stream().map(diff -> lines(engine.accept(diff, 0).firings())).toList();
    }
  }

  private static List<String> lines(List<Firing> firings) {
    return firings.stream().map(FanOutTest::line).toList();
  }

  /** A receipt is a position, and there are records in between that tell how far it is. */
  private static String line(Firing firing) {
    return firing.line().replaceAll(" receipt=\\d+", "");
  }

  private List<JournalRecord> records(Predicate<JournalRecord> wanted) {
    return new JournalReader(journal, chain).records(0, Integer.MAX_VALUE, wanted);
  }

  private List<FanOutReached> reached() {
    return records(FanOutReached.class::isInstance).stream()
        .map(FanOutReached.class::cast)
        .toList();
  }

  private static boolean isOver(FanOutReached reached) {
    return reached.step() == FanOutReached.Step.OVER;
  }

  /** What is in the journal because of the diff of that id. */
  private List<String> fired(String id) {
    long cause =
        records(DiffAccepted.class::isInstance).stream()
            .map(DiffAccepted.class::cast)
            .filter(each -> each.diff().id().equals(id))
            .findFirst()
            .orElseThrow()
            .position();
    return records(r -> r instanceof Firing firing && firing.cause() == cause).stream()
        .map(record -> line((Firing) record))
        .toList();
  }

  private void assertReplays() {
    assertThat(new Replay(journal, new JournalCodec()).run(position -> {}).difference()).isEmpty();
  }

  @Test
  void inPiecesItDoesWhatItWouldDoAtOnce() {
    prepare();

    List<List<String>> expected = atOnce();
    for (int i = 0; i < OF_THE_COMPANY.size(); i++) {
      Result result = diffs.post(OF_THE_COMPANY.subList(i, i + 1)).get(0);

      assertThat(lines(result.firings()))
          .isEqualTo(expected.get(i))
          .hasSizeGreaterThan(MEMBERS / 2);
      assertThat(fired(result.id())).isEqualTo(expected.get(i));
    }
    assertThat(reached()).hasSizeGreaterThan(20);
    assertThat(reached().stream().filter(FanOutTest::isOver)).hasSize(OF_THE_COMPANY.size());
    assertReplays();
  }

  /** A journal's pieces stay where they were, whatever is not asked because it is plain. */
  @Test
  void whoPlainlyCannotHitAGoalCountsAllTheSame() {
    loop.submit(
        engine -> {
          engine.moveTo(START);
          publish(engine, "nobody", NOBODY);
          members().forEach(diff -> engine.accept(diff, 0));
          return null;
        });

    assertThat(diffs.post(OF_THE_COMPANY.subList(0, 1)).get(0).firings()).isEmpty();
    assertThat(reached().stream().filter(each -> each.step() == FanOutReached.Step.GOALS))
        .hasSizeGreaterThanOrEqualTo(2);
    assertReplays();
  }

  @Test
  void asTheLastOfARequestItIsAnsweredWithTheOthers() {
    prepare();
    Diff ann =
        DiffReader.readAll(List.of(Map.of("user", "ann", "set", Map.of("plan", "free")))).get(0);

    List<Result> results = diffs.post(List.of(ann, OF_THE_COMPANY.get(0)));

    assertThat(lines(results.get(0).firings())).containsExactly("entered greet ann version=1");
    assertThat(lines(results.get(1).firings())).isEqualTo(atOnce().get(0));
  }

  @Test
  void othersAreServedMeanwhileAndMembersWhenItIsOver() throws Exception {
    prepare();
    journal.hold();
    CompletableFuture<List<Result>> gold = posted(OF_THE_COMPANY.get(0));
    journal.awaitCommit();
    awaitFull(); // the next commit, before it is over
    CompletableFuture<List<Result>> zoe = posted(free("zoe"));
    awaitWaiting(1);
    CompletableFuture<Boolean> question =
        CompletableFuture.supplyAsync(() -> loop.ask(Engine::isFanningOut));
    awaitWaiting(2);
    CompletableFuture<List<Result>> member = posted(free("m1"));
    awaitWaiting(3);
    journal.letAllThrough();

    List<String> expected = atOnce().get(0);
    assertThat(lines(get(gold).get(0).firings())).isEqualTo(expected);
    assertThat(fired("gold")).isEqualTo(expected);
    assertThat(lines(get(zoe).get(0).firings())).containsExactly("entered greet zoe version=1");
    assertThat(question.get(SECONDS, TimeUnit.SECONDS)).as("while it went on").isTrue();
    long over = reached().stream().filter(FanOutTest::isOver).findFirst().orElseThrow().position();
    assertThat(get(zoe).get(0).position()).isBetween(get(gold).get(0).position(), over);
    assertThat(get(member).get(0).position()).isGreaterThan(over);
    assertReplays();
  }

  private static Diff free(String user) {
    return DiffReader.readAll(
            List.of(Map.of("id", "d-" + user, "user", user, "set", Map.of("plan", "free"))))
        .get(0);
  }

  private CompletableFuture<List<Result>> posted(Diff diff) {
    return CompletableFuture.supplyAsync(() -> diffs.post(List.of(diff)));
  }

  private static List<Result> get(CompletableFuture<List<Result>> answer) throws Exception {
    return answer.get(SECONDS, TimeUnit.SECONDS);
  }

  /** Waits until the engine waits for the commit that is held: what comes now is queued. */
  private static void awaitFull() {
    await(
        () ->
            Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> each.getKey().getName().equals("engine"))
                .flatMap(each -> Arrays.stream(each.getValue()))
                .anyMatch(frame -> frame.getMethodName().equals("awaitCommit")));
  }

  private void awaitWaiting(int requests) {
    await(() -> loop.waiting() >= requests);
  }

  private static void await(BooleanSupplier what) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!what.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it did not come to be").isLessThan(end);
    }
  }

  @Test
  void whereverTheProcessEndsTheNextGoesOnFromThere() throws Exception {
    prepare();
    List<String> expected = atOnce().get(0);
    journal.hold();
    CompletableFuture<List<Result>> gold = posted(OF_THE_COMPANY.get(0));
    int ends = 0;
    do {
      journal.awaitCommit();
      journal.letOneThrough();
      journal.awaitCommit(); // the last one is stored
      try (Engine next = new Engine(Loops.recovered(journal, chain, checkpoints))) {
        List<String> fired = new ArrayList<>(fired("gold"));
        while (next.isFanningOut()) {
          fired.addAll(lines(next.goOn().firings()));
        }
        assertThat(fired).as("after %s", reached().get(reached().size() - 1)).isEqualTo(expected);
      }
      ends++;
      journal.letOneThrough();
    } while (!gold.isDone() && ends < 3);

    journal.letAllThrough();
    assertThat(lines(get(gold).get(0).firings())).isEqualTo(expected);
    assertThat(ends).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DIES_BEFORE_COMMIT", "DIES_AFTER_COMMIT"})
  void aServerThatStartsAgainFinishesItBeforeAnythingElse(Fault death) throws Exception {
    prepare();
    CompletableFuture<List<Result>> gold = goldWhoseFirstCommitIsMade();
    failing.failNext(death);
    journal.letAllThrough();
    assertThatThrownBy(() -> get(gold)).hasCauseInstanceOf(BusyException.class);
    loop.close();
    open();

    Result again = diffs.post(OF_THE_COMPANY.subList(0, 1)).get(0);

    assertThat(again.duplicate()).isTrue();
    assertThat(fired("gold")).isEqualTo(atOnce().get(0));
    assertReplays();
  }

  /** The company's diff in its middle: what comes of it next waits to be stored. */
  private CompletableFuture<List<Result>> goldWhoseFirstCommitIsMade() throws InterruptedException {
    journal.hold();
    CompletableFuture<List<Result>> gold = posted(OF_THE_COMPANY.get(0));
    journal.awaitCommit();
    journal.letOneThrough();
    journal.awaitCommit();
    return gold;
  }

  @Test
  void commitsThatFailTakeNothingOfItTwice() {
    prepare();
    failing.failEverySecond(Fault.BEFORE_COMMIT);
    Result gold = untilTaken(OF_THE_COMPANY.get(0));
    untilTaken(free("zoe"));
    failing.failEverySecond(Fault.NONE);

    assertThat(gold.position()).isPositive();
    assertThat(fired("gold")).isEqualTo(atOnce().get(0));
    assertReplays();
  }

  @Test
  void whoOnlyAsksDoesNotKeepItFromGoingOnAfterACommitThatFailed() throws Exception {
    prepare();
    CompletableFuture<List<Result>> gold = goldWhoseFirstCommitIsMade();
    failing.failNext(Fault.BEFORE_COMMIT);
    journal.letAllThrough();
    assertThatThrownBy(() -> get(gold)).hasCauseInstanceOf(BusyException.class);

    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    boolean goesOn = true;
    while (goesOn && System.nanoTime() < end) {
      goesOn = loop.ask(Engine::isFanningOut);
    }
    assertThat(goesOn).isFalse();
    assertThat(fired("gold")).isEqualTo(atOnce().get(0));
  }

  @Test
  void whatChangesNothingIsLookedAtByNobody() {
    prepare();
    Result first = diffs.post(OF_THE_COMPANY.subList(0, 1)).get(0);
    long before = loop.position();
    Diff again =
        DiffReader.readAll(List.of(Map.of("company", "acme", "set", Map.of("tier", "gold"))))
            .get(0);

    assertThat(diffs.post(List.of(again)).get(0).firings()).isEmpty();
    assertThat(loop.position()).isEqualTo(before + 1);
    assertThat(first.firings()).isNotEmpty();
    assertReplays();
  }

  private Result untilTaken(Diff diff) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (System.nanoTime() < end) {
      try {
        return diffs.post(List.of(diff)).get(0);
      } catch (BusyException busy) {
        Thread.onSpinWait(); // it is sent again
      }
    }
    throw new AssertionError("never taken: " + diff);
  }

  @Test
  void whatIsRefusedMeanwhileLeavesItAsItIs() throws Exception {
    prepare();
    journal.hold();
    CompletableFuture<List<Result>> gold = posted(OF_THE_COMPANY.get(0));
    journal.awaitCommit();
    awaitFull();
    Diff none =
        DiffReader.readAll(List.of(Map.of("user", "zoe", "content", "greet/hook", "is", "opened")))
            .get(0);
    CompletableFuture<List<Result>> refused = posted(none);
    awaitWaiting(1);
    journal.letAllThrough();

    assertThatThrownBy(() -> get(refused)).hasMessageContaining("content");
    assertThat(lines(get(gold).get(0).firings())).isEqualTo(atOnce().get(0));
  }

  @Test
  void tagsOfItsPathsComeAfterItAndInTheSameCommit() {
    List<Firing> atOnce;
    try (Engine engine = new Engine(new State())) {
      prepare(engine);
      publish(engine, "mark", MARKED);
      atOnce = engine.accept(OF_THE_COMPANY.get(0), 0).firings();
    }
    prepare();
    loop.submit(
        engine -> {
          publish(engine, "mark", MARKED);
          return null;
        });

    Result gold = diffs.post(OF_THE_COMPANY.subList(0, 1)).get(0);

    assertThat(lines(gold.firings()))
        .isEqualTo(lines(atOnce))
        .contains("tagged mark m1 block=tag tag=golden")
        .anyMatch(line -> line.startsWith("error mark"));
    assertReplays();
  }
}
