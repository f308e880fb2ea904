package io.goalpost.service.checkpoint;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Qualification;
import io.goalpost.model.fact.Company;
import io.goalpost.model.fact.User;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What changed since the last checkpoint, each as it stands now. No two pieces have the same key.
 * The collections are not copied: whoever hands them over leaves them alone. Users and entries may
 * be made each time they are asked for ({@link io.goalpost.service.state.KnownIds}).
 *
 * @param mark where the state stands with this
 * @param others what only the engine can read; JSON or any other text
 * @param removed what is gone; a key that is among the changed ones too stays
 */
public record CheckpointDelta(
    CheckpointMark mark,
    List<User> users,
    Collection<Company> companies,
    List<Entry> entries,
    Collection<Qualification> qualifications,
    Map<StateKey, String> others,
    Set<StateKey> removed) {}
