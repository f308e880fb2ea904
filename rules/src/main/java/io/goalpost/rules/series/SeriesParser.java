package io.goalpost.rules.series;

import io.goalpost.model.series.Series;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Reads a series from YAML or JSON and collects everything that is wrong with the text.
 * Thread-safe.
 *
 * <p>What the blocks mean to each other is {@link SeriesChecker}'s to check (V1).
 */
public final class SeriesParser {

  private SeriesParser() {}

  /** Reads a series; a bare date to wait until is midnight UTC. */
  public static ParsedSeries parse(String text) {
    return parse(text, ZoneOffset.UTC);
  }

  /**
   * Reads a series.
   *
   * @param workspace the zone in which a bare date to wait until begins (D2, B8)
   */
  public static ParsedSeries parse(String text, ZoneId workspace) {
    Problems problems = new Problems();
    Outline outline = new Outline();
    Series series = null;
    try {
      Fields fields =
          Fields.of(
              YamlReader.read(text), Place.ROOT, "{series: …, enroll: …, blocks: […]}", problems);
      if (fields != null) {
        series = new SeriesReader(problems, outline, workspace).read(fields);
      } else {
        outline.incomplete();
      }
    } catch (UnreadableException unreadable) {
      problems.error(Place.ROOT, unreadable.mark(), unreadable.getMessage());
      outline.incomplete();
    }
    return new ParsedSeries(
        series == null ? null : series.id(),
        series == null ? null : series.title(),
        problems.hasErrors() ? null : series,
        problems.sorted(),
        outline);
  }
}
