package io.goalpost.model.port;

import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Input;
import java.util.List;
import java.util.Optional;

/** The audit log. */
public interface FiringPort {

  /**
   * What to look for; null means any.
   *
   * @param after only positions greater than this
   * @param limit at most so many
   */
  record Query(
      String series,
      String user,
      String company,
      Firing.Kind kind,
      String rule,
      long after,
      int limit) {}

  /** In order of position. */
  List<Firing> find(Query query);

  /**
   * One firing and what belongs to it.
   *
   * @param cause the diff, publication or time that caused it
   * @param entered the firing that began its entry, with the snapshot; empty where there is none
   * @param ruleText the rule in the DRL of its version, or null where no rule stands there
   * @param ruleLine the line it begins at, from 1; 0 where no rule stands there
   */
  record Detail(
      Firing firing, Input cause, Optional<Firing> entered, String ruleText, int ruleLine) {}

  /**
   * @throws NotFoundException where the position holds no firing
   */
  Detail at(long position);

  /** The position of the last record; 0 where there is none. */
  long last();
}
