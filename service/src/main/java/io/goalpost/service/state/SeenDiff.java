package io.goalpost.service.state;

import java.time.Instant;

/**
 * A diff whose id is remembered (D4). Immutable.
 *
 * @param atSecond when it was received, in seconds since 1970
 */
public record SeenDiff(long position, long atSecond) {

  public static SeenDiff of(long position, Instant at) {
    return new SeenDiff(position, at.getEpochSecond());
  }

  /** As text for a checkpoint. */
  public String text() {
    return position + " " + atSecond;
  }

  /**
   * Reads it back.
   *
   * @param otherwise when it counts as received where the text does not tell, as those of earlier
   *     versions
   */
  public static SeenDiff parse(String text, Instant otherwise) {
    int space = text.indexOf(' ');
    return space < 0
        ? of(Long.parseLong(text), otherwise)
        : new SeenDiff(
            Long.parseLong(text.substring(0, space)), Long.parseLong(text.substring(space + 1)));
  }
}
