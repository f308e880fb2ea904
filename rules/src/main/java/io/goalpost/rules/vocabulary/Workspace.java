package io.goalpost.rules.vocabulary;

import io.goalpost.model.series.Condition;
import java.time.ZoneId;

/** What holds for everybody: the zone of bare dates (D2), and the saved conditions (G10). */
public interface Workspace {

  ZoneId zone();

  /** The saved condition of that name, or null where there is none: it then never holds. */
  Condition segment(String id);
}
