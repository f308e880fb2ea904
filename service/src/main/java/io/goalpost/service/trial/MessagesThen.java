package io.goalpost.service.trial;

import io.goalpost.model.diff.Diff;
import io.goalpost.model.diff.Interaction;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.fact.Channel;
import io.goalpost.model.fact.User;
import io.goalpost.model.journal.Firing;
import io.goalpost.service.state.State;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The messages that a journal tells of, so that what was done with one can be said of the message
 * that stands in its place in another course of things. Not thread-safe.
 */
final class MessagesThen {

  private final String series;
  private final Map<Long, Sent> byReceipt = new HashMap<>();
  private final Map<Sent, Sent> alike = new HashMap<>();

  /** What messages have in common; one instance for all of them. */
  private record Sent(String series, String block, String company, Channel channel) {}

  /**
   * @param series whose messages have others in their place
   */
  MessagesThen(String series) {
    this.series = series;
  }

  void sent(Firing firing) {
    Channel channel = Channel.of(firing.text()).orElseThrow();
    sent(firing.receipt(), new Sent(firing.series(), firing.block(), firing.company(), channel));
  }

  /** Takes up all that was sent to an entry. */
  void sent(Entry entry) {
    for (Receipt receipt : entry.receipts()) {
      sent(
          receipt.id(),
          new Sent(entry.series(), receipt.block(), entry.company(), receipt.channel()));
    }
  }

  private void sent(long receipt, Sent sent) {
    byReceipt.put(receipt, alike.computeIfAbsent(sent, same -> same));
  }

  /** Whether a diff speaks of a message of the series. */
  boolean ofTheSeries(Diff diff) {
    Sent sent = diff.interaction() == null ? null : byReceipt.get(diff.interaction().receipt());
    return sent != null && sent.series().equals(series);
  }

  /**
   * The diff as it is to be said in another course: of the message that was sent there by the same
   * block, or else of none. A channel that was left, or bounced, is left in any case (E8, B4).
   */
  Diff retold(Diff diff, State there) {
    Interaction interaction = diff.interaction();
    if (interaction == null) {
      return diff;
    }
    Sent sent = byReceipt.get(interaction.receipt());
    long receipt = ofTheSeries(diff) ? instead(diff.user(), sent, there) : 0;
    if (receipt != 0) {
      return diff.withInteraction(
          new Interaction(null, null, receipt, interaction.is(), interaction.link()));
    }
    if (sent != null) {
      closeChannel(diff.user(), interaction.is(), sent.channel(), there);
    }
    return diff.withInteraction(null);
  }

  private long instead(String user, Sent sent, State there) {
    return there.entriesOf(user).stream()
        .filter(entry -> entry.series().equals(series))
        .filter(entry -> Objects.equals(entry.company(), sent.company()))
        .map((Entry entry) -> entry.receiptOf(sent.block()).map(Receipt::id).orElse(0L))
        .max(Long::compare)
        .orElse(0L);
  }

  private static void closeChannel(String id, Interaction.Kind kind, Channel channel, State there) {
    User user = there.user(id);
    boolean left = kind == Interaction.Kind.UNSUBSCRIBED;
    if (user == null || !(left || kind == Interaction.Kind.BOUNCED)) {
      return;
    }
    Set<Channel> channels = new HashSet<>(left ? user.unsubscribed() : user.bounced());
    channels.add(channel);
    there.put(
        new User(
            user.id(),
            user.attributes(),
            user.tags(),
            user.events(),
            user.companies(),
            left ? channels : user.unsubscribed(),
            left ? user.bounced() : channels));
  }
}
