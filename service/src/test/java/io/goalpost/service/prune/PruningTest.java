package io.goalpost.service.prune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.explain.Answer;
import io.goalpost.model.explain.Explanation;
import io.goalpost.model.explain.Reason;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.port.BacktestPort;
import io.goalpost.model.port.ExplainPort;
import io.goalpost.model.port.ExportPort;
import io.goalpost.model.port.FiringPort;
import io.goalpost.model.port.GoneException;
import io.goalpost.model.port.JournalPort;
import io.goalpost.service.Goalpost;
import io.goalpost.service.checkpoint.JdbiCheckpointStore;
import io.goalpost.service.journal.BaseStore;
import io.goalpost.service.journal.JdbiJournalStore;
import io.goalpost.service.journal.JournalBase;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.loop.EngineClock;
import io.goalpost.service.loop.Limits;
import io.goalpost.service.projection.PrunedFirings;
import io.goalpost.service.replay.Replay;
import io.goalpost.service.state.StateBounds;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What whoever asks is told once the beginning of the journal is gone. */
class PruningTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final String SERIES =
      """
      series: hello
      title: Hello
      enroll: future
      reentry: rematch
      blocks:
        - {id: free, rule: {attribute: plan, is: free}, next: mail}
        - {id: mail, content: {channel: email}, next: {sent: hook, unsent: hook}}
        - {id: hook, content: {channel: webhook}, next: week}
        - {id: week, wait: {for: P7D}, next: later}
        - {id: later, content: {channel: webhook}}
      goal:
        when: {attribute: seats, gte: 5}
        attribution: {after: sent, within: P7D}
      exit: {when: {tag: gone}}
      """;

  abstract static class Contract {

    private Store store;
    private Goalpost goalpost;
    private JournalBase base;
    private List<String> rowsBefore;
    private List<Firing> found;
    private Map<String, Long> figures;

    abstract String url();

    /**
     * On the first day three enter, of whom one has hit the goal and one is gone; on the third one
     * more enters. Then what is before the second day goes.
     */
    @BeforeEach
    void prunedAfterTheFirstDay() {
      store = TestStores.open(url());
      begin();
      goalpost.series().saveDraft("hello", SERIES);
      goalpost.series().publish("hello", null, null);
      post("ann", "set", Map.of("plan", "free"));
      post("bob", "set", Map.of("plan", "free", "email", "b@example.com"));
      post("cid", "set", Map.of("plan", "free", "email", "c@example.com"));
      day(0, 1);
      post("ann", "set", Map.of("seats", 5));
      post("bob", "tag", "gone");
      post("dan", "set", Map.of("seats", 7));
      day(2, 0);
      post("eve", "set", Map.of("plan", "free"));
      post("cid", "set", Map.of("name", "Cid"));
      rowsBefore = rows(null);
      found = goalpost.firings().find(FiringPort.Query.of("hello", null, 0, 1_000));
      figures = goalpost.figures().figures("hello");
      goalpost.close();

      prune(2, 0);
      begin();
    }

    @AfterEach
    void close() {
      goalpost.close();
      store.close();
    }

    private void begin() {
      goalpost = Goalpost.open(store, EngineClock.manual(START), null, Limits.DEFAULT);
    }

    private void prune(int days, int hours) {
      base =
          new Pruning(
                  new JdbiJournalStore(store),
                  new BaseStore(store),
                  new JdbiCheckpointStore(store),
                  new PrunedFirings(store),
                  StateBounds.DEFAULT)
              .run(instant(days, hours), Silent.PROGRESS)
              .base();
    }

    private static Instant instant(int days, int hours) {
      return START.plus(days, ChronoUnit.DAYS).plus(hours, ChronoUnit.HOURS);
    }

    private void day(int days, int hours) {
      goalpost.clocks().move(instant(days, hours), true);
    }

    private List<Firing> post(String user, String field, Object value) {
      return goalpost
          .diffs()
          .post(DiffReader.readAll(List.of(Map.of("user", user, field, value))))
          .get(0)
          .firings();
    }

    private List<String> rows(Instant from) {
      List<String> rows = new ArrayList<>();
      goalpost
          .exports()
          .export(
              "hello",
              from,
              null,
              (file, cells) -> rows.add(file.fileName() + Arrays.toString(cells)));
      return rows;
    }

    private Explanation why(String user) {
      return goalpost.explanations().explain(ExplainPort.Query.now("hello", user));
    }

    private Answer answer(String user, Answer.About about) {
      return why(user).answers().stream()
          .filter(each -> each.about() == about)
          .findFirst()
          .orElseThrow();
    }

    @Test
    void theJournalBeginsBeforeTheFirstThatIsLater() {
      assertThat(base.at()).isEqualTo(instant(0, 1));
      JournalStore journal = new JdbiJournalStore(store);
      assertThat(journal.containing(base.position())).isEmpty();
      assertThat(journal.containing(base.position() + 1)).isPresent();
      assertThat(journal.containing(1)).isEmpty();
    }

    @Test
    void verifyWalksFromItsHash() {
      JournalPort.Verdict verdict = goalpost.journal().verify();

      assertThat(verdict)
          .isEqualTo(
              JournalPort.Verdict.good(goalpost.loop().position())
                  .since(base.position(), instant(0, 1)));
    }

    @Test
    void theRulesGiveTheRestAgain() {
      day(9, 0);
      Replay.Result result =
          new Replay(new JdbiJournalStore(store), new JournalCodec()).run(position -> {});

      assertThat(result.difference()).isEmpty();
      assertThat(result.position()).isEqualTo(goalpost.loop().position());
    }

    @Test
    void everybodyGoesOnFromWhereTheyWere() {
      assertThat(goalpost.figures().figures("hello")).isEqualTo(figures);
      assertThat(post("ann", "set", Map.of("seats", 6))).isEmpty();
      assertThat(post("cid", "set", Map.of("seats", 6)))
          .extracting(Firing::line)
          .containsExactly(
              "goal-hit hello cid version=1 left=active",
              "attributed hello cid block=mail receipt=" + receipt("cid", "mail"));
      assertThat(goalpost.clocks().move(instant(7, 0), true).firings())
          .extracting(Firing::line)
          .contains("waited hello ann block=week", "finished hello ann");
    }

    private long receipt(String user, String block) {
      return goalpost.facts().entries("hello", user).get(0).receiptOf(block).orElseThrow().id();
    }

    @Test
    void withoutACheckpointTheBaseIsWhereRecoveryBegins() {
      goalpost.close();
      new JdbiCheckpointStore(store).clear();
      begin();

      everybodyGoesOnFromWhereTheyWere();
      goalpost.close(); // writes a checkpoint, of all
      begin();
      assertThat(goalpost.facts().entries("hello", "cid")).hasSize(1);
      assertThat(goalpost.facts().entries("hello", "bob")).hasSize(1);
    }

    @Test
    void firingsAreStillFoundButNotShownWhole() {
      assertThat(goalpost.firings().find(FiringPort.Query.of("hello", null, 0, 1_000)))
          .isEqualTo(found);
      Firing first = found.get(0);
      assertThat(first.position()).isLessThan(base.position());
      assertThatThrownBy(() -> goalpost.firings().at(first.position()))
          .isInstanceOf(GoneException.class)
          .hasMessage(
              "the journal was pruned: what came up to record %d, %s, is no longer kept"
                  .formatted(base.position(), base.at()));
    }

    @Test
    void aFiringIsShownWithWhatIsLeftOfTheOneThatBeganItsEntry() {
      Firing hit = post("cid", "set", Map.of("seats", 9)).get(0);

      FiringPort.Detail detail = goalpost.firings().at(hit.position());

      assertThat(detail.entered().orElseThrow().rule()).isEqualTo("hello@1/free/enters");
      assertThat(detail.entered().orElseThrow().snapshot().version()).isEqualTo(1);
      assertThat(detail.entered().orElseThrow().blocks()).containsExactly("free");
    }

    @Test
    void explanationsTellWhatIsNotKept() {
      assertThat(why("ann").base()).isEqualTo(base.position());
      assertThat(answer("ann", Answer.About.ENTRY).text())
          .startsWith("entered version 1 at free, by record ")
          .endsWith("; what fired up to record " + base.position() + " is no longer kept");
      assertThat(answer("ann", Answer.About.GOAL).reason()).isEqualTo(Reason.HAPPENED);
      assertThat(answer("ann", Answer.About.ATTRIBUTION).reason()).isEqualTo(Reason.NOT_KEPT);
      assertThat(why("ann").answers())
          .anyMatch(each -> "mail".equals(each.block()) && each.reason() == Reason.NOT_KEPT);
      assertThat(answer("bob", Answer.About.EXIT).text()).startsWith("exited; what fired up to ");
      assertThat(answer("dan", Answer.About.ENTRY).reason()).isEqualTo(Reason.CONDITION_FALSE);
      assertThat(answer("eve", Answer.About.ENTRY).text()).doesNotContain("no longer kept");
      assertThat(answer("nobody", Answer.About.ENTRY).reason()).isEqualTo(Reason.UNKNOWN_USER);
    }

    @Test
    void explanationsBeginAtTheBase() {
      assertThat(at(base.position(), null).at()).isEqualTo(base.position());
      assertThat(at(base.position(), null).time()).isEqualTo(base.at());
      assertThat(at(base.position(), null).answers()).isNotEmpty();
      assertThat(at(0, instant(1, 0)).answers()).isNotEmpty();
      for (Supplier<Explanation> before :
          List.<Supplier<Explanation>>of(
              () -> at(base.position() - 1, null), () -> at(0, instant(0, 0)))) {
        assertThatThrownBy(before::get)
            .isInstanceOf(GoneException.class)
            .hasMessageStartingWith("the journal was pruned: ");
      }
    }

    private Explanation at(long position, Instant instant) {
      return goalpost
          .explanations()
          .explain(new ExplainPort.Query("hello", "cid", null, position, instant));
    }

    @Test
    void anExportHasAllRowsOfWhatIsLaterAndSaysSo() {
      List<String> rows = rows(null);
      assertThat(rows).isNotEmpty().allMatch(rowsBefore::contains);
      assertThat(rows(instant(1, 0))).isNotEmpty().isSubsetOf(rows);
      goalpost.close();
      ExportPort.Extent all;
      begin();
      all = goalpost.exports().export("hello", null, null, (file, cells) -> {});
      assertThat(all.base()).isEqualTo(base.position());
      assertThat(all.cutShort()).isTrue();
      assertThat(
              goalpost
                  .exports()
                  .export("hello", instant(1, 0), null, (file, cells) -> {})
                  .cutShort())
          .isFalse();
    }

    /** Also of visits that began before, of those who disengage, and of messages that had left. */
    @Test
    void anExportOfALaterRangeIsWhatItWouldHaveBeen() {
      day(7, 0); // a commit of its own, and so a place to cut
      day(9, 0);
      post("cid", "set", Map.of("seats", 6));
      goalpost
          .diffs()
          .post(
              DiffReader.readAll(
                  List.of(Map.of("user", "cid", "content", "hello/mail", "is", "opened"))));
      List<String> before = rows(instant(8, 0));
      goalpost.close();
      prune(8, 0);
      begin();

      assertThat(base.at()).isAfter(instant(6, 0));
      assertThat(rows(instant(8, 0))).isEqualTo(before).isNotEmpty();
    }

    @Test
    void aBacktestBeginsWithWhatIsKept() {
      assertThatThrownBy(() -> backtest(base.at())).isInstanceOf(RefusedException.class);
      BacktestPort.Report report = backtest(null);
      while (report.state() == BacktestPort.State.RUNNING) {
        Thread.yield();
        report = goalpost.backtests().report("hello", report.id());
      }

      assertThat(report.problem()).isNull();
      assertThat(report.from()).isEqualTo(instant(2, 0));
      // Whose plan is free already has been so before both go live, but for eve.
      assertThat(report.outcome().candidate().figures().get("started")).isEqualTo(1);
    }

    private BacktestPort.Report backtest(Instant from) {
      return goalpost.backtests().begin("hello", new BacktestPort.Order(from, null, 1, null));
    }

    @Test
    void aSecondPruningBeginsWithTheBase() {
      day(9, 0);
      goalpost.close();
      long first = base.position();
      prune(8, 0);
      begin();

      assertThat(base.position()).isGreaterThan(first);
      assertThat(goalpost.journal().verify().ok()).isTrue();
      assertThat(
              new Replay(new JdbiJournalStore(store), new JournalCodec())
                  .run(position -> {})
                  .difference())
          .isEmpty();
      assertThat(goalpost.figures().figures("hello").get("started")).isEqualTo(4);
    }

    @Test
    void thereIsNothingMoreToRemoveAtOnce() {
      goalpost.close();
      JournalBase was = base;
      prune(2, 0);
      begin();

      assertThat(base).isEqualTo(was);
    }

    @Test
    void theLastSegmentStays() {
      goalpost.close();
      prune(400, 0);
      begin();

      assertThat(new JdbiJournalStore(store).last()).isPresent();
      assertThat(goalpost.journal().verify().ok()).isTrue();
      everybodyGoesOnFromWhereTheyWere();
    }

    @Test
    void rowsOfWhatIsGoneStayWhenTheOthersAreMadeAnew() {
      goalpost.projector().clear();

      assertThat(goalpost.firings().find(FiringPort.Query.of("hello", null, 0, 1_000)))
          .isEqualTo(found);
    }

    @Test
    void aResetForgetsTheBase() {
      goalpost.clocks().reset(START, java.time.ZoneId.of("UTC"));

      assertThat(new JdbiJournalStore(store).base().isNone()).isTrue();
      assertThat(post("ann", "set", Map.of("plan", "free"))).isEmpty();
      assertThat(goalpost.journal().verify())
          .isEqualTo(JournalPort.Verdict.good(goalpost.loop().position()));
    }
  }

  @Nested
  class OnH2 extends Contract {
    private final String url = TestStores.h2Memory();

    @Override
    String url() {
      return url;
    }
  }

  @Nested
  class OnPostgresql extends Contract {
    private final String url = TestStores.postgresql();

    @Override
    String url() {
      return url;
    }
  }

  @Test
  void whatTheCheckpointDoesNotHoldStays() {
    try (Store store = TestStores.open(TestStores.h2Memory())) {
      Goalpost goalpost = Goalpost.open(store, EngineClock.manual(START), null, Limits.DEFAULT);
      goalpost.series().saveDraft("hello", SERIES);
      goalpost.clocks().move(START.plusSeconds(60), true);
      goalpost.series().saveDraft("hello", SERIES + "\n");
      goalpost.close();
      new JdbiCheckpointStore(store).clear();

      Pruning.Result result =
          new Pruning(
                  new JdbiJournalStore(store),
                  new BaseStore(store),
                  new JdbiCheckpointStore(store),
                  new PrunedFirings(store),
                  StateBounds.DEFAULT)
              .run(START.plusSeconds(3_600), Silent.PROGRESS);

      assertThat(result.base()).isEqualTo(JournalBase.NONE);
    }
  }
}
