package io.goalpost.service.engine;

import io.goalpost.model.fact.Channel;
import io.goalpost.model.fact.User;
import io.goalpost.model.series.Block;
import io.goalpost.model.series.Block.Hindrance;

/** Whether a message can reach a user at all (B4). Stateless. */
public final class Reachability {

  private Reachability() {}

  /** The first reason why a message cannot leave, or null. */
  public static Hindrance hindrance(User user, Block.Content block) {
    Channel channel = block.channel();
    boolean addressed =
        channel.address().map(name -> user.attributes().containsKey(name)).orElse(true);
    if (!addressed || block.fails() == Hindrance.NO_ADDRESS) {
      return Hindrance.NO_ADDRESS;
    }
    if (user.unsubscribed().contains(channel)) {
      return Hindrance.UNSUBSCRIBED;
    }
    if (user.bounced().contains(channel) || block.fails() == Hindrance.BOUNCED) {
      return Hindrance.BOUNCED;
    }
    return null;
  }
}
