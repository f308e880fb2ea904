package io.goalpost.service.state;

import io.goalpost.model.entry.Qualification;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ids of what changed since a checkpoint.
 *
 * @param seen ids of diffs seen since
 * @param forgotten ids of diffs no longer remembered
 */
public record StateChanges(
    Set<String> users,
    Set<String> companies,
    Set<Long> entries,
    List<Qualification> qualifications,
    Set<String> series,
    Set<String> segments,
    Map<String, SeenDiff> seen,
    Set<String> forgotten) {}
