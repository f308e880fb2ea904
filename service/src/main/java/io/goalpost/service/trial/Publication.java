package io.goalpost.service.trial;

import io.goalpost.model.series.AuthoredRule;
import io.goalpost.model.series.AuthoredSeries;
import io.goalpost.model.series.Series;
import io.goalpost.rules.series.SeriesParser;
import io.goalpost.service.state.SeriesState;
import java.time.ZoneId;
import java.util.List;

/** A text without errors that goes live, and authors' rules that belong to it. */
public record Publication(String text, List<AuthoredRule> rules) {

  public Publication {
    rules = List.copyOf(rules);
  }

  /** A version that went live, with the rules it had then. */
  public static Publication of(SeriesState.Version version) {
    return new Publication(version.text(), version.definition().authored());
  }

  /** What it defines. */
  Series series(ZoneId zone) {
    return AuthoredSeries.bind(SeriesParser.parse(text, zone).series(), rules);
  }
}
