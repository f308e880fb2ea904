package io.goalpost.model.port;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.Fault;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.journal.Firing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Plays a series on a copy of real users, or on invented ones. Nothing is kept. */
public interface DryRunPort {

  /** The most users that are copied. */
  int USERS_MAX = 100;

  /** The most steps of one run. */
  int STEPS_MAX = 1_000;

  /** The most diffs of all its steps. */
  int DIFFS_MAX = 5_000;

  /** The most firings of one run; where there would be more it is refused. */
  int FIRINGS_MAX = 20_000;

  /** How far the steps may lead from the start. */
  Duration SPAN_MAX = Duration.ofDays(3_660);

  /** How long a run may take; one that takes longer is refused. */
  Duration TIME_MAX = Duration.ofSeconds(20);

  /**
   * Diffs at an instant; what is due before goes before them, what is due then after (T1).
   *
   * @param at the instant, or null
   * @param after how long after the step before, or null; without both it is at the same instant
   */
  record Step(Instant at, Duration after, List<Diff> diffs) {
    public Step {
      diffs = List.copyOf(diffs);
    }
  }

  /**
   * What to play.
   *
   * @param version a version's number, or 0
   * @param text a text, or null; without version and text it is the draft
   * @param users whose facts and entries are copied; others come into being by their first diff
   * @param start where the clock begins, or null for now; with copied users not before now
   */
  record Order(int version, String text, List<String> users, Instant start, List<Step> steps) {
    public Order {
      users = List.copyOf(users);
      steps = List.copyOf(steps);
    }
  }

  /** What a step fired, as lines. */
  record Went(Instant at, List<String> lines) {}

  /**
   * A diff that was refused.
   *
   * @param step from 0
   * @param fault whose index is that of the diff in its step
   */
  record Refused(int step, Fault fault) {}

  /**
   * How it went.
   *
   * @param version as which it ran: the live one's number, or the next
   * @param firings all of them
   * @param rules the texts of the rules that fired, by name
   * @param published what going live fired, before the first step
   * @param entries of the series, as they stand at the end
   */
  record Run(
      int version,
      Instant start,
      List<Firing> firings,
      Map<String, String> rules,
      List<String> published,
      List<Went> steps,
      List<Entry> entries,
      List<Refused> refused) {}

  /**
   * Plays it.
   *
   * @throws io.goalpost.model.series.ProblemsException where the text has errors
   * @throws io.goalpost.model.diff.RefusedException where it asks for more than there may be
   * @throws NotFoundException where there is no such series, version, draft or user
   * @throws BusyException where as many are played as may be at once
   */
  Run run(String series, Order order);
}
