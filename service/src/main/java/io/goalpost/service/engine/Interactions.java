package io.goalpost.service.engine;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.Fault;
import io.goalpost.model.diff.Interaction;
import io.goalpost.model.diff.RefusedException;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Receipt;
import io.goalpost.service.state.StateView;
import java.util.List;

/** Finds the message that an interaction is about (D1). */
final class Interactions {

  private final StateView state;

  Interactions(StateView state) {
    this.state = state;
  }

  /**
   * The diff with its receipt named.
   *
   * @throws RefusedException where there is none
   */
  Diff resolve(Diff diff, int index) {
    Interaction interaction = diff.interaction();
    if (interaction == null) {
      return diff;
    }
    long receipt = interaction.receipt();
    if (interaction.series() != null) {
      receipt = latestReceipt(diff.user(), interaction);
      if (receipt == 0) {
        throw refused(index, "content", "names a message that never left for this user");
      }
    } else {
      if (state.entryOfReceipt(diff.user(), receipt) == null) {
        throw refused(index, "receipt", "is no receipt of this user");
      }
    }
    return diff.withInteraction(interaction.on(receipt));
  }

  private long latestReceipt(String user, Interaction interaction) {
    long latest = 0;
    for (Entry entry : state.entriesOf(user, interaction.series())) {
      latest = Math.max(latest, entry.receiptOf(interaction.block()).map(Receipt::id).orElse(0L));
    }
    return latest;
  }

  private static RefusedException refused(int index, String field, String reason) {
    return new RefusedException(List.of(new Fault(index, field, reason)));
  }
}
