package io.goalpost.service.engine;

import io.goalpost.model.diff.Interaction;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Goal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which message of an entry gets the credit of a goal hit: the last so touched within the window,
 * on an attributable channel (G7, G8). Stateless.
 */
public final class Credit {

  private Credit() {}

  /** What becomes of one message's claim. */
  public enum Claim {
    CREDITED,
    NOT_TOUCHED,
    AFTER_WINDOW,
    NOT_ATTRIBUTABLE,
    ANOTHER_GOT_CREDIT
  }

  /**
   * The claims of an entry's messages, in the order sent; at most one is credited.
   *
   * @param blocks the block that a receipt came from, as it was then
   * @param hit when the goal is hit
   */
  public static Map<Receipt, Claim> claims(
      Entry entry,
      Goal.Attribution attribution,
      Function<Receipt, Optional<Block>> blocks,
      Instant hit) {
    Map<Receipt, Claim> claims = new LinkedHashMap<>();
    Receipt best = null;
    Receipt.Touched bestTouch = null;
    for (Receipt receipt : entry.receipts()) {
      Receipt.Touched touch = touch(receipt, attribution.after());
      Claim claim = claim(touch, attribution, blocks.apply(receipt), hit);
      claims.put(receipt, claim);
      if (claim == Claim.ANOTHER_GOT_CREDIT
          && (best == null || touch.position() >= bestTouch.position())) {
        best = receipt;
        bestTouch = touch;
      }
    }
    if (best != null) {
      claims.put(best, Claim.CREDITED);
    }
    return claims;
  }

  private static Claim claim(
      Receipt.Touched touch, Goal.Attribution attribution, Optional<Block> block, Instant hit) {
    if (block.stream().noneMatch(of -> of instanceof Block.Content c && c.takesCredit())) {
      return Claim.NOT_ATTRIBUTABLE;
    } else if (touch == null) {
      return Claim.NOT_TOUCHED;
    } else if (attribution.within() != null && hit.isAfter(touch.at().plus(attribution.within()))) {
      return Claim.AFTER_WINDOW;
    }
    return Claim.ANOTHER_GOT_CREDIT; // unless it turns out to be the last
  }

  /** When a message was last so touched, or null. */
  public static Receipt.Touched touch(Receipt receipt, Goal.Touch after) {
    return switch (after) {
      case SENT -> new Receipt.Touched(receipt.at(), receipt.id());
      case OPENED -> receipt.touches().get(Interaction.Kind.OPENED);
      case CLICKED -> receipt.touches().get(Interaction.Kind.CLICKED);
    };
  }
}
