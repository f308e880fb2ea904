package io.goalpost.service.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.fact.Mask;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.port.FiringPort.Query;
import io.goalpost.service.Goalpost;
import io.goalpost.service.loop.EngineClock;
import io.goalpost.service.loop.Limits;
import io.goalpost.service.projection.FiringIndex;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code project rebuild}: what is made anew is what a server kept, firing by firing. */
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

    @TempDir Path folder;

    abstract String url();

    private Path search() {
      return folder.resolve("search");
    }

    Ran rebuild() {
      return Ran.with(
          Map.of(
              "GOALPOST_DB_URL",
              url(),
              "GOALPOST_DB_USER",
              TestStores.user(url()),
              "GOALPOST_SEARCH",
              search().toString()),
          "project",
          "rebuild",
          "../config.yml");
    }

    private List<Firing> found() {
      try (FiringIndex index = FiringIndex.open(search())) {
        return index.find(Query.of(null, null, 0, 1_000));
      }
    }

    private List<Firing> kept() {
      try (Store store = TestStores.open(url());
          Goalpost goalpost =
              Goalpost.open(
                  store,
                  EngineClock.manual(Instant.parse("2026-01-05T09:00:00Z")),
                  null,
                  Limits.DEFAULT,
                  Mask.NONE,
                  FiringIndex.open(search()))) {
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
      }
      return found();
    }

    @Test
    void rebuiltIsWhatWasKept() throws IOException {
      List<Firing> kept = kept();
      assertThat(kept).hasSize(100);
      try (IndexWriter tampering =
          new IndexWriter(FSDirectory.open(search()), new IndexWriterConfig())) {
        tampering.deleteDocuments(new Term("user", "u7"));
      }
      assertThat(found()).isNotEqualTo(kept);

      Ran ran = rebuild();

      assertThat(ran.status()).isZero();
      assertThat(ran.out()).startsWith("the search of firings stands at record ");
      assertThat(found()).isEqualTo(kept);
    }
  }

  @Nested
  class OnH2 extends Contract {
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
