package io.goalpost.service.export;

import io.goalpost.model.entry.Entry;
import io.goalpost.service.checkpoint.PartVisitor;
import io.goalpost.service.checkpoint.StateKey;
import io.goalpost.service.checkpoint.StatePieces;
import io.goalpost.service.journal.JournalSpan;
import io.goalpost.service.recovery.SeriesText;

/** The entries of a series in the state that a pruned journal begins with. For one thread. */
final class BaseEntries {

  private final JournalSpan span;
  private final String series;
  private final StatePieces pieces = new StatePieces();

  BaseEntries(JournalSpan span, String series) {
    this.span = span;
    this.series = series;
  }

  /** Tells who had entered, and how the series stood. */
  void each(Survey survey) {
    read(
        new PartVisitor() {
          @Override
          public void entry(Entry entry) {
            if (entry.series().equals(series)) {
              survey.begun(entry);
            }
          }

          @Override
          public void other(StateKey key, String text) {
            survey.begun(SeriesText.read(series, text, span.base().zone()));
          }
        });
    survey.begins();
  }

  /** Tells who was where. */
  void each(Teller teller) {
    read(
        new PartVisitor() {
          @Override
          public void entry(Entry entry) {
            if (entry.series().equals(series)) {
              teller.begun(entry);
            }
          }
        });
  }

  private void read(PartVisitor visitor) {
    span.eachOfBase(
        piece ->
            pieces.read(
                piece,
                row ->
                    row.is(StateKey.ENTRY)
                        ? row.mayHold(series)
                        : row.is("series") && row.key().id().equals(series),
                visitor));
  }
}
