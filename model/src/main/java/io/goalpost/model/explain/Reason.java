package io.goalpost.model.explain;

import java.util.Locale;

/**
 * Why something happened or did not: a closed list. Each is told in docs/explain.md with an
 * example.
 */
public enum Reason {
  /** It happened. */
  HAPPENED,
  /** What would tell was pruned from the journal. */
  NOT_KEPT,

  // Of entering.
  /** No diff has named the user. */
  UNKNOWN_USER,
  /** The series never went live. */
  NOT_PUBLISHED,
  /** The series is paused (V3). */
  PAUSED,
  /** The series is archived (V4). */
  ARCHIVED,
  /** Entries are a user's and a company's, and the user is in none (E7). */
  NO_COMPANY,
  /** An entry is under way (E5). */
  ACTIVE_ALREADY,
  /** There was an entry, and the series allows one only (E6). */
  NEVER_AGAIN,
  /** The last entry began too short a time ago (E6). */
  TOO_SOON,
  /** The event that an entry block waits for is not there (E3). */
  NO_TRIGGER,
  /** A condition does not hold. */
  CONDITION_FALSE,
  /** The exit rule keeps them out (E4). */
  EXIT_RULE,
  /** Who has reached the goal does not enter (X2, E4). */
  GOAL_REACHED,
  /** Another company of the user's is preferred (E7). */
  ANOTHER_COMPANY,
  /** It held already: only a turn from false to true counts (E2, G2, G3). */
  ALREADY_TRUE,

  // Of moving.
  /** A wait block holds the entry until an instant (B8). */
  WAITING,
  /** A rule block tries until its condition holds or its time is over (B1). */
  TRYING,
  /** A new version has no such block (V2). */
  BLOCK_REMOVED,

  // Of messages.
  /** The entry has not come to the block. */
  NOT_REACHED,
  /** The entry ended before. */
  ENDED,
  /** The message waits for its schedule to open (B7). */
  OUTSIDE_SCHEDULE,
  /** The message waits for its user to come online (B3). */
  NOT_ONLINE,
  /** There is no address for the channel (B4). */
  NO_ADDRESS,
  /** The user left the channel (B4). */
  UNSUBSCRIBED,
  /** A message on the channel bounced before (B4). */
  BOUNCED,
  /** It did not leave in the time it had (B3, B4). */
  ATTEMPT_OVER,

  // Of exits.
  /** The series has no exit rule. */
  NO_EXIT_RULE,
  /** Exit rules are looked at only before a message leaves (X4). */
  BEFORE_MESSAGE,
  /** It holds, but nothing has asked since it does: the next diff that touches it does (X1, V2). */
  NOT_ASKED,

  // Of goals, and of messages' goals.
  /** There is no such goal. */
  NO_GOAL,
  /** The goal pinned is another version's than the one that would be hit (G5). */
  OTHER_VERSION,
  /** What would have hit came with or before the entry (G1, G3). */
  BEFORE_ENTRY,
  /** What would have hit came with or before the message (G6). */
  BEFORE_MESSAGE_LEFT,
  /** The window is closed (G1, G6, G7). */
  AFTER_WINDOW,
  /** What was posted was there already: no change (D2). */
  NO_CHANGE,
  /** Time alone, or a definition, turned it: only a diff hits a goal (G2). */
  WITHOUT_DIFF,
  /** Nothing was sent that could count (G6, G7, G9). */
  NOT_SENT,
  /** The message was not opened, or clicked, as is asked (G6, G7). */
  NOT_TOUCHED,

  // Of credit.
  /** The goal was not hit. */
  GOAL_NOT_HIT,
  /** The goal asks for no attribution (G7). */
  NO_ATTRIBUTION,
  /** The channel takes no credit (G8). */
  NOT_ATTRIBUTABLE,
  /** Another message was touched later (G7). */
  ANOTHER_GOT_CREDIT;

  /** The word used in answers. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
