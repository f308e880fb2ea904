package io.goalpost.service.ports;

import io.goalpost.service.state.SeriesState;
import io.goalpost.service.trial.Publication;

/**
 * A text that is to be tried out.
 *
 * @param live whether it is the version that is, or was last, live
 */
record Candidate(Publication publication, boolean live) {

  /**
   * A version, a text or else the draft, checked.
   *
   * @param version or 0
   * @param text or null
   * @throws io.goalpost.model.series.ProblemsException where it has errors
   */
  static Candidate of(Bench bench, String series, int version, String text) {
    if (version == 0) {
      String chosen = text == null ? bench.draft(series) : text;
      bench.checkForGoingLive(series, chosen);
      return new Candidate(new Publication(chosen, bench.rules(chosen)), false);
    }
    SeriesState.Version found = SeriesDesk.version(bench.known(series), version);
    boolean live = version == bench.series().versions().size();
    return new Candidate(Publication.of(found), live);
  }
}
