package io.goalpost.service.command;

import io.goalpost.service.journal.JdbiJournalStore;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.replay.Difference;
import io.goalpost.service.replay.Replay;
import io.goalpost.service.store.Store;
import java.io.PrintStream;
import java.util.List;

/** Runs the rules over the whole journal again and tells the first difference (T6). */
final class ReplayCommand implements Command {

  private static final int DIFFERENT = 1;

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public String arguments() {
    return "config.yml";
  }

  @Override
  public String purpose() {
    return "run the rules over the journal again";
  }

  @Override
  public int run(List<String> arguments, Console console) {
    return StoreToRead.with(arguments, console, store -> replay(store, console));
  }

  private static int replay(Store store, Console console) {
    JournalStore journal = new JdbiJournalStore(store);
    Replay.Result result =
        new Replay(journal, new JournalCodec())
            .run(new Progress(console.err(), "replayed", journal.head().last(), System::nanoTime));
    result.difference().ifPresent(difference -> tell(difference, console.out()));
    if (result.difference().isEmpty()) {
      console
          .out()
          .println(
              "no difference: "
                  + (result.position() == result.base().position()
                      ? "there is no record"
                      : "records "
                          + (result.base().position() + 1)
                          + " to "
                          + result.position()
                          + " came again as they were written"));
    }
    if (!result.base().isNone()) {
      console.out().println("the journal begins with " + result.base());
    }
    return result.difference().isEmpty() ? 0 : DIFFERENT;
  }

  private static void tell(Difference difference, PrintStream out) {
    out.println("the first difference is at record " + difference.position());
    out.println("expected: " + line(difference.expected()));
    out.println("found:    " + line(difference.found()));
    if (difference.reason() != null) {
      out.println("because:  " + OneLine.of(difference.reason()));
    }
  }

  private static String line(String record) {
    return record == null ? "nothing" : record;
  }
}
