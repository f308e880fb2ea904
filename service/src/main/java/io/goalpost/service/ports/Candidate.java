package io.goalpost.service.ports;

import io.goalpost.model.series.AuthoredRule;
import io.goalpost.service.state.SeriesState;
import java.util.List;

/**
 * A text that is to be tried out.
 *
 * @param rules authors' rules that belong to it
 * @param live whether it is the version that is, or was last, live
 */
record Candidate(String text, List<AuthoredRule> rules, boolean live) {

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
      return new Candidate(chosen, bench.rules(chosen), false);
    }
    SeriesState.Version found = SeriesDesk.version(bench.known(series), version);
    boolean live = version == bench.series().versions().size();
    return new Candidate(found.text(), found.definition().authored(), live);
  }
}
