package io.goalpost.service.command;

import io.goalpost.service.GoalpostConfiguration.StoreSettings;
import io.goalpost.service.journal.BrokenChainException;
import io.goalpost.service.journal.JdbiJournalStore;
import io.goalpost.service.journal.JournalBase;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.MalformedRecordException;
import io.goalpost.service.journal.SegmentChain;
import io.goalpost.service.projection.FiringIndex;
import io.goalpost.service.projection.Projector;
import io.goalpost.service.projection.PrunedFirings;
import io.goalpost.service.store.Store;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Makes what is derived from the journal to be searched anew. No server may have the store. */
final class RebuildCommand implements Command {

  private static final int UNREADABLE = 2;
  private static final InstantSource NEVER_ASKED = () -> Instant.EPOCH; // nothing is dropped

  @Override
  public String name() {
    return "project rebuild";
  }

  @Override
  public String arguments() {
    return "config.yml";
  }

  @Override
  public String purpose() {
    return "make the search of firings anew from the journal";
  }

  @Override
  public int run(List<String> arguments, Console console) {
    try {
      StoreToChange.with(
          arguments, console, (store, settings) -> rebuild(store, settings, console));
      return 0;
    } catch (MalformedRecordException | BrokenChainException malformed) {
      throw new CommandFailedException(UNREADABLE, malformed.getMessage(), malformed);
    }
  }

  private static void rebuild(Store store, StoreSettings settings, Console console) {
    JournalStore journal = new JdbiJournalStore(store);
    long last = journal.head().last();
    SegmentChain chain = new SegmentChain(new JournalCodec());
    try (FiringIndex index = settings.searchOf(store);
        Projector projector =
            new Projector(
                journal, chain, index, new PrunedFirings(store), () -> last, NEVER_ASKED, null)) {
      projector.rebuild(new Progress(console.err(), "projected", last, System::nanoTime));
    }
    console.out().println("the search of firings stands at record " + last);
    JournalBase base = journal.base();
    if (!base.isNone()) {
      console
          .out()
          .println(
              "up to record " + base.position() + " it has what pruning the journal kept of them");
    }
  }
}
