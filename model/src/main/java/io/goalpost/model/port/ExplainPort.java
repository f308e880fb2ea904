package io.goalpost.model.port;

import io.goalpost.model.explain.Explanation;
import java.time.Instant;

/** Why something happened to somebody in a series, or did not. */
public interface ExplainPort {

  /**
   * What is asked.
   *
   * @param company only of this company, where entries are a user's and a company's; null for all
   * @param position as of after the record there; 0 where an instant, or now, is meant
   * @param instant as of then, all that was due then included; null where a position, or now, is
   *     meant
   */
  record Query(String series, String user, String company, long position, Instant instant) {

    /** As things stand. */
    public static Query now(String series, String user) {
      return new Query(series, user, null, 0, null);
    }
  }

  /**
   * @throws NotFoundException where there is no such series, or no such position
   * @throws GoneException where what was up to there is no longer kept
   * @throws BusyException where too many ask at once, or the store is away
   */
  Explanation explain(Query query);
}
