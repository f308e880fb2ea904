package io.goalpost.service.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.port.DiffPort.Result;
import io.goalpost.service.Goalpost;
import io.goalpost.service.checkpoint.CheckpointStore;
import io.goalpost.service.checkpoint.JdbiCheckpointStore;
import io.goalpost.service.loop.EngineClock;
import io.goalpost.service.loop.Limits;
import io.goalpost.service.projection.PrunedFirings;
import io.goalpost.service.prune.Pruning;
import io.goalpost.service.prune.Silent;
import io.goalpost.service.recovery.Recovery;
import io.goalpost.service.replay.Replay;
import io.goalpost.service.state.State;
import io.goalpost.service.state.StateBounds;
import io.goalpost.service.store.ChildProcess;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.StoreFailedException;
import io.goalpost.service.store.TestStores;
import io.goalpost.service.torture.StateText;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A pruning that ends at any of its statements leaves a journal that is whole. */
class InterruptedPruningTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");

  /** So many that their removal takes several transactions. */
  private static final int COMMITS = 450;

  private static final int NEVER = Integer.MAX_VALUE;
  private static final Set<String> SOME = Set.of("1", "200", "440", "449");
  private static final SegmentChain CHAIN = new SegmentChain(new JournalCodec());

  /** What is done with the tables, up to a statement. */
  private static final class Statements {
    private final int last;
    private final Runnable end;
    private int done;

    Statements(int last, Runnable end) {
      this.last = last;
      this.end = end;
    }

    private BaseRows watched(BaseRows rows) {
      return (BaseRows)
          Proxy.newProxyInstance(
              BaseRows.class.getClassLoader(),
              new Class<?>[] {BaseRows.class},
              (proxy, method, arguments) -> {
                if (++done > last) {
                  end.run();
                  throw new StoreFailedException("injected: it ends here", null);
                }
                try {
                  return method.invoke(rows, arguments);
                } catch (InvocationTargetException failed) {
                  throw failed.getCause();
                }
              });
    }
  }

  private static void fill(String url) {
    try (Store store = TestStores.open(url);
        Goalpost goalpost = Goalpost.open(store, EngineClock.manual(START), null, Limits.DEFAULT)) {
      goalpost
          .series()
          .saveDraft(
              "hello",
              """
              series: hello
              title: Hello
              enroll: future
              blocks:
                - {id: free, rule: {attribute: plan, is: free}, next: day}
                - {id: day, wait: {for: PT5M}, next: hook}
                - {id: hook, content: {channel: webhook}}
              """);
      goalpost.series().publish("hello", null, null);
      for (int i = 1; i < COMMITS; i++) {
        if (i % 10 == 0) {
          goalpost.clocks().move(START.plusSeconds(6L * i), true);
        }
        post(goalpost, i, i % 97);
      }
    }
  }

  private static Result post(Goalpost goalpost, int id, int user) {
    return goalpost
        .diffs()
        .post(
            DiffReader.readAll(
                List.of(Map.of("id", "" + id, "user", "u" + user, "set", Map.of("plan", "free")))))
        .get(0);
  }

  private static Pruning.Result prune(Store store, Instant before, Statements statements) {
    return new Pruning(
            new JdbiJournalStore(store),
            new BaseStore(store, statements::watched),
            new JdbiCheckpointStore(store),
            new PrunedFirings(store),
            StateBounds.DEFAULT)
        .run(before, Silent.PROGRESS);
  }

  private static Instant minutes(int after) {
    return START.plusSeconds(60L * after);
  }

  /** What the journal comes to, by its base and by a checkpoint of none. */
  private static SortedMap<String, String> state(Store store) {
    try (Store none = TestStores.open(TestStores.h2Memory())) {
      CheckpointStore lost = new JdbiCheckpointStore(none);
      State state =
          new Recovery(lost, new JdbiJournalStore(store), CHAIN, StateBounds.DEFAULT).recover();
      return StateText.of(state, Set.of(), SOME);
    }
  }

  private static void assertWhole(Store store, SortedMap<String, String> wanted) {
    JournalStore journal = new JdbiJournalStore(store);
    assertThat(CHAIN.verify(journal).broken()).isEmpty();
    assertThat(state(store)).isEqualTo(wanted);
    assertThat(new Replay(journal, new JournalCodec()).run(position -> {}).difference())
        .isEqualTo(Optional.empty());
  }

  private static List<Long> rows(Store store, String table) {
    return store
        .jdbi()
        .withHandle(
            handle -> handle.createQuery("SELECT number FROM " + table).mapTo(Long.class).list());
  }

  abstract static class Contract {

    abstract String url();

    @Test
    void atEachStatement() {
      fill(url());
      try (Store store = TestStores.open(url())) {
        SortedMap<String, String> wanted = state(store);
        List<String> seen = new ArrayList<>();
        boolean ended = false;
        for (int last = 0; !ended; last++) {
          Statements statements = new Statements(last, () -> {});
          // Each goes a little further than the one before, which may have moved the base.
          Instant before = minutes(20 + last / 2);
          try {
            prune(store, before, statements);
            ended = statements.done > 10;
          } catch (StoreFailedException injected) {
            seen.add(injected.getMessage());
          }
          assertWhole(store, wanted);
        }
        assertThat(seen).hasSizeGreaterThan(10).allMatch("injected: it ends here"::equals);

        Pruning.Result result = prune(store, minutes(44), new Statements(NEVER, () -> {}));
        assertThat(result.base().at()).isBetween(minutes(40), minutes(44));
        assertThat(rows(store, "journal_base_piece"))
            .as("only the pieces of the base are left")
            .hasSize((int) result.base().pieces());
        assertThat(rows(store, "journal_segment"))
            .allMatch(number -> number > result.base().head().number());
        assertWhole(store, wanted);
      }
    }
  }

  @Nested
  class OnH2 extends Contract {
    private final String url = TestStores.h2Memory() + ";DB_CLOSE_DELAY=-1";

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

  @ParameterizedTest
  @ValueSource(ints = {3, 7, 8, 9, 11, 13})
  void aKilledProcessLeavesWhatTheNextCanFinish(int statement, @TempDir Path folder)
      throws IOException {
    String url = TestStores.h2File(folder);
    fill(url);
    SortedMap<String, String> wanted;
    try (Store store = TestStores.open(url)) {
      wanted = state(store);
    }
    try (ChildProcess child = ChildProcess.run(Prunes.class, url, "" + statement)) {
      assertThat(child.line()).as("it said nothing before its end").isNull();
    }

    try (Store store = TestStores.open(url)) {
      assertWhole(store, wanted);
      Pruning.Result result = prune(store, minutes(44), new Statements(NEVER, () -> {}));
      assertThat(result.base().at()).isBetween(minutes(40), minutes(44));
      assertWhole(store, wanted);
      try (Goalpost goalpost =
          Goalpost.open(store, EngineClock.manual(START), null, Limits.DEFAULT)) {
        assertThat(post(goalpost, 200, 0).duplicate()).isTrue();
        assertThat(post(goalpost, COMMITS, 0).duplicate()).isFalse();
      }
      assertThat(CHAIN.verify(new JdbiJournalStore(store)).ok()).isTrue();
    }
  }

  /** A process that ends at some statement of its pruning, as {@code kill -9} would. */
  static final class Prunes {
    private Prunes() {}

    public static void main(String[] arguments) {
      Statements statements =
          new Statements(Integer.parseInt(arguments[1]) - 1, () -> Runtime.getRuntime().halt(137));
      try (Store store = TestStores.open(arguments[0])) {
        prune(store, minutes(40), statements);
        ChildProcess.say("pruned");
      }
    }
  }

  @Test
  void whatIsDamagedIsNotRemoved() {
    String url = TestStores.h2Memory() + ";DB_CLOSE_DELAY=-1";
    fill(url);
    try (Store store = TestStores.open(url)) {
      store
          .jdbi()
          .useHandle(
              handle ->
                  handle.execute(
                      "UPDATE journal_segment SET bytes = (SELECT bytes FROM journal_segment"
                          + " WHERE number = 8) WHERE number = 9"));

      assertThatThrownBy(() -> prune(store, minutes(40), new Statements(NEVER, () -> {})))
          .isInstanceOf(BrokenChainException.class)
          .hasMessageStartingWith("the journal is damaged: segment 9 ");
      assertThat(new JdbiJournalStore(store).base()).isEqualTo(JournalBase.NONE);
      assertThat(rows(store, "journal_segment")).contains(1L, 9L);
    }
  }
}
