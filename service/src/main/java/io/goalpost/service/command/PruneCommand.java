package io.goalpost.service.command;

import io.goalpost.service.checkpoint.CheckpointMark;
import io.goalpost.service.checkpoint.CheckpointStore;
import io.goalpost.service.checkpoint.JdbiCheckpointStore;
import io.goalpost.service.journal.BaseStore;
import io.goalpost.service.journal.BrokenChainException;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.journal.MalformedRecordException;
import io.goalpost.service.journal.NotedJournal;
import io.goalpost.service.loop.Limits;
import io.goalpost.service.projection.PrunedFirings;
import io.goalpost.service.prune.Pruning;
import io.goalpost.service.store.Store;
import java.io.PrintStream;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Removes the oldest of the journal and keeps what it came to. No server may have the store. */
final class PruneCommand implements Command {

  private static final int REFUSED = 1;
  private static final int UNREADABLE = 2;
  private static final String BEFORE = "--before";

  @Override
  public String name() {
    return "journal prune";
  }

  @Override
  public String arguments() {
    return "config.yml --before T";
  }

  @Override
  public String purpose() {
    return "remove the oldest of the journal, keep what it came to";
  }

  @Override
  public int run(List<String> arguments, Console console) {
    List<String> rest = new ArrayList<>(arguments);
    Function<CheckpointMark, Instant> before = before(rest);
    if (rest.size() != 1) {
      throw new UsageException("name the one file that configures the store");
    }
    Limits limits = Settings.read(rest.get(0), console.environment()).limits().ofEngine();
    try {
      StoreToChange.with(rest, console, (store, settings) -> prune(store, before, limits, console));
      return 0;
    } catch (BrokenChainException broken) {
      throw new CommandFailedException(
          REFUSED, broken.getMessage() + ". Nothing was removed", broken);
    } catch (MalformedRecordException malformed) {
      throw new CommandFailedException(UNREADABLE, malformed.getMessage(), malformed);
    }
  }

  /** What the option says, once it is known where the store stands. */
  private static Function<CheckpointMark, Instant> before(List<String> arguments) {
    int at = arguments.indexOf(BEFORE);
    if (at < 0 || at + 1 == arguments.size()) {
      throw new UsageException("say " + BEFORE + " which instant");
    }
    arguments.remove(at);
    String text = arguments.remove(at);
    try {
      if (text.startsWith("P")) {
        Duration ago = Duration.parse(text);
        if (!ago.isNegative()) {
          return mark -> mark.clock().minus(ago);
        }
      } else if (text.length() == "2026-01-05".length()) {
        LocalDate day = LocalDate.parse(text);
        return mark -> day.atStartOfDay(mark.zone()).toInstant();
      } else {
        Instant instant = OffsetDateTime.parse(text).toInstant();
        return mark -> instant;
      }
    } catch (DateTimeException neither) {
      // told below
    }
    throw new UsageException(
        BEFORE
            + " must be an ISO 8601 instant, such as 2026-01-05T09:00:00Z, a date, or how long ago,"
            + " such as P90D");
  }

  private static void prune(
      Store store, Function<CheckpointMark, Instant> before, Limits limits, Console console) {
    JournalStore journal = NotedJournal.on(store);
    CheckpointStore checkpoints = new JdbiCheckpointStore(store);
    CheckpointMark mark = checkpoints.mark().orElse(null);
    if (mark == null) {
      console
          .out()
          .println("nothing was removed: there is no checkpoint; a server writes one as it stops");
      return;
    }
    long last = journal.head().last();
    Instant instant = before.apply(mark);
    PrunedFirings firings = new PrunedFirings(store);
    Pruning.Result result =
        new Pruning(journal, new BaseStore(store), checkpoints, firings, limits.state())
            .run(instant, new Told(console.err(), last));
    if (limits.firingsFor() != null) {
      firings.forget(mark.clock().minus(limits.firingsFor()));
    }
    tell(result, instant, mark, last, console.out());
  }

  private static void tell(
      Pruning.Result result, Instant before, CheckpointMark mark, long last, PrintStream out) {
    long first = result.base().position() + 1;
    if (result.segments() == 0) {
      out.println(
          "nothing was removed: no commit that the checkpoint (record "
              + mark.position()
              + ") has is all before "
              + before
              + ", but for the last");
    } else {
      out.println(
          "removed "
              + result.segments()
              + " segments, records "
              + (result.was().position() + 1)
              + " to "
              + result.base().position());
    }
    out.println("the journal begins with " + result.base());
    out.println(
        last < first ? "there is no record" : "what is left: records " + first + " to " + last);
  }

  /** How far it is, in a line a second at most. */
  private static final class Told implements Pruning.Progress {
    private final Progress folded;
    private final PrintStream err;
    private Progress removed;

    Told(PrintStream err, long last) {
      this.err = err;
      this.folded = new Progress(err, "folded", last, System::nanoTime);
    }

    @Override
    public void folded(long position, long last) {
      folded.accept(position);
    }

    @Override
    public void removed(long segments, long all) {
      if (removed == null) {
        removed = new Progress(err, "removed", all, "segments", System::nanoTime);
      }
      removed.accept(segments);
    }
  }
}
