package io.goalpost.service.journal;

import io.goalpost.model.port.NotFoundException;
import java.time.Instant;
import java.util.function.Consumer;

/** The journal from its beginning up to a position or an instant. Not thread-safe. */
public final class JournalSpan {

  private final JournalStore journal;
  private final JournalCodec codec;
  private final long last;
  private final Instant until;
  private Instant end = Instant.EPOCH;

  /**
   * @param last the position of the last record
   * @param until takes those of this instant and before alone; null takes all
   */
  public JournalSpan(JournalStore journal, JournalCodec codec, long last, Instant until) {
    this.journal = journal;
    this.codec = codec;
    this.last = last;
    this.until = until;
  }

  /**
   * Gives each record's line, in order; tells the position of the last.
   *
   * @throws NotFoundException where the beginning is no longer kept
   */
  public long each(Consumer<RecordLine> consumer) {
    long[] given = new long[1];
    if (last == 0) {
      return 0;
    }
    journal.walk(
        1,
        segment -> {
          if (given[0] == 0 && segment.first() > 1) {
            throw new NotFoundException(
                "what came before record "
                    + segment.first()
                    + " is no longer kept, so nobody can tell from the journal how it came to this");
          }
          boolean[] over = {segment.first() > last};
          RecordLine.each(
              segment,
              codec,
              line -> {
                if (over[0] || line.number("p") > last || isLater(line)) {
                  over[0] = true;
                } else {
                  given[0]++;
                  if (given[0] == last) {
                    end = Instant.parse(line.firstText("t"));
                  }
                  consumer.accept(line);
                }
              });
          return !over[0] && segment.last() < last;
        });
    return given[0];
  }

  /** The instant of the last record; the beginning of time before it was given. */
  public Instant end() {
    return end;
  }

  private boolean isLater(RecordLine line) {
    return until != null && Instant.parse(line.firstText("t")).isAfter(until);
  }
}
