package io.goalpost.service.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.nio.file.Path;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointStoreTest {

  @Nested
  class InH2Memory extends CheckpointStoreContract {
    private final String url = TestStores.h2Memory();

    @Override
    String url() {
      return url;
    }
  }

  @Nested
  class InAnH2File extends CheckpointStoreContract {
    @TempDir Path directory;

    @Override
    String url() {
      return TestStores.h2File(directory);
    }
  }

  @Nested
  class InPostgresql extends CheckpointStoreContract {
    private final String url = TestStores.postgresql();

    @Override
    String url() {
      return url;
    }
  }

  /** It is asked for each piece that is removed, and a row holds all of a piece. */
  @Test
  void theNextPieceIsFoundWithoutReadingThoseAfterIt() throws NoSuchMethodException {
    String query =
        CheckpointRows.class
            .getDeclaredMethod("numberAfter", long.class)
            .getAnnotation(SqlQuery.class)
            .value();
    try (Store store = TestStores.open(TestStores.h2Memory())) {
      for (int i = 1; i <= 20; i++) {
        PieceRow piece = new PieceRow(i, new byte[0]);
        store.write(CheckpointRows.class, rows -> rows.add(piece, 0));
      }

      String plan =
          store
              .jdbi()
              .withHandle(
                  handle ->
                      handle
                          .createQuery("EXPLAIN ANALYZE " + query)
                          .bind("number", 5)
                          .mapTo(String.class)
                          .one());
      assertThat(plan).containsPattern("scanCount: [12]\\b");
    }
  }
}
