package io.goalpost.model.diff;

import java.util.Locale;
import java.util.Optional;

/**
 * What a person did with a message.
 *
 * @param series the series of the message where it is named as {@code series/block}, else null
 * @param block the block of the message where it is named so, else null
 * @param receipt the receipt's id where it is named by that, else 0
 * @param link the tracked link, for a click; null where it was untracked (C7)
 */
public record Interaction(String series, String block, long receipt, Kind is, String link) {

  /** What can be done with a message. */
  public enum Kind {
    OPENED,
    CLICKED,
    REPLIED,
    DISMISSED,
    COMPLETED,
    BOUNCED,
    UNSUBSCRIBED,
    FAILED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String word) {
      for (Kind kind : values()) {
        if (kind.word().equals(word)) {
          return Optional.of(kind);
        }
      }
      return Optional.empty();
    }
  }

  /** The same on a receipt that is known by now. */
  public Interaction on(long receiptFound) {
    return new Interaction(series, block, receiptFound, is, link);
  }
}
