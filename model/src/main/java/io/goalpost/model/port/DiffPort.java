package io.goalpost.model.port;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.journal.Firing;
import java.util.List;

/** Takes diffs (SEMANTICS §2). */
public interface DiffPort {

  /**
   * What became of one diff.
   *
   * @param position its own, or that of the first one of its id (D4)
   * @param firings what it fired, its follow-ups included; empty for a duplicate
   */
  record Result(String id, long position, boolean duplicate, List<Firing> firings) {}

  /**
   * Applies all diffs, or none; returns when they are stored.
   *
   * @throws io.goalpost.model.diff.RefusedException where one cannot be applied
   * @throws BusyException where there is no room or no store; nothing was accepted
   */
  List<Result> post(List<Diff> diffs);

  /** Applies the good ones and keeps the bad ones (D6, Segment endpoints). */
  List<Result> postGood(List<Diff> good, List<Rejection> bad);

  /** What was rejected beside good diffs, from a position on. */
  List<Rejection> rejections(long after, int limit);
}
