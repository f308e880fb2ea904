package io.goalpost.service.checkpoint;

import java.time.Instant;
import java.time.ZoneId;

/**
 * Where a checkpoint stands.
 *
 * @param position of the last journal record that is in it; recovery applies those after it
 * @param at the instant of that record
 * @param clock what the engine's clock showed
 * @param zone the workspace's
 */
public record CheckpointMark(long position, Instant at, Instant clock, ZoneId zone) {}
