package io.goalpost.rules.vocabulary;

import io.goalpost.model.diff.Interaction;
import io.goalpost.model.entry.Receipt;

/**
 * The receipt of a message whose goal can still be hit, on a diff that changed something the goal
 * refers to (G6). The version is the one that sent it.
 */
public final class Recipient extends GoalQuestion {

  private final Receipt receipt;

  public Recipient(String series, Receipt receipt, Look facts, Look before) {
    super(RulesOf.of(series, receipt.version()), facts, before);
    this.receipt = receipt;
  }

  public Receipt receipt() {
    return receipt;
  }

  public String getBlock() {
    return receipt.block();
  }

  /** Whether the message left at most so long ago. */
  public boolean sentWithin(String period) {
    return within(receipt.at(), period);
  }

  /** Whether it was last opened at most so long ago. */
  public boolean openedWithin(String period) {
    return touchedWithin(Interaction.Kind.OPENED, period);
  }

  /** Whether a tracked link in it was last clicked at most so long ago. */
  public boolean clickedWithin(String period) {
    return touchedWithin(Interaction.Kind.CLICKED, period);
  }

  private boolean touchedWithin(Interaction.Kind kind, String period) {
    Receipt.Touched touched = receipt.touches().get(kind);
    return touched != null && within(touched.at(), period);
  }
}
