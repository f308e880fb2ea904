package io.goalpost.model.port;

import io.goalpost.model.diff.Fault;
import java.time.Instant;
import java.util.List;

/**
 * Something malformed that was posted beside good diffs (D6).
 *
 * @param position in the journal; 0 before it is there
 * @param at when it was received; null before
 * @param given as JSON
 */
public record Rejection(long position, Instant at, String given, List<Fault> faults) {}
