package io.goalpost.service.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.diff.Fault;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.port.Rejection;
import io.goalpost.service.Goalpost;
import io.goalpost.service.journal.JdbiJournalStore;
import io.goalpost.service.journal.JournalBase;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.MalformedRecordException;
import io.goalpost.service.loop.EngineClock;
import io.goalpost.service.loop.Limits;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was written comes again, and the first record that does not is told (T6). */
class ReplayTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final String SERIES =
      """
      series: welcome
      title: Welcome
      enroll: existing
      blocks:
        - {id: free, rule: {attribute: plan, is: free}, next: mail}
        - {id: mail, content: {channel: email}, next: mark}
        - {id: mark, tag: {add: welcomed}, next: day}
        - {id: day, wait: {for: P1D}, next: hook}
        - {id: hook, content: {channel: webhook}}
      goal: {when: {attribute: plan, is: pro}, within: P7D}
      exit: {when: {attribute: seen, olderThan: P3D}}
      """;

  private Store store;
  private Goalpost goalpost;

  @BeforeEach
  void open() {
    store = TestStores.open(TestStores.h2Memory());
    goalpost = Goalpost.open(store, EngineClock.manual(START), ZoneId.of("UTC"), Limits.DEFAULT);
  }

  @AfterEach
  void close() {
    goalpost.close();
    store.close();
  }

  /** Every kind of input, two users, a tag as a follow-up, timers and a turn of time. */
  private JournalText history() {
    goalpost.clocks().reset(START, ZoneId.of("Europe/Berlin"));
    post(Map.of("user", "early", "set", Map.of("plan", "free", "email", "e@x.y")));
    goalpost.series().saveSegment("poor", "{\"attribute\": \"plan\", \"is\": \"free\"}");
    publish(SERIES);
    post(
        Map.of("id", "d1", "user", "nora", "set", Map.of("plan", "free", "email", "n@x.y")),
        Map.of(
            "user",
            "timo",
            "set",
            Map.of("plan", "free", "email", "t@x.y", "seen", "2026-01-03T09:00:00Z")));
    goalpost
        .diffs()
        .postGood(
            List.of(), List.of(new Rejection(0, null, "{}", List.of(new Fault(0, "user", "?")))));
    assertThatThrownBy(
            () ->
                post(
                    Map.of("user", "never", "set", Map.of("plan", "free")),
                    Map.of("user", "never", "content", "welcome/hook", "is", "opened")))
        .isInstanceOf(RefusedException.class); // all of it is taken back
    goalpost.series().exit("welcome", "early", "ada", "asked");
    goalpost.series().pause("welcome");
    goalpost.series().resume("welcome");
    goalpost.clocks().move(START.plus(Duration.ofDays(2)), true);
    post(Map.of("user", "nora", "content", "welcome/mail", "is", "opened"));
    post(Map.of("user", "nora", "set", Map.of("plan", "pro")));
    publish(SERIES.replace("P1D", "PT12H"));
    goalpost.series().archive("welcome");
    return JournalText.of(store);
  }

  private void publish(String definition) {
    goalpost.series().saveDraft("welcome", definition);
    goalpost.series().publish("welcome", "ada", null);
  }

  private void post(Map<?, ?>... diffs) {
    goalpost.diffs().post(DiffReader.readAll(List.of(diffs)));
  }

  private static Replay.Result replay(JournalStore journal) {
    return new Replay(journal, new JournalCodec()).run(position -> {});
  }

  private Difference difference(JournalText journal) {
    return replay(journal.into(store)).difference().orElseThrow();
  }

  @Test
  void whatWasWrittenComesAgain() {
    JournalText written = history();
    JournalStore journal = new JdbiJournalStore(store);
    List<Long> progress = new ArrayList<>();

    Replay.Result result = new Replay(journal, new JournalCodec()).run(progress::add);

    assertThat(result)
        .isEqualTo(new Replay.Result(JournalBase.NONE, journal.head().last(), Optional.empty()));
    assertThat(progress).isSorted().endsWith(result.position()).hasSizeGreaterThan(5);
    for (String kind :
        List.of(
            "\"zone\"",
            "\"segment\"",
            "\"draft\"",
            "\"published\"",
            "\"rejected\"",
            "\"paused\"",
            "\"resumed\"",
            "\"exit-ordered\"",
            "\"timer\"",
            "\"time\"",
            "\"archived\"",
            "\"goal-hit\"",
            "\"of\":")) {
      written.position(kind); // the history holds them all
    }
  }

  @Test
  void anEmptyJournalHasNoDifference() {
    goalpost.clocks().reset(START, ZoneId.of("UTC"));

    assertThat(replay(new JdbiJournalStore(store)).difference()).isEmpty();
  }

  @Test
  void afterWhatWasDueAtAnInstantMoreComesFromOutsideAtTheSameInstant() {
    publish(SERIES);
    post(Map.of("user", "timo", "set", Map.of("plan", "free", "email", "t@x.y")));
    goalpost.clocks().move(START.plus(Duration.ofDays(1)), true);
    post(Map.of("user", "timo", "set", Map.of("plan", "pro")));

    JournalText written = JournalText.of(store);
    assertThat(written.position("\"plan\":\"pro\"")).isGreaterThan(written.position("\"timer\""));
    assertThat(replay(new JdbiJournalStore(store)).difference()).isEmpty();
  }

  @Test
  void aChangedFiringIsTold() {
    JournalText written = history();
    int sent = written.position("\"k\":\"sent\"");
    String forged = written.line(sent).replace("email", "sms");

    assertThat(difference(written.with(sent, forged)))
        .isEqualTo(new Difference(sent, forged, written.line(sent), null));
  }

  @Test
  void aFiringTakenOutIsTold() {
    JournalText written = history();
    int sent = written.position("\"k\":\"sent\"");
    JournalText shorter = written.without(sent);

    assertThat(difference(shorter))
        .isEqualTo(new Difference(sent, shorter.line(sent), written.line(sent), null));
  }

  @Test
  void aFiringPutInIsTold() {
    JournalText written = history();
    int rejected = written.position("\"k\":\"rejected\"");
    JournalText longer =
        written.inserted(rejected, written.line(written.position("\"k\":\"entered\"")));

    assertThat(difference(longer))
        .isEqualTo(new Difference(rejected, longer.line(rejected), null, null));
  }

  @Test
  void aTimerThatDidNotFireIsTold() {
    JournalText written = history();
    int timer = written.position("\"k\":\"timer\"");
    JournalText shorter = written.upTo(timer - 1);
    int draft = written.position("\"k\":\"draft\"");
    String later =
        written.line(draft).replaceFirst("\"t\":\"[^\"]*\"", "\"t\":\"2027-01-01T00:00:00Z\"");
    JournalText without = shorter.inserted(timer, later);

    Difference difference = difference(without);

    assertThat(difference.position()).isEqualTo(timer);
    assertThat(difference.expected()).contains("\"k\":\"draft\"");
    assertThat(difference.found()).isEqualTo(written.line(timer));
  }

  @Test
  void aTimerThatWasNotDueIsTold() {
    JournalText written = history();
    int timer = written.position("\"k\":\"timer\"");
    String early =
        written.line(timer).replaceFirst("\"t\":\"[^\"]*\"", "\"t\":\"2026-01-05T10:00:00Z\"");

    assertThat(difference(written.upTo(timer).with(timer, early)))
        .isEqualTo(new Difference(timer, early, null, null));
  }

  @Test
  void aChangedFactIsToldByWhatComesOfIt() {
    JournalText written = history();
    int diff = written.position("\"id\":\"d1\"");
    String changed = written.line(diff).replace("\"free\"", "\"gold\"");

    Difference difference = difference(written.with(diff, changed));

    assertThat(difference).isEqualTo(new Difference(diff + 1, written.line(diff + 1), null, null));
    assertThat(difference.expected()).contains("\"k\":\"entered\"");
  }

  @Test
  void theRulesAreThoseThatWereKeptAndNotCompiledAnew() {
    JournalText written = history();
    int published = written.position("\"k\":\"published\"");
    String other = written.line(published).replace("is( \\\"free\\\" )", "is( \\\"gold\\\" )");
    assertThat(other).isNotEqualTo(written.line(published));

    Difference difference = difference(written.with(published, other));

    assertThat(difference.position()).isEqualTo(published + 1);
    assertThat(difference.expected()).contains("\"k\":\"entered\"", "\"user\":\"early\"");
    assertThat(difference.found()).isNull();
  }

  @Test
  void whatTheEngineRefusesIsToldWithItsReason() {
    JournalText written = history();
    int opened = written.position("\"is\":\"opened\"");
    String foreign = written.line(opened).replace("\"block\":\"mail\"", "\"block\":\"hook2\"");

    Difference difference = difference(written.with(opened, foreign));

    assertThat(difference.position()).isEqualTo(opened);
    assertThat(difference.found()).isNull();
    assertThat(difference.reason())
        .isEqualTo("RefusedException: content names a message that never left for this user");
  }

  @Test
  void aJournalThatEndsInTheMiddleOfWhatCameOfADiffIsTold() {
    JournalText written = history();
    int sent = written.position("\"k\":\"sent\"");

    assertThat(difference(written.upTo(sent - 1)))
        .isEqualTo(new Difference(sent, null, written.line(sent), null));
  }

  @Test
  void aJournalThatThisVersionCannotReadIsNoDifference() {
    history();
    store
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "UPDATE journal_segment SET bytes = ? WHERE number = 2",
                    (Object)
                        "{\"p\":2,\"k\":\"later\"}\n"
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8)));

    assertThatThrownBy(() -> replay(new JdbiJournalStore(store)))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageContaining("journal record 2");
  }
}
