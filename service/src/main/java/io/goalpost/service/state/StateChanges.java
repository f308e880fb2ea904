package io.goalpost.service.state;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.fact.User;
import java.util.List;
import java.util.Set;

/**
 * What changed since a checkpoint, in part by its id.
 *
 * @param users as they were when the changes were taken; to be read on any thread
 * @param entries the same
 * @param seen the stretches of the journal in which diffs were seen since, with all that are
 *     remembered of them
 * @param forgotten those of which no diff is remembered any longer, by number
 */
public record StateChanges(
    List<User> users,
    Set<String> companies,
    List<Entry> entries,
    List<Qualification> qualifications,
    Set<String> series,
    Set<String> segments,
    List<SeenStretch> seen,
    Set<Long> forgotten) {}
