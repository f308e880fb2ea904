package io.goalpost.service.appliers;

import io.goalpost.model.journal.Input.SeriesPublished;
import io.goalpost.model.series.AuthoredSeries;
import io.goalpost.model.series.ProblemsException;
import io.goalpost.rules.series.ParsedSeries;
import io.goalpost.rules.series.SeriesParser;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.State;

/** Makes a version the live one (V1). */
final class SeriesPublishedApplier implements Applier<SeriesPublished> {
  @Override
  public void apply(SeriesPublished record, State state) {
    SeriesState known = state.series(record.series());
    SeriesState series = known != null ? known : SeriesState.created(record.series());
    ParsedSeries parsed = SeriesParser.parse(record.text(), state.zone());
    if (parsed.series() == null) {
      throw new ProblemsException(parsed.problems());
    }
    state.put(
        series.with(
            new SeriesState.Version(
                record.version(),
                record.at(),
                record.by(),
                record.note(),
                record.text(),
                record.drl(),
                AuthoredSeries.bind(parsed.series(), record.rules()))));
  }
}
