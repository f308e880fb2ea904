package io.goalpost.service.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.service.store.ChildProcess;
import io.goalpost.service.store.Durability;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KilledProcessTest {

  private static final int LINES_BEFORE_KILL = 300;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Durability.class)
  void whatAnH2FileAcknowledgedIsThereAfterKillMinusNine(Durability durability) throws IOException {
    String url = TestStores.h2File(directory);
    long acknowledged = 0;
    try (ChildProcess child = ChildProcess.run(AppendsForever.class, url, durability.name())) {
      String line = child.line();
      while (line != null) {
        acknowledged = Long.parseLong(line);
        if (acknowledged == LINES_BEFORE_KILL) {
          child.kill();
        }
        line = child.line();
      }
    }

    assertThat(acknowledged).isGreaterThanOrEqualTo(LINES_BEFORE_KILL);
    try (Store store = TestStores.open(url)) {
      JournalStore journal = new JdbiJournalStore(store);
      assertThat(journal.head().number()).isGreaterThanOrEqualTo(acknowledged);
      assertThat(new SegmentChain(new JournalCodec()).verify(journal).ok()).isTrue();
    }
  }

  /** A process that appends segments until it is killed, and prints the number of each. */
  static final class AppendsForever {
    private AppendsForever() {}

    public static void main(String[] arguments) {
      Store store = TestStores.open(arguments[0], Durability.valueOf(arguments[1]));
      JournalStore journal = new JdbiJournalStore(store);
      SegmentChain chain = new SegmentChain(new JournalCodec());
      RandomRecords random = new RandomRecords(1);
      SegmentHead head = journal.head();
      while (!System.out.checkError()) {
        Segment next = chain.next(head, random.records(head.last() + 1, 20));
        journal.append(next);
        head = SegmentHead.of(next);
        ChildProcess.say(head.number());
      }
    }
  }
}
