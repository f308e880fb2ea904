package io.goalpost.service.journal;

import io.goalpost.model.journal.FanOutReached;
import io.goalpost.model.journal.FanOutReached.Step;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** How far rules have come with a company's diff. Stateless. */
final class FanOutCodec {

  private static final String KIND = "fan-out";

  static final Map<String, RecordReader> READERS =
      Map.of(
          KIND,
          (position, at, in) ->
              new FanOutReached(
                  position,
                  at,
                  in.number("diff"),
                  Step.valueOf(in.text("step").toUpperCase(Locale.ROOT)),
                  in.number("entry"),
                  in.text("series"),
                  in.text("user")));

  private FanOutCodec() {}

  static void write(FanOutReached reached, CanonicalJsonWriter out) throws IOException {
    out.text("k", KIND);
    out.number("diff", reached.diff());
    out.text("step", reached.step().name().toLowerCase(Locale.ROOT));
    out.number("entry", reached.entry());
    out.text("series", reached.series());
    out.text("user", reached.user());
  }
}
