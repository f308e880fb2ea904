package io.goalpost.service.scenario;

import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.port.ConflictException;
import io.goalpost.service.Goalpost;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Does things to a server, and keeps what was done. */
final class Deeds {

  private static final Duration AHEAD_MAX = Duration.ofDays(400);

  private final Goalpost goalpost;
  private final List<String> story = new ArrayList<>();

  Deeds(Goalpost goalpost) {
    this.goalpost = goalpost;
  }

  List<String> story() {
    return story;
  }

  /** Each by itself; whether there were any, and all were taken. */
  boolean post(List<?> diffs) {
    if (diffs.isEmpty()) {
      return false;
    }
    story.add("  post " + diffs);
    try {
      for (Object diff : diffs) {
        goalpost.diffs().post(DiffReader.readAll(List.of(diff)));
      }
      return true;
    } catch (RefusedException | ConflictException refused) {
      story.add("  refused: " + refused.getMessage());
      return false;
    }
  }

  /** Moves the clock; whether there is such an instant, not too far ahead. */
  boolean moveTo(Instant to) {
    story.add("  clock to " + to);
    if (to == null || to.isAfter(goalpost.clocks().now().plus(AHEAD_MAX))) {
      return false;
    }
    goalpost.clocks().move(to, true);
    return true;
  }
}
