package io.goalpost.model.series;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A series as its author wrote it: a graph of blocks with entry rules, an optional goal and exit
 * rules. Immutable.
 *
 * @param enrollExisting E2
 * @param memberScope whether an entry is of a user and a company (E7)
 * @param key a trigger property that tells entries of one user apart (E5), or null
 * @param goal or null
 * @param files the authors' files of rules that belong to it, by name
 * @param authored the rules of those files, whose conditions are then part of those of blocks, goal
 *     and exit; empty in a definition by itself
 */
public record Series(
    String id,
    String title,
    boolean enrollExisting,
    boolean memberScope,
    String key,
    Reentry reentry,
    Priority priority,
    List<Block> blocks,
    Goal goal,
    ExitRule exit,
    List<String> files,
    List<AuthoredRule> authored) {

  public Series {
    blocks = List.copyOf(blocks);
    files = List.copyOf(files);
    authored = List.copyOf(authored);
  }

  /** When somebody may enter again (E6); {@code after} only with {@code allowed}, or null. */
  public record Reentry(boolean allowed, Duration after) {
    public static final Reentry NEVER = new Reentry(false, null);
  }

  /** Which of several companies is kept (E7). */
  public record Priority(String companyAttribute, boolean highest) {}

  /** The block of that id. */
  public Optional<Block> block(String blockId) {
    for (Block block : blocks) {
      if (block.id().equals(blockId)) {
        return Optional.of(block);
      }
    }
    return Optional.empty();
  }

  /** The rule blocks without an incoming edge, in the order listed (E1). */
  public List<Block.Rule> entryBlocks() {
    Set<String> targets = new HashSet<>();
    for (Block block : blocks) {
      block.next().values().forEach(targets::addAll);
    }
    List<Block.Rule> entries = new ArrayList<>();
    for (Block block : blocks) {
      if (block instanceof Block.Rule rule && !targets.contains(rule.id())) {
        entries.add(rule);
      }
    }
    return entries;
  }
}
