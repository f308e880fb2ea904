package io.goalpost.model.explain;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Whether one thing happened to somebody in a series, and why. Immutable.
 *
 * @param entry the entry it is about, or 0
 * @param company the company it is about, where entries or goals are companies'; else null
 * @param block the block it is about, or null
 * @param firing the position of the firing that tells of it, or 0
 * @param when it happened, or null
 * @param diff the position of the diff that came nearest where it did not happen, or 0
 * @param turns when time alone will, or may, change the answer; else null
 * @param text one sentence for people
 * @param conditions what was asked, node by node, or null
 * @param needed what would have to change for it to happen; empty where nothing can
 */
public record Answer(
    About about,
    long entry,
    String company,
    String block,
    boolean happened,
    long firing,
    Instant when,
    Reason reason,
    long diff,
    Instant turns,
    String text,
    Node conditions,
    List<String> needed) {

  public Answer {
    needed = List.copyOf(needed);
  }

  /** What an answer is about. */
  public enum About {
    ENTRY,
    MOVE,
    MESSAGE,
    EXIT,
    GOAL,
    ATTRIBUTION,
    CONVERSION;

    /** The word used in answers. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
