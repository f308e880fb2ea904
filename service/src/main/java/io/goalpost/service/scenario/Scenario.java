package io.goalpost.service.scenario;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * One scenario file, read. Definitions and diffs stay plain maps, as they are posted.
 *
 * @param figures by series; {@code blocks} by {@code series/block}; {@code entries} by {@code
 *     series/subject}
 */
record Scenario(
    Path path,
    RulesFiles files,
    String name,
    List<String> rules,
    Instant start,
    ZoneId zone,
    Map<String, Object> segments,
    List<Map<?, ?>> series,
    List<Step> steps,
    Map<String, Map<?, ?>> figures,
    Map<String, Map<?, ?>> blocks,
    Map<String, Map<?, ?>> entries) {

  /**
   * One step.
   *
   * @param at when it happens, already reckoned from the step before
   * @param action what is done
   * @param expect the lines, or null where nothing is asked
   * @param refused the places, or null where it is to be accepted
   */
  record Step(Instant at, Action action, List<String> expect, List<String> refused) {}

  /** What a step does. */
  sealed interface Action {
    record Diffs(List<?> diffs) implements Action {}

    record Publish(Map<?, ?> definition) implements Action {}

    record Pause(String series) implements Action {}

    record Resume(String series) implements Action {}

    record Archive(String series) implements Action {}

    record Exit(String series, String user, String by) implements Action {}

    /** Saved conditions, by id (G10). */
    record SaveSegments(Map<String, Object> segments) implements Action {}

    record Restart() implements Action {}

    /** Time passes. */
    record Nothing() implements Action {}
  }
}
