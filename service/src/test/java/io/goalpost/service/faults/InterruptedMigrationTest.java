package io.goalpost.service.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.service.checkpoint.JdbiCheckpointStore;
import io.goalpost.service.journal.JdbiJournalStore;
import io.goalpost.service.journal.SegmentHead;
import io.goalpost.service.store.ChildProcess;
import io.goalpost.service.store.FailingDataSource;
import io.goalpost.service.store.Migrations;
import io.goalpost.service.store.PostgresServer;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.StoreFailedException;
import io.goalpost.service.store.TestStores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A migration that ends in the middle is finished by the next start. */
class InterruptedMigrationTest {

  private static final int STATEMENTS_MAX = 500;

  // Every statement was tried once; some are enough for every day.
  private static final int H2_STEP = 3;
  private static final int POSTGRESQL_STEP = 9;

  @TempDir Path folder;

  @Test
  void onH2ItIsFinishedWhereverItsConnectionWasLost() {
    String empty = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    FailingDataSource counting = new FailingDataSource(empty, "sa", STATEMENTS_MAX);
    Migrations.migrate(counting);
    for (int statement = 1; statement <= counting.statements(); statement += H2_STEP) {
      String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
      assertFinished(url, "sa", statement);
    }
  }

  @Test
  void onPostgresqlItIsFinishedWhereverItsConnectionWasLost() {
    FailingDataSource counting =
        new FailingDataSource(PostgresServer.emptyDatabase(), "postgres", STATEMENTS_MAX);
    Migrations.migrate(counting);
    for (int statement = 1; statement <= counting.statements(); statement += POSTGRESQL_STEP) {
      assertFinished(PostgresServer.emptyDatabase(), "postgres", statement);
    }
  }

  private static void assertFinished(String url, String user, int statement) {
    try {
      Migrations.migrate(new FailingDataSource(url, user, statement));
    } catch (StoreFailedException interrupted) {
      // as it should be; some statements do not matter to it
    }
    try (Store store = TestStores.open(url)) {
      assertThat(new JdbiJournalStore(store).head())
          .as("after an end at statement %d", statement)
          .isEqualTo(SegmentHead.none());
      assertThat(new JdbiCheckpointStore(store).mark()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {9, 17, 25})
  void aKilledProcessLeavesWhatTheNextCanFinish(int statement) throws IOException {
    String url = TestStores.h2File(folder);
    try (ChildProcess child = ChildProcess.run(Migrates.class, url, "" + statement)) {
      assertThat(child.line()).as("it said nothing before its end").isNull();
    }

    try (Store store = TestStores.open(url);
        var goalpost = Post.open(store)) {
      Post.one(goalpost, "first");
      assertThat(Post.ids(store)).isEqualTo(List.of("first"));
    }
  }

  /** A process that ends at some statement of its migration, as {@code kill -9} would. */
  static final class Migrates {
    private Migrates() {}

    public static void main(String[] arguments) {
      FailingDataSource source =
          new FailingDataSource(arguments[0], "sa", Integer.parseInt(arguments[1]));
      source.failBy(() -> Runtime.getRuntime().halt(137));
      Migrations.migrate(source);
      ChildProcess.say("migrated");
    }
  }
}
