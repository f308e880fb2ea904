package io.goalpost.service.state;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What changed since a checkpoint, by its id.
 *
 * @param entries as they were when the changes were taken; to be read on any thread
 * @param seen ids of diffs seen since
 * @param forgotten ids of diffs no longer remembered
 */
public record StateChanges(
    Set<String> users,
    Set<String> companies,
    List<Entry> entries,
    List<Qualification> qualifications,
    Set<String> series,
    Set<String> segments,
    Map<String, SeenDiff> seen,
    Set<String> forgotten) {}
