package io.goalpost.service.checkpoint;

import io.goalpost.service.store.TestStores;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
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
}
