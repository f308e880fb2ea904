package io.goalpost.service.loop;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.service.appliers.Appliers;
import io.goalpost.service.checkpoint.CheckpointStore;
import io.goalpost.service.checkpoint.JdbiCheckpointStore;
import io.goalpost.service.journal.JdbiJournalStore;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.SegmentChain;
import io.goalpost.service.recovery.Recovery;
import io.goalpost.service.state.State;
import io.goalpost.service.state.StateBounds;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import io.goalpost.service.torture.StateText;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Wherever it is interrupted, what comes of the same requests is the same, byte for byte: at each
 * commit of a run with diffs, timers, publications, a pause and a resumption, and at checkpoints.
 */
class CrashPointsTest {

  private static final int COMMITS_MIN = 15;

  private static String undisturbed;

  @BeforeAll
  static void run() {
    try (Store store = TestStores.open(TestStores.h2Memory())) {
      FailingJournal journal = new FailingJournal(new JdbiJournalStore(store));
      Workload workload = new Workload(journal, new JdbiCheckpointStore(store));
      workload.run();
      undisturbed = workload.journal();
      assertThat(journal.commits()).isGreaterThan(COMMITS_MIN);
    }
    assertThat(undisturbed).contains("goal-hit", "attributed", "waited", "exited", "unmatched");
  }

  @ParameterizedTest
  @EnumSource(value = FailingJournal.Fault.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void anInterruptionAtEachCommitLeavesNoTrace(FailingJournal.Fault fault) {
    try (Store store = TestStores.open(TestStores.h2Memory())) {
      FailingJournal journal = new FailingJournal(new JdbiJournalStore(store));
      journal.failEverySecond(fault);
      journal.comesBackWithTheNextQuestion();
      CheckpointStore kept = new JdbiCheckpointStore(store);
      Workload workload = new Workload(journal, kept);

      workload.run();

      assertThat(workload.journal()).isEqualTo(undisturbed);
      assertStoredStateIsTheJournals(kept, journal);
    }
  }

  @ParameterizedTest
  @EnumSource(FailingCheckpoints.Fault.class)
  void aCheckpointThatFailsIsInTheNext(FailingCheckpoints.Fault fault) {
    try (Store store = TestStores.open(TestStores.h2Memory())) {
      JournalStore journal = new JdbiJournalStore(store);
      CheckpointStore kept = new JdbiCheckpointStore(store);
      FailingCheckpoints failing = new FailingCheckpoints(kept, fault);
      Workload workload = new Workload(journal, failing);

      workload.run();

      assertThat(failing.writes()).isGreaterThan(2);
      assertThat(workload.journal()).isEqualTo(undisturbed);
      assertStoredStateIsTheJournals(kept, journal);
    }
  }

  @Test
  void oneThatIsFoundDamagedIsReplacedByTheNext() {
    try (Store store = TestStores.open(TestStores.h2Memory())) {
      JournalStore journal = new JdbiJournalStore(store);
      CheckpointStore kept = new JdbiCheckpointStore(store);
      DamagedOnce damaged = new DamagedOnce(kept, store);
      Workload workload = new Workload(journal, damaged);

      workload.run();

      assertThat(damaged.wholes()).isEqualTo(1);
      assertThat(workload.journal()).isEqualTo(undisturbed);
      assertStoredStateIsTheJournals(kept, journal);
      assertThat(kept.mark()).as("it was not given up").isPresent();
    }
  }

  private static void assertStoredStateIsTheJournals(CheckpointStore kept, JournalStore journal) {
    SegmentChain chain = new SegmentChain(new JournalCodec());
    State folded = new State();
    Appliers appliers = new Appliers();
    journal.forEachFrom(
        1,
        segment -> {
          chain.records(segment).forEach(record -> appliers.apply(record, folded));
          folded.committed();
        });
    State recovered = new Recovery(kept, journal, chain, StateBounds.DEFAULT).recover();
    Set<String> diffs = Set.of("1", "5", "9", "end");
    assertThat(StateText.of(recovered, Set.of(), diffs))
        .isEqualTo(StateText.of(folded, Set.of(), diffs));
  }
}
