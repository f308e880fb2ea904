package io.goalpost.model.port;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** Figures of series and blocks (S1, S2): each is the length of a list of {@link PeoplePort}. */
public interface FiguresPort {

  /** The figures of a series, in the order shown. */
  List<String> NAMES = List.of("started", "finished", "disengaged", "exited", "goal");

  /** The most points of a course. */
  int POINTS_MAX = 2_000;

  /** How far the points of a course are apart. */
  enum Every {
    HOUR,
    DAY,
    WEEK
  }

  /**
   * What is counted.
   *
   * @param version with which those counted entered; 0 for any
   * @param from the first instant of what stands behind a figure, or null
   * @param to the first instant that is no longer counted, or null
   */
  record Range(int version, Instant from, Instant to) {
    public static final Range ALL = new Range(0, null, null);
  }

  /**
   * Figures of a series.
   *
   * @param position up to which everything is counted
   * @param tiles the figures that are shown: goal and exited where one is set (S4)
   * @param userHits of user goals
   * @param companyHits of company goals (G9)
   * @param left user hits by how the entry had ended before: {@code active finished …}
   * @param course in the order of time; empty where none was asked for
   */
  record Overview(
      long position,
      Map<String, Long> figures,
      List<String> tiles,
      long userHits,
      long companyHits,
      Map<String, Long> left,
      List<Point> course) {}

  /** One hour, day or week, and its figures. */
  record Point(Instant at, Map<String, Long> figures) {}

  /** Figures of blocks, by block, up to a position. */
  record Blocks(long position, Map<String, Map<String, Long>> blocks) {}

  /** Figures of a series and how many entered on each of the last days, the oldest first. */
  record Summary(Map<String, Long> figures, List<Long> spark) {}

  /**
   * {@code started finished disengaged exited goal}: each the number of entries, companies count in
   * goal (G9).
   */
  Map<String, Long> figures(String series);

  /** By block: {@code reached trying pending waiting matched unmatched sent unsent …}. */
  Map<String, Map<String, Long>> blocks(String series);

  /**
   * The figures of a range.
   *
   * @param every how far points are apart, or null for no course
   * @param zone whose hours, days and weeks they are
   * @throws NotFoundException where there is no such series
   * @throws io.goalpost.model.diff.RefusedException where the course has too many points
   */
  Overview overview(String series, Range range, Every every, ZoneId zone);

  /** The figures of blocks in a range. */
  Blocks blocks(String series, Range range);

  /** What a list of series shows of each. */
  Summary summary(String series);
}
