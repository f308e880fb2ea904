package io.goalpost.rules.series;

import io.goalpost.model.series.Condition;
import io.goalpost.model.series.Goal;
import io.goalpost.model.series.Goal.Attribution;
import io.goalpost.model.series.Goal.Touch;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads series goals (G1, G7, G9) and message goals (G6). */
final class GoalReader {

  /** The longest window of a message goal, and the one it has when it names none (G6). */
  static final Duration MESSAGE_WINDOW_MAX = Duration.ofDays(90);

  private static final Map<String, Touch> TOUCHES = touches();

  private final ConditionReader conditions;
  private final Outline outline;
  private boolean decidedByRules;

  GoalReader(ConditionReader conditions, Outline outline) {
    this.conditions = conditions;
    this.outline = outline;
  }

  /** Says that authors' files belong to the series, which may decide what the goal does not. */
  void decidedByRules(boolean decided) {
    decidedByRules = decided;
  }

  Goal series(Fields fields) {
    fields.allow("a series goal", List.of("when", "within", "subject", "attribution"));
    boolean company = fields.word("subject", Fields.words("user", false, "company", true), false);
    Condition when = when(fields, company ? Outline.Use.COMPANY_GOAL : Outline.Use.GOAL);
    Duration within = fields.period("within");
    Attribution attribution = attribution(fields);
    if (company && fields.has("attribution")) {
      fields.error(
          "attribution", "A company goal credits no message; take out `attribution` (G7, G9).");
    }
    return new Goal(when, within, company, null, attribution);
  }

  Goal message(Fields fields) {
    fields.allow("a message goal", List.of("when", "within", "after"));
    Condition when = when(fields, Outline.Use.MESSAGE_GOAL);
    Duration within = fields.period("within");
    if (within != null && within.compareTo(MESSAGE_WINDOW_MAX) > 0) {
      fields.error("within", "A message goal lasts at most P90D; shorten `within`.");
    }
    Touch after = fields.word("after", TOUCHES, Touch.SENT);
    return new Goal(when, within == null ? MESSAGE_WINDOW_MAX : within, false, after, null);
  }

  private Condition when(Fields fields, Outline.Use use) {
    Yaml when = fields.require("when", "write the condition that is the goal");
    if (when == null) {
      return ConditionReader.UNREADABLE;
    }
    if (decidedByRules && use != Outline.Use.MESSAGE_GOAL && ConditionReader.leftToRules(when)) {
      outline.goalAt(when.mark());
      return Condition.NEVER;
    }
    Condition condition = conditions.read(when, fields.place("when"));
    outline.add(new Outline.Site(use, fields.place("when"), condition));
    return condition;
  }

  private static Attribution attribution(Fields fields) {
    Fields attribution = fields.fields("attribution", "{after: sent, within: P7D}");
    if (attribution == null) {
      return null;
    }
    attribution.allow("`attribution`", List.of("after", "within"));
    return new Attribution(
        attribution.word("after", TOUCHES, Touch.SENT), attribution.period("within"));
  }

  private static Map<String, Touch> touches() {
    Map<String, Touch> touches = new LinkedHashMap<>();
    touches.put("sent", Touch.SENT);
    touches.put("opened", Touch.OPENED);
    touches.put("clicked", Touch.CLICKED);
    return touches;
  }
}
