package io.goalpost.service.ports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.diff.Fault;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.fact.EventHistory;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.port.DiffPort;
import io.goalpost.service.Goalpost;
import io.goalpost.service.journal.JdbiJournalStore;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.loop.EngineClock;
import io.goalpost.service.loop.Limits;
import io.goalpost.service.replay.Replay;
import io.goalpost.service.state.StateBounds;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be known of one user or company, and for how long, has bounds. */
class BoundsTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final Limits LIMITS =
      new Limits(64, 1_000, 50, Duration.ofSeconds(20), new StateBounds(5, Duration.ofHours(1), 4));

  private static final String LOYAL =
      """
      series: loyal
      title: Loyal
      enroll: future
      blocks:
        - id: often
          rule: {event: paid, where: {property: amount, gt: 50}, count: {gte: 20}}
      """;

  private Store store;
  private EngineClock clock;
  private Goalpost goalpost;

  @BeforeEach
  void open() {
    store = TestStores.open(TestStores.h2Memory());
    clock = EngineClock.manual(START);
    goalpost = Goalpost.open(store, clock, null, LIMITS);
  }

  @AfterEach
  void close() {
    goalpost.close();
    store.close();
  }

  private List<DiffPort.Result> post(Map<String, ?> diff) {
    return goalpost.diffs().post(DiffReader.readAll(List.of(diff)));
  }

  private static Map<String, Integer> numbered(String name, int from, int to) {
    Map<String, Integer> values = new HashMap<>();
    IntStream.range(from, to).forEach(i -> values.put(name + i, i));
    return values;
  }

  private static List<String> names(String name, int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> name + i).toList();
  }

  private void refused(Map<String, ?> diff, String field) {
    assertThatThrownBy(() -> post(diff))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused ->
                assertThat(refused.faults())
                    .singleElement()
                    .returns(field, Fault::field)
                    .returns(0, Fault::index)
                    .extracting(Fault::reason)
                    .asString()
                    .contains("is the most"));
  }

  @Test
  void oneAttributeTagCompanyOrEventNameMoreIsRefusedNamingTheField() {
    post(Map.of("user", "nora", "set", numbered("a", 0, 500)));
    post(Map.of("user", "nora", "set", numbered("a", 500, 1_000)));
    post(Map.of("company", "acme", "set", numbered("a", 0, 500)));
    post(Map.of("company", "acme", "set", numbered("a", 500, 1_000)));
    post(Map.of("user", "nora", "tag", names("t", 0, 500), "join", names("c", 0, 500)));
    post(Map.of("user", "nora", "tag", names("t", 500, 1_000), "join", names("c", 500, 1_000)));
    names("e", 0, 500).forEach(event -> post(Map.of("user", "nora", "event", event)));

    refused(Map.of("user", "nora", "set", Map.of("more", 1)), "set");
    refused(Map.of("company", "acme", "set", Map.of("more", 1)), "set");
    refused(Map.of("user", "nora", "tag", "more"), "tag");
    refused(Map.of("user", "nora", "join", "more"), "join");
    refused(Map.of("user", "nora", "event", "more"), "event");

    post(Map.of("user", "nora", "set", Map.of("a1", "other"), "tag", "t1", "join", "c1"));
    post(Map.of("user", "nora", "set", Map.of("more", 1), "unset", List.of("a1")));
    post(Map.of("user", "nora", "event", "e1"));
  }

  @Test
  void whatComesFromASegmentSdkIsKeptAsARejection() {
    post(Map.of("user", "nora", "tag", names("t", 0, 500)));
    post(Map.of("user", "nora", "tag", names("t", 500, 1_000)));
    List<Diff> good =
        DiffReader.readAll(
            List.of(
                Map.of("id", "m-1", "user", "nora", "tag", "more"),
                Map.of("id", "m-2", "user", "nora", "set", Map.of("plan", "pro"))));

    assertThat(goalpost.diffs().postGood(good, List.of()))
        .extracting(DiffPort.Result::id)
        .containsExactly("m-2");
    assertThat(goalpost.diffs().rejections(0, 10))
        .singleElement()
        .satisfies(
            kept -> {
              assertThat(kept.given()).contains("m-1", "nora", "more");
              assertThat(kept.faults()).extracting(Fault::field).containsExactly("tag");
            });
  }

  @Test
  void anIdIsForgottenBeyondANumberAndAfterATime() {
    names("d", 0, 6).forEach(id -> post(Map.of("id", id, "user", "nora")));

    assertThat(post(Map.of("id", "d5", "user", "nora")).get(0).duplicate()).isTrue();
    assertThat(post(Map.of("id", "d0", "user", "nora")).get(0).duplicate()).isFalse();

    goalpost.clocks().move(START.plus(Duration.ofMinutes(59)), true);
    reopen();
    assertThat(post(Map.of("id", "d5", "user", "nora")).get(0).duplicate()).isTrue();
    goalpost.clocks().move(START.plus(Duration.ofMinutes(61)), true);
    post(Map.of("user", "nora")); // what is too old is forgotten with a commit
    assertThat(post(Map.of("id", "d5", "user", "nora")).get(0).duplicate()).isFalse();
  }

  private void reopen() {
    goalpost.close();
    goalpost = Goalpost.open(store, clock, null, LIMITS);
  }

  @Test
  void oldEventsAreFoldedAndStillCountedThroughARestartAndAReplay() {
    goalpost.series().saveDraft("loyal", LOYAL);
    goalpost.series().publish("loyal", "ada", null);
    List<Firing> fired = new java.util.ArrayList<>();
    for (int i = 1; i <= 40; i++) {
      Map<String, ?> amount = Map.of("amount", i % 2 == 0 ? 10 : 90);
      fired.addAll(
          post(Map.of("user", "nora", "event", "paid", "properties", amount)).get(0).firings());
      if (i % 9 == 0) {
        reopen();
      }
      assertThat(fired).hasSize(i < 39 ? 0 : 2); // entered and finished with the 20th large one
    }

    EventHistory history = goalpost.facts().user("nora").events("paid");
    assertThat(history.total()).isEqualTo(40);
    assertThat(history.size()).isBetween(4, 6);
    assertThat(new Replay(new JdbiJournalStore(store), new JournalCodec()).run(position -> {}))
        .returns(true, result -> result.difference().isEmpty());
  }
}
