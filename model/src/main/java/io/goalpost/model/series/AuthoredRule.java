package io.goalpost.model.series;

/**
 * A rule that an author wrote beside the blocks of a series, as read: what it decides and when.
 *
 * @param block that it decides about; null for goal and exit
 * @param word the reason of {@code exits} and {@code keptOut}, the tag of {@code tagged}; else null
 * @param when its condition
 * @param source where it stands
 */
public record AuthoredRule(
    Decision decision, String block, String word, Condition when, RuleSource source) {

  /** Of what authors may say: raised whenever less, or something else, is understood. */
  public static final int VOCABULARY_VERSION = 1;

  /** What a rule may decide, by the call on its right side. */
  public enum Decision {
    ENTERS("enters"),
    KEPT_OUT("keptOut"),
    EXITS("exits"),
    GOAL_HIT("goalHit"),
    MATCHED("matched"),
    UNMATCHED("unmatched"),
    TAGGED("tagged");

    private final String call;

    Decision(String call) {
      this.call = call;
    }

    /** The decision of a call, which there must be. */
    public static Decision of(String call) {
      for (Decision decision : values()) {
        if (decision.call.equals(call)) {
          return decision;
        }
      }
      throw new IllegalArgumentException("no decision: " + call);
    }

    /** The name of the call. */
    public String call() {
      return call;
    }
  }
}
