package io.goalpost.service.journal;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.journal.Movement;
import io.goalpost.model.journal.Movement.BaselinesTaken;
import io.goalpost.model.journal.Movement.EntryEnded;
import io.goalpost.model.journal.Movement.Passed;
import io.goalpost.model.journal.Movement.PathFinished;
import io.goalpost.model.journal.Movement.Reached;
import io.goalpost.model.journal.Movement.Rescheduled;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** Movements of entries. Stateless. */
final class MovementCodec {

  static final Map<String, RecordReader> READERS =
      Map.of(
          "reached",
          (position, at, in) ->
              new Reached(
                  position,
                  at,
                  in.number("entry"),
                  in.text("block"),
                  in.instant("until"),
                  in.instant("opens"),
                  in.values("baselines")),
          "rescheduled",
          (position, at, in) ->
              new Rescheduled(
                  position,
                  at,
                  in.number("entry"),
                  in.text("block"),
                  in.instant("until"),
                  in.instant("opens")),
          "baselines-taken",
          (position, at, in) ->
              new BaselinesTaken(
                  position, at, in.number("entry"), in.text("block"), in.values("baselines")),
          "passed",
          (position, at, in) -> new Passed(position, at, in.number("entry"), in.text("block")),
          "path-finished",
          (position, at, in) -> new PathFinished(position, at, in.number("entry")),
          "entry-ended",
          (position, at, in) ->
              new EntryEnded(position, at, in.number("entry"), status(in.text("how"))));

  private MovementCodec() {}

  static void write(Movement movement, CanonicalJsonWriter out) throws IOException {
    if (movement instanceof Reached reached) {
      out.text("k", "reached");
      out.number("entry", reached.entry());
      out.text("block", reached.block());
      out.instant("until", reached.until());
      out.instant("opens", reached.opens());
      out.values("baselines", reached.baselines());
    } else if (movement instanceof Rescheduled rescheduled) {
      out.text("k", "rescheduled");
      out.number("entry", rescheduled.entry());
      out.text("block", rescheduled.block());
      out.instant("until", rescheduled.until());
      out.instant("opens", rescheduled.opens());
    } else if (movement instanceof BaselinesTaken taken) {
      out.text("k", "baselines-taken");
      out.number("entry", taken.entry());
      out.text("block", taken.block());
      out.values("baselines", taken.baselines());
    } else if (movement instanceof Passed passed) {
      out.text("k", "passed");
      out.number("entry", passed.entry());
      out.text("block", passed.block());
    } else if (movement instanceof PathFinished finished) {
      out.text("k", "path-finished");
      out.number("entry", finished.entry());
    } else if (movement instanceof EntryEnded ended) {
      out.text("k", "entry-ended");
      out.number("entry", ended.entry());
      out.text("how", ended.how().word());
    }
  }

  private static Entry.Status status(String word) {
    return Entry.Status.valueOf(word.toUpperCase(Locale.ROOT));
  }
}
