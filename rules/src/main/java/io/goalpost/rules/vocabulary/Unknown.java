package io.goalpost.rules.vocabulary;

import io.goalpost.model.fact.User;
import io.goalpost.model.series.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Somebody of whom nothing is known (C2): what holds of them holds whatever the instant is. */
public final class Unknown {

  private Unknown() {}

  /** Whether a condition holds of them, as that they do not have a tag does. */
  public static boolean satisfies(Condition condition, Workspace workspace) {
    User nobody = User.created("");
    return Evaluation.holds(
        condition,
        new Look(
            new Known(
                workspace,
                Instant.EPOCH,
                nobody,
                List.of(),
                null,
                null,
                Map.of(),
                null,
                -1,
                null)));
  }
}
