package io.goalpost.service.state;

import java.time.Instant;

/**
 * A diff whose id is remembered (D4). Immutable.
 *
 * @param atSecond when it was received, in seconds since 1970
 */
public record SeenDiff(String id, long position, long atSecond) {

  public static SeenDiff of(String id, long position, Instant at) {
    return new SeenDiff(id, position, at.getEpochSecond());
  }

  /**
   * Reads one as earlier versions kept it, in a row of its own.
   *
   * @param text its position, and maybe when it was received
   * @param otherwise when it counts as received where the text does not tell
   */
  public static SeenDiff parse(String id, String text, Instant otherwise) {
    int space = text.indexOf(' ');
    return space < 0
        ? of(id, Long.parseLong(text), otherwise)
        : new SeenDiff(
            id,
            Long.parseLong(text.substring(0, space)),
            Long.parseLong(text.substring(space + 1)));
  }
}
