package io.goalpost.service.replay;

/**
 * The first record that the rules do not give as it was written.
 *
 * @param position the record's
 * @param expected its line in the journal; null where the journal has nothing there
 * @param found the line that came now; null where nothing came
 * @param reason why nothing came, where that is known; else null
 */
public record Difference(long position, String expected, String found, String reason) {}
