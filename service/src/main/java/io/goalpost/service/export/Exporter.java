package io.goalpost.service.export;

import io.goalpost.model.fact.Mask;
import io.goalpost.model.port.ExportPort.Extent;
import io.goalpost.model.port.ExportPort.Rows;
import io.goalpost.model.port.NotFoundException;
import io.goalpost.service.journal.JournalBase;
import io.goalpost.service.journal.JournalCodec;
import io.goalpost.service.journal.JournalSpan;
import io.goalpost.service.journal.JournalStore;
import io.goalpost.service.privacy.Masking;
import java.time.Instant;
import java.util.function.LongConsumer;

/**
 * Tells all that happened in a series from the journal alone, and the state that it begins with, in
 * two walks: the first counts who and what there was, the second gives the rows. What it keeps
 * meanwhile grows by some bytes with each entry and message, and by the visits of those who are in
 * the series now. Thread-safe.
 */
public final class Exporter {

  private final JournalStore journal;
  private final JournalCodec codec;
  private final Masking masking;

  /**
   * @param mask which values are not told
   */
  public Exporter(JournalStore journal, JournalCodec codec, Mask mask) {
    this.journal = journal;
    this.codec = codec;
    this.masking = new Masking(mask);
  }

  /**
   * Gives the rows; of a pruned journal those that begin, or end, after its base.
   *
   * @param position of the last record that is told
   * @param progress is told from time to time how many of the records were read, as if each walk
   *     were half of the way
   * @throws NotFoundException where no record defines the series
   */
  public Extent export(
      String series, Instant from, Instant to, long position, Rows rows, LongConsumer progress) {
    JournalSpan span = new JournalSpan(journal, codec, position, null);
    Counter counter = new Counter(progress);
    Survey survey = new Survey(series);
    BaseEntries begun = new BaseEntries(span, series);
    begun.each(survey);
    span.each(
        line -> {
          survey.take(line);
          counter.count();
        });
    if (!survey.known()) {
      throw new NotFoundException("there is no series " + series);
    }
    Teller teller = new Teller(series, survey, from, to, masking, rows);
    begun.each(teller);
    span.each(
        line -> {
          teller.take(line);
          counter.count();
        });
    teller.finish();
    JournalBase base = span.base();
    return new Extent(
        series,
        from,
        to,
        position,
        position == 0 ? null : span.end(),
        base.position(),
        base.isNone() ? null : base.at());
  }

  /** Counts records that are read twice. */
  private static final class Counter {
    private static final int PAUSE = 20_000;

    private final LongConsumer progress;
    private long read;

    Counter(LongConsumer progress) {
      this.progress = progress;
    }

    void count() {
      if (++read % PAUSE == 0) {
        progress.accept(read / 2);
      }
    }
  }
}
