package io.goalpost.service.journal;

import io.goalpost.model.port.GoneException;
import io.goalpost.service.store.StoreFailedException;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * The journal from its beginning, which is its base where it was pruned, up to a position or an
 * instant. Not thread-safe.
 */
public final class JournalSpan {

  private final JournalStore journal;
  private final JournalCodec codec;
  private final long last;
  private final Instant until;
  private final JournalBase base;
  private Instant end;

  /**
   * @param last the position of the last record
   * @param until takes those of this instant and before alone; null takes all
   * @throws GoneException where the position, or the instant, is before the journal's base
   */
  public JournalSpan(JournalStore journal, JournalCodec codec, long last, Instant until) {
    this.journal = journal;
    this.codec = codec;
    this.last = last;
    this.until = until;
    this.base = journal.base();
    this.end = base.at();
    if (last < base.position() || isBeforeBase(until)) {
      throw gone(base);
    }
  }

  private boolean isBeforeBase(Instant instant) {
    return !base.isNone() && instant != null && instant.isBefore(base.at());
  }

  /** What is said of all that was before a base. */
  public static GoneException gone(JournalBase base) {
    return new GoneException(
        "the journal was pruned: what came up to record "
            + base.position()
            + ", "
            + base.at()
            + ", is no longer kept");
  }

  /** Where the journal begins. */
  public JournalBase base() {
    return base;
  }

  /**
   * Gives the state that the journal begins with, in pieces; nothing where it begins with nothing.
   */
  public void eachOfBase(Consumer<byte[]> piece) {
    journal.basePieces(base, piece);
  }

  /**
   * Gives each record's line, in order; tells the position of the last.
   *
   * @throws BrokenChainException where the beginning is missing
   * @throws StoreFailedException where the journal was pruned meanwhile
   */
  public long each(Consumer<RecordLine> consumer) {
    long[] given = {base.position()};
    if (last == base.position()) {
      return last;
    }
    journal.walk(
        base.position() + 1,
        segment -> {
          if (given[0] == base.position() && segment.first() > base.position() + 1) {
            throw noBeginning(segment);
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

  private RuntimeException noBeginning(Segment segment) {
    return journal.base().equals(base)
        ? new BrokenChainException("the journal is damaged: it begins with " + segment)
        : new StoreFailedException("the journal was pruned meanwhile: ask again", null);
  }

  /** The instant of the last record; that of the base before it was given. */
  public Instant end() {
    return end;
  }

  private boolean isLater(RecordLine line) {
    return until != null && Instant.parse(line.firstText("t")).isAfter(until);
  }
}
