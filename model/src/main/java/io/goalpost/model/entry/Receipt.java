package io.goalpost.model.entry;

import io.goalpost.model.diff.Interaction;
import io.goalpost.model.fact.Channel;
import io.goalpost.model.fact.Value;
import io.goalpost.model.fact.Values;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * One message that left for one user.
 *
 * @param id the position of its {@code sent} firing
 * @param cause the position of the input that made it leave; only later diffs count for its goal
 * @param version the version of the series whose message goal it pins (G6)
 * @param touches the last interaction of each kind; an untracked click is none (G8)
 * @param links the tracked links clicked
 * @param baselines values at receipt that its goal compares with (C8)
 * @param converted when its goal was hit, or null
 */
public record Receipt(
    long id,
    String block,
    Channel channel,
    Instant at,
    long cause,
    int version,
    Map<Interaction.Kind, Touched> touches,
    Set<String> links,
    Map<String, Value> baselines,
    Instant converted) {

  /** The most links remembered of one receipt. */
  public static final int LINKS_MAX = 100;

  public Receipt {
    touches = Map.copyOf(touches);
    links = Set.copyOf(links);
    baselines = Values.copyOf(baselines);
  }

  /** When something was last done with the message, and the position of the diff that said so. */
  public record Touched(Instant at, long position) {}

  /** The receipt after one interaction more. */
  public Receipt with(Interaction interaction, Instant when, long position) {
    boolean untracked = interaction.is() == Interaction.Kind.CLICKED && interaction.link() == null;
    if (untracked) {
      return this;
    }
    Map<Interaction.Kind, Touched> more = new EnumMap<>(Interaction.Kind.class);
    more.putAll(touches);
    more.put(interaction.is(), new Touched(when, position));
    Set<String> moreLinks = links;
    if (interaction.link() != null && links.size() < LINKS_MAX) {
      moreLinks = new HashSet<>(links);
      moreLinks.add(interaction.link());
    }
    return new Receipt(
        id, block, channel, at, cause, version, more, moreLinks, baselines, converted);
  }

  public Receipt convertedAt(Instant when) {
    return new Receipt(id, block, channel, at, cause, version, touches, links, baselines, when);
  }
}
