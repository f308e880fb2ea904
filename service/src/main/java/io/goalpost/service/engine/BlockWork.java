package io.goalpost.service.engine;

import io.goalpost.model.series.Block;
import io.goalpost.model.series.Edge;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a block does to whoever is in it, apart from what it is called and where it leads (V2). */
public final class BlockWork {

  private BlockWork() {}

  /** Whether a block does the same in both versions: then nobody in it is asked again. */
  public static boolean same(Block before, Block after) {
    return Objects.equals(work(before), work(after));
  }

  private static Block work(Block block) {
    Map<Edge, List<String>> none = Map.of();
    if (block instanceof Block.Rule rule) {
      return new Block.Rule(rule.id(), null, rule.rule(), rule.trigger(), rule.tries(), none);
    } else if (block instanceof Block.Wait w) {
      return new Block.Wait(
          w.id(), null, w.duration(), w.until(), w.untilAttribute(), w.at(), w.zone(), none);
    } else if (block instanceof Block.Content c) {
      return new Block.Content(
          c.id(),
          null,
          c.channel(),
          null,
          null,
          null,
          c.attempt(),
          c.schedule(),
          c.attributable(),
          c.fails(),
          null,
          none);
    }
    return block;
  }
}
