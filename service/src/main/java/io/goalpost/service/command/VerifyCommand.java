package io.goalpost.service.command;

import io.goalpost.service.checkpoint.CheckpointMark;
import io.goalpost.service.checkpoint.CheckpointStore;
import io.goalpost.service.checkpoint.JdbiCheckpointStore;
import io.goalpost.service.journal.ChainWalk;
import io.goalpost.service.journal.JdbiJournalStore;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.SegmentChain;
import io.goalpost.service.store.Store;
import java.util.List;

/** Walks the journal's chain of hashes and names the first segment that was changed. */
final class VerifyCommand implements Command {

  private static final int BROKEN = 1;

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public String arguments() {
    return "config.yml";
  }

  @Override
  public String purpose() {
    return "tell whether the journal is as it was written";
  }

  @Override
  public int run(List<String> arguments, Console console) {
    return StoreToRead.with(arguments, console, store -> verify(store, console));
  }

  private static int verify(Store store, Console console) {
    JournalStore journal = new JdbiJournalStore(store);
    CheckpointStore checkpoints = new JdbiCheckpointStore(store);
    ChainWalk walk =
        new ChainWalk(
            journal,
            new SegmentChain(new JournalCodec()),
            () -> checkpoints.mark().map(CheckpointMark::position).orElse(0L));
    ChainWalk.Verdict verdict =
        walk.verify(
            new Progress(console.err(), "verified", journal.head().last(), System::nanoTime));
    verdict.broken().ifPresent(broken -> console.out().println("broken: " + broken.reason()));
    console
        .out()
        .println(
            (verdict.ok() ? "ok: " : "")
                + (verdict.position() == verdict.base().position()
                    ? "there is no record" + (verdict.ok() ? "" : " before it")
                    : "records "
                        + (verdict.base().position() + 1)
                        + " to "
                        + verdict.position()
                        + " are as they were written"));
    if (!verdict.base().isNone()) {
      console.out().println("the journal begins with " + verdict.base());
    }
    return verdict.ok() ? 0 : BROKEN;
  }
}
