package io.goalpost.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {

  /** What holds for every store that two processes can reach. */
  abstract static class Contract {

    abstract String url();

    @Test
    void aSecondProcessRefusesToStartAndSaysWhyInOneLine() throws IOException {
      try (Store store = TestStores.open(url());
          ChildProcess second = ChildProcess.run(OpensStore.class, url())) {
        assertThat(store.dialect()).isEqualTo(Dialect.of(url()));
        assertThat(second.line())
            .isEqualTo(
                "StoreInUseException: the store %s is in use by another process: stop that one"
                        .formatted(url())
                    + " first, or give this one a store of its own");
        assertThat(second.line()).isNull();
      }
    }

    @Test
    void theNextProcessMayHaveItOnceTheFirstHasClosedIt() throws IOException {
      TestStores.open(url()).close();

      try (ChildProcess second = ChildProcess.run(OpensStore.class, url())) {
        assertThat(second.line()).endsWith(" opened");
      }
    }

    @Test
    void aKilledProcessLeavesTheStoreFree() throws IOException {
      try (ChildProcess first = ChildProcess.run(OpensStore.class, url(), "hold")) {
        assertThat(first.line()).endsWith(" opened");
        first.kill();
        assertThat(first.line()).isNull();
      }

      try (Store store = awaitFree()) {
        assertThat(store.dialect()).isEqualTo(Dialect.of(url()));
      }
    }

    // The server notices a broken connection in its own time; tries are counted, not timed.
    private Store awaitFree() {
      StoreInUseException last = null;
      for (int tries = 0; tries < 1_000; tries++) {
        try {
          return TestStores.open(url());
        } catch (StoreInUseException inUse) {
          last = inUse;
        }
      }
      throw last;
    }

    @Test
    void openingAgainMigratesNothingTwice() {
      TestStores.open(url()).close();
      try (Store store = TestStores.open(url())) {
        assertThat(ask(store, "SELECT COUNT(*) FROM databasechangelog")).isEqualTo("3");
      }
    }

    @Test
    void aClosedStoreFailsAsSuch() {
      Store store = TestStores.open(url());
      store.close();

      assertThatThrownBy(() -> store.read(Ping.class, Ping::one))
          .isInstanceOf(StoreFailedException.class);
    }
  }

  private static String ask(Store store, String question) {
    return store
        .jdbi()
        .withHandle(handle -> handle.createQuery(question).mapTo(String.class).one());
  }

  interface Ping {
    @SqlQuery("SELECT 1")
    int one();
  }

  @Nested
  class OnH2 extends Contract {
    @TempDir Path directory;

    @Override
    String url() {
      return TestStores.h2File(directory);
    }
  }

  @Nested
  class OnPostgresql extends Contract {
    private final String url = TestStores.postgresql();

    @Override
    String url() {
      return url;
    }

    @Test
    void everyConnectionSyncsItsCommitsWhateverTheServersDefault() {
      String database = url.substring(url.lastIndexOf('/') + 1);
      try (Store store = TestStores.open(url)) {
        store
            .jdbi()
            .useHandle(
                handle ->
                    handle.execute("ALTER DATABASE " + database + " SET synchronous_commit = off"));
      }
      try (Store store = TestStores.open(url)) {
        assertThat(ask(store, "SHOW synchronous_commit")).isEqualTo("on");
      }
    }
  }

  @Test
  void anotherDatabaseIsRefused() {
    assertThatThrownBy(() -> Store.open("jdbc:mysql://x/y", "u", "p", Durability.PROCESS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("H2 or PostgreSQL");
  }

  @Test
  void whereNoServerListensTheMessageNamesTheStoreAndNoPassword() {
    assertThatThrownBy(
            () ->
                Store.open(
                    "jdbc:postgresql://127.0.0.1:1/goalpost?password=secret",
                    "u",
                    "p",
                    Durability.PROCESS))
        .isInstanceOf(StoreFailedException.class)
        .hasMessageStartingWith("the store jdbc:postgresql://127.0.0.1:1/goalpost cannot be opened")
        .hasMessageNotContaining("secret");
  }
}
