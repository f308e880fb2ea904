package io.goalpost.service.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
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
      String migrated;
      try (Store store = TestStores.open(url())) {
        migrated = ask(store, "SELECT COUNT(*) FROM databasechangelog");
      }
      assertThat(migrated).isNotEqualTo("0");
      try (Store store = TestStores.open(url())) {
        assertThat(ask(store, "SELECT COUNT(*) FROM databasechangelog")).isEqualTo(migrated);
      }
    }

    @Test
    void whoReadsChangesNothing() {
      TestStores.open(url()).close();

      try (Store store = TestStores.openToRead(url())) {
        assertThat(ask(store, "SELECT COUNT(*) FROM journal_segment")).isEqualTo("0");
        assertThatThrownBy(() -> store.write(Ping.class, Ping::change))
            .isInstanceOf(StoreFailedException.class)
            .hasMessageContaining("read");
      }
    }

    @Test
    void aStoreThatIsNotThereIsNotMadeByReading() {
      String nowhere = url() + "_nowhere";

      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> TestStores.openToRead(nowhere))
            .isInstanceOf(StoreFailedException.class)
            .hasMessageStartingWith("the store " + nowhere + " cannot be opened: ");
      }
    }

    @Test
    void whoReadsIsToldOfTablesOfAnotherVersion() {
      TestStores.open(url()).close();
      change(
          "INSERT INTO databasechangelog SELECT '999-later', author, filename, dateexecuted,"
              + " 9, exectype, md5sum, description, comments, tag, liquibase, contexts, labels,"
              + " deployment_id FROM databasechangelog WHERE id = '002-checkpoint'");
      assertRefused("the store was made by a later version (it has 999-later)");

      change("DELETE FROM databasechangelog WHERE id IN ('999-later', '002-checkpoint')");
      assertRefused("the store was made by an earlier version (it lacks 002-checkpoint)");

      change("DROP TABLE databasechangelog");
      assertRefused("the store has no tables of Goalpost's");
    }

    private void change(String statement) {
      String user = TestStores.user(url());
      try (Connection connection = DriverManager.getConnection(url(), user, "");
          Statement changing = connection.createStatement()) {
        changing.execute(statement);
      } catch (SQLException failed) {
        throw new IllegalStateException(failed);
      }
    }

    private void assertRefused(String reason) {
      assertThatThrownBy(() -> TestStores.openToRead(url()))
          .isInstanceOf(StoreFailedException.class)
          .hasMessageStartingWith(reason);
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

    @SqlUpdate("DELETE FROM journal_segment")
    void change();

    @SqlUpdate("INSERT INTO journal_segment VALUES (:number, :number, :number, :bytes, X'', X'')")
    int put(@Bind("number") long number, @Bind("bytes") byte[] bytes);

    @SqlUpdate("UPDATE journal_segment SET hash = X'01' WHERE number = :number")
    int again(@Bind("number") long number);
  }

  @Nested
  class OnH2 extends Contract {
    @TempDir Path directory;

    @Override
    String url() {
      return TestStores.h2File(directory);
    }

    @Test
    void aFileThatAnotherProcessHasIsReadFromACopy() throws IOException {
      try (ChildProcess server = ChildProcess.run(OpensStore.class, url(), "hold")) {
        assertThat(server.line()).endsWith(" opened");

        assertThatThrownBy(() -> TestStores.openToRead(url()))
            .isInstanceOf(StoreInUseException.class)
            .hasMessageContaining("name a copy of it instead. POST /tasks/backup");
      }
    }

    @Test
    void whatIsAliveInTheFileIsGatheredAndAllOfItStays() {
      int commits = 1_000;
      try (Store store = TestStores.open(url() + ";RETENTION_TIME=0")) {
        for (int i = 1; i <= commits; i++) {
          int number = i;
          store.alone(Ping.class, rows -> rows.put(number, new byte[4_000]));
        }

        // As many as it may take, and more; what was moved is written with the next commit. Without
        // any of it a quarter is alive; the store itself may have begun by now.
        for (int i = 0; i < 200 && alivePercent(store) < H2File.ALIVE_AIM; i++) {
          store.gather();
          store.alone(Ping.class, rows -> rows.again(commits));
        }

        assertThat(alivePercent(store)).isGreaterThanOrEqualTo(H2File.ALIVE_AIM);
      }
      try (Store store = TestStores.open(url())) {
        assertThat(ask(store, "SELECT COUNT(*) FROM journal_segment")).isEqualTo("" + commits);
        assertThat(ask(store, "SELECT SUM(OCTET_LENGTH(bytes)) FROM journal_segment"))
            .isEqualTo("" + 4_000 * commits);
      }
    }

    private static int alivePercent(Store store) {
      return Integer.parseInt(
          ask(
              store,
              "SELECT setting_value FROM information_schema.settings"
                  + " WHERE setting_name = 'info.CHUNKS_FILL_RATE'"));
    }

    @Test
    void readingLeavesTheFileAsItWas() throws IOException {
      TestStores.open(url()).close();
      Path file = directory.resolve("goalpost.mv.db");
      byte[] before = Files.readAllBytes(file);

      TestStores.openToRead(url()).close();

      assertThat(Files.readAllBytes(file)).isEqualTo(before);
      try (Stream<Path> files = Files.list(directory)) {
        assertThat(files).containsExactly(file);
      }
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
    void itIsReadWhileAServerHasIt() {
      try (Store server = TestStores.open(url);
          Store reader = TestStores.openToRead(url)) {
        assertThat(ask(reader, "SELECT COUNT(*) FROM journal_segment")).isEqualTo("0");
        server.write(Ping.class, Ping::change);
      }
    }

    @Test
    void whoeverHasClosedItHasLetItGoWhenCloseReturns() throws SQLException {
      try (Connection other = DriverManager.getConnection(url, "postgres", "");
          PreparedStatement rights =
              other.prepareStatement(
                  "SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND database ="
                      + " (SELECT oid FROM pg_database WHERE datname = current_database())")) {
        for (int times = 0; times < 50; times++) {
          StoreLease.take(url, TestStores.user(url), "").close();
          try (ResultSet held = rights.executeQuery()) {
            held.next();
            assertThat(held.getInt(1)).isZero();
          }
        }
      }
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
