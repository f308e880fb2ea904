package io.goalpost.service.journal;

import io.goalpost.service.store.Durability;
import io.goalpost.service.store.TestStores;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class JournalStoreTest {

  @Nested
  class InH2Memory extends JournalStoreContract {
    private final String url = TestStores.h2Memory();

    @Override
    String url() {
      return url;
    }
  }

  @Nested
  class InAnH2File extends JournalStoreContract {
    @TempDir Path directory;

    @Override
    String url() {
      return TestStores.h2File(directory);
    }
  }

  @Nested
  class InAnH2FileThatOutlivesAPowerCut extends JournalStoreContract {
    @TempDir Path directory;

    @Override
    String url() {
      return TestStores.h2File(directory);
    }

    @Override
    Durability durability() {
      return Durability.POWER;
    }
  }

  @Nested
  class InPostgresql extends JournalStoreContract {
    private final String url = TestStores.postgresql();

    @Override
    String url() {
      return url;
    }
  }
}
