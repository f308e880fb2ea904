package io.goalpost.model.port;

import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/** The audit log. */
public interface FiringPort {

  /**
   * What to look for; null means any.
   *
   * @param version of the series; 0 for any
   * @param from not before this instant
   * @param to before this instant
   * @param after only positions greater than this
   * @param before only positions less than this
   * @param descending the last ones first
   * @param limit at most so many
   */
  record Query(
      String series,
      String user,
      String company,
      Firing.Kind kind,
      String rule,
      int version,
      Instant from,
      Instant to,
      long after,
      long before,
      boolean descending,
      int limit) {

    /** Of a series and a kind, in order of position. */
    public static Query of(String series, Firing.Kind kind, long after, int limit) {
      return new Query(
          series, null, null, kind, null, 0, null, null, after, Long.MAX_VALUE, false, limit);
    }

    /** The same beyond a position, in the order asked for. */
    public Query beyond(long position) {
      return new Query(
          series,
          user,
          company,
          kind,
          rule,
          version,
          from,
          to,
          descending ? after : position,
          descending ? position : before,
          descending,
          limit);
    }
  }

  /**
   * In order of position. What only the journal holds, such as the facts that matched, is left out:
   * ask {@link #at}.
   */
  List<Firing> find(Query query);

  /**
   * The same, waiting for the first one to come; empty where none came in time.
   *
   * @param end is told the position up to which there is nothing more to find
   */
  List<Firing> await(Query query, Duration patience, LongConsumer end);

  /**
   * One firing and what belongs to it.
   *
   * @param cause the diff, publication or time that caused it
   * @param entered the firing that began its entry, with the snapshot; empty where there is none.
   *     Of one that was pruned, what is left
   * @param ruleText the rule in the DRL of its version, or null where no rule stands there
   * @param ruleLine the line it begins at, from 1; 0 where no rule stands there
   */
  record Detail(
      Firing firing, Input cause, Optional<Firing> entered, String ruleText, int ruleLine) {}

  /**
   * @throws NotFoundException where the position holds no firing
   * @throws GoneException where it was pruned from the journal
   */
  Detail at(long position);

  /** The position of the last record; 0 where there is none. */
  long last();
}
