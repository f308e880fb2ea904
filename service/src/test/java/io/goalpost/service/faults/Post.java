package io.goalpost.service.faults;

import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.journal.Input.DiffAccepted;
import io.goalpost.model.journal.JournalRecord;
import io.goalpost.model.port.BusyException;
import io.goalpost.model.port.DiffPort.Result;
import io.goalpost.service.Goalpost;
import io.goalpost.service.journal.ChainWalk;
import io.goalpost.service.journal.JdbiJournalStore;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.SegmentChain;
import io.goalpost.service.loop.EngineClock;
import io.goalpost.service.loop.Limits;
import io.goalpost.service.ports.JournalReader;
import io.goalpost.service.state.StateBounds;
import io.goalpost.service.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Posts diffs to an engine on some store, and tells what became of them. */
final class Post {

  private static final Duration DEADLINE = Duration.ofSeconds(60);

  private Post() {}

  static Goalpost open(Store store) {
    Limits limits = new Limits(64, 1_000, 200, Duration.ofSeconds(30), StateBounds.DEFAULT);
    EngineClock clock = EngineClock.manual(Instant.parse("2026-01-05T09:00:00Z"));
    return Goalpost.open(store, clock, ZoneId.of("UTC"), limits);
  }

  /**
   * @throws BusyException where it is not taken
   */
  static Result one(Goalpost goalpost, String id) {
    return goalpost
        .diffs()
        .post(
            DiffReader.readAll(List.of(Map.of("id", id, "user", "u-" + id, "set", Map.of("a", 1)))))
        .get(0);
  }

  /** Posts the same until it is taken. */
  static Result untilTaken(Goalpost goalpost, String id) {
    long deadline = System.nanoTime() + DEADLINE.toNanos();
    while (true) {
      try {
        return one(goalpost, id);
      } catch (BusyException busy) {
        if (System.nanoTime() > deadline) {
          throw busy;
        }
      }
    }
  }

  /** Ids of all diffs in the journal, in order; the chain is whole. */
  static List<String> ids(Store store) {
    SegmentChain chain = new SegmentChain(new JournalCodec());
    JdbiJournalStore journal = new JdbiJournalStore(store);
    ChainWalk.Verdict verdict = chain.verify(journal);
    if (!verdict.ok()) {
      throw new AssertionError(verdict.toString());
    }
    List<JournalRecord> diffs =
        new JournalReader(journal, chain)
            .records(0, Integer.MAX_VALUE, record -> record instanceof DiffAccepted);
    return diffs.stream().map(DiffAccepted.class::cast).map(each -> each.diff().id()).toList();
  }
}
