package io.goalpost.service.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.service.store.ChildProcess;
import io.goalpost.service.store.Durability;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KilledProcessTest {

  private static final int LINES_BEFORE_KILL = 200;
  private static final int KILLS = 3;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource(Durability.class)
  void whatAnH2FileAcknowledgedIsThereAfterKillMinusNine(Durability durability) throws IOException {
    String url = TestStores.h2File(directory);
    long acknowledged = appendedUntilKilled(url, durability);

    try (Store store = TestStores.open(url)) {
      JournalStore journal = new JdbiJournalStore(store);
      assertThat(journal.head().number()).isGreaterThanOrEqualTo(acknowledged);
      assertThat(new SegmentChain(new JournalCodec()).verify(journal).ok()).isTrue();
    }
  }

  /**
   * H2 writes over what it no longer needs after 45 seconds; here at once. Version 2.5.252 then
   * lost up to fifteen commits of a killed process.
   */
  @Test
  void whatAnH2FileAcknowledgedIsThereAlsoWhereItsSpaceIsUsedAgain() throws IOException {
    String url = TestStores.h2File(directory) + ";RETENTION_TIME=100";
    for (int kills = 1; kills <= KILLS; kills++) {
      long acknowledged = appendedUntilKilled(url, Durability.PROCESS);
      try (Store store = TestStores.open(url)) {
        assertThat(NotedJournal.on(store).head().number())
            .as("after %d kills", kills)
            .isGreaterThanOrEqualTo(acknowledged);
      }
    }
  }

  private static long appendedUntilKilled(String url, Durability durability) throws IOException {
    long acknowledged = 0;
    int said = 0;
    try (ChildProcess child = ChildProcess.run(AppendsForever.class, url, durability.name())) {
      for (String line = child.line(); line != null; line = child.line()) {
        acknowledged = Long.parseLong(line);
        said++;
        if (said == LINES_BEFORE_KILL) {
          child.kill();
        }
      }
    }
    assertThat(said).isGreaterThanOrEqualTo(LINES_BEFORE_KILL);
    return acknowledged;
  }

  /** A process that appends segments until it is killed, and prints the number of each. */
  static final class AppendsForever {
    private AppendsForever() {}

    public static void main(String[] arguments) {
      Store store = TestStores.open(arguments[0], Durability.valueOf(arguments[1]));
      JournalStore journal = NotedJournal.on(store);
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
