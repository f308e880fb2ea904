package io.goalpost.model.series;

import java.time.Duration;

/**
 * What a series, or a message, is for (SEMANTICS §8).
 *
 * @param within the window, its end included; null without end
 * @param ofCompany whether companies hit it, not users (G9); series goals only
 * @param after what opens a message goal's window (G6)
 * @param attribution to whom a hit is credited (G7), or null; series goals only
 */
public record Goal(
    Condition when, Duration within, boolean ofCompany, Touch after, Attribution attribution) {

  /** What a person did, or was done to, that starts a window. */
  public enum Touch {
    SENT,
    OPENED,
    CLICKED
  }

  /** The last message so touched has the credit; {@code within} null without end. */
  public record Attribution(Touch after, Duration within) {}
}
