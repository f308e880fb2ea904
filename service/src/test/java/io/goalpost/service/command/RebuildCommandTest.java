package io.goalpost.service.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.diff.DiffReader;
import io.goalpost.service.Goalpost;
import io.goalpost.service.loop.EngineClock;
import io.goalpost.service.loop.Limits;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code project rebuild}: what is made anew is what a server kept, row by row. */
class RebuildCommandTest {

  private static final String SERIES =
      """
      series: hello
      title: Hello
      enroll: future
      blocks:
        - {id: free, rule: {attribute: plan, is: free}, next: [hook, mark]}
        - {id: hook, content: {channel: webhook}}
        - {id: mark, tag: {add: "trailing "}}
      goal: {when: {attribute: plan, is: premium}}
      """;

  abstract static class Contract {

    abstract String url();

    Ran rebuild() {
      return Ran.with(
          Map.of("GOALPOST_DB_URL", url(), "GOALPOST_DB_USER", TestStores.user(url())),
          "project",
          "rebuild",
          "../config.yml");
    }

    private List<String> rows(Store store) {
      return store
          .jdbi()
          .withHandle(
              handle ->
                  List.of(
                          "SELECT * FROM firing ORDER BY position",
                          "SELECT * FROM projection ORDER BY id")
                      .stream()
                      .flatMap(query -> handle.createQuery(query).mapToMap().list().stream())
                      .map(Map::toString)
                      .toList());
    }

    private List<String> kept() {
      try (Store store = TestStores.open(url());
          Goalpost goalpost =
              Goalpost.open(
                  store,
                  EngineClock.manual(Instant.parse("2026-01-05T09:00:00Z")),
                  null,
                  Limits.DEFAULT)) {
        goalpost.series().saveDraft("hello", SERIES);
        goalpost.series().publish("hello", null, null);
        for (String plan : List.of("free", "premium")) {
          goalpost
              .diffs()
              .post(
                  DiffReader.readAll(
                      IntStream.range(0, 20)
                          .mapToObj(i -> Map.of("user", "u" + i, "set", Map.of("plan", plan)))
                          .toList()));
        }
        goalpost.projector().reach(Duration.ofSeconds(10));
        return rows(store);
      }
    }

    @Test
    void rebuiltIsWhatWasKept() {
      List<String> kept = kept();
      try (Store store = TestStores.open(url())) {
        store
            .jdbi()
            .useHandle(
                handle -> {
                  handle.execute("DELETE FROM firing WHERE position < 30");
                  handle.execute("UPDATE firing SET user_id = 'somebody else'");
                });
        assertThat(rows(store)).isNotEqualTo(kept);
      }

      Ran ran = rebuild();

      assertThat(ran.status()).isZero();
      assertThat(ran.out()).startsWith("the search of firings stands at record ");
      try (Store store = TestStores.open(url())) {
        assertThat(rows(store)).isEqualTo(kept).hasSizeGreaterThan(100);
      }
    }
  }

  @Nested
  class OnH2 extends Contract {
    @TempDir Path folder;

    @Override
    String url() {
      return TestStores.h2File(folder);
    }
  }

  @Nested
  class OnPostgresql extends Contract {
    private final String url = TestStores.postgresql();

    @Override
    String url() {
      return url;
    }

    /** H2 lets the same process in. */
    @Test
    void aStoreThatAServerHasIsLeftAlone() {
      try (Store store = TestStores.open(url())) {
        assertThat(rebuild().status()).isEqualTo(1);
      }
    }
  }
}
