package io.goalpost.service.explain;

import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.explain.Answer;
import io.goalpost.model.explain.Answer.About;
import io.goalpost.model.explain.Reason;
import io.goalpost.model.fact.Channel;
import io.goalpost.model.fact.User;
import io.goalpost.model.journal.Firing.Kind;
import io.goalpost.model.series.Block;
import io.goalpost.service.engine.LocalTimes;
import io.goalpost.service.engine.Reachability;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether each message of an entry left, and why not (B3 to B7). */
final class MessageAnswers {

  private final Watch watch;

  MessageAnswers(Watch watch) {
    this.watch = watch;
  }

  /** The messages of the live version, and those that left by an earlier one. */
  List<Answer> of(Entry entry) {
    Set<String> blocks = new LinkedHashSet<>();
    for (Block block : watch.live().definition().blocks()) {
      if (block instanceof Block.Content) {
        blocks.add(block.id());
      }
    }
    entry.receipts().forEach(receipt -> blocks.add(receipt.block()));
    List<Answer> answers = new ArrayList<>();
    blocks.forEach(block -> answers.add(of(entry, block)));
    return answers;
  }

  private Answer of(Entry entry, String block) {
    Draft draft = Draft.of(About.MESSAGE, entry).block(block);
    Optional<Receipt> receipt = entry.receiptOf(block);
    if (receipt.isPresent()) {
      return draft
          .firing(receipt.get().id())
          .when(receipt.get().at())
          .told(told(entry, block, Kind.SENT))
          .happened("left by " + receipt.get().channel().word());
    }
    Optional<Checkpoint> at =
        entry.checkpoints().stream().filter(visit -> visit.block().equals(block)).findFirst();
    if (at.isEmpty()) {
      return notReached(draft, entry);
    } else if (at.get().open()) {
      return pending(draft, entry, at.get(), (Block.Content) block(block));
    }
    Watch.Told unsent = told(entry, block, Kind.UNSENT);
    if (unsent == null && at.get().how() == Checkpoint.Outcome.UNSENT) {
      return draft.when(at.get().left()).not(Reason.NOT_KEPT, "it did not leave; " + watch.kept());
    } else if (unsent == null) {
      return draft.not(
          Reason.ENDED,
          "the entry ended, or a version without this message went live, before it left");
    }
    draft.told(unsent);
    return switch (unsent.firing().text()) {
      case "no-address" ->
          draft.not(Reason.NO_ADDRESS, "there was no address for " + channel(block) + " then");
      case "unsubscribed" ->
          draft.not(Reason.UNSUBSCRIBED, "the user had unsubscribed from " + channel(block));
      case "bounced" ->
          draft.not(Reason.BOUNCED, "a message by " + channel(block) + " had bounced before");
      default -> draft.not(Reason.ATTEMPT_OVER, "it did not leave in the time it had");
    };
  }

  private Block block(String id) {
    return watch.live().definition().block(id).orElse(null);
  }

  private String channel(String block) {
    return block(block) instanceof Block.Content content ? content.channel().word() : "its channel";
  }

  private Watch.Told told(Entry entry, String block, Kind kind) {
    return watch.told(entry.id()).stream()
        .filter(told -> told.firing().kind() == kind && block.equals(told.firing().block()))
        .findFirst()
        .orElse(null);
  }

  private static Answer notReached(Draft draft, Entry entry) {
    if (!entry.active()) {
      return draft.not(
          Reason.ENDED,
          "the entry " + entry.status().word() + " on " + entry.ended() + " and never came here");
    }
    List<String> at = entry.openCheckpoints().stream().map(Checkpoint::block).toList();
    return draft
        .needs("the entry must come here: it stands at " + String.join(", ", at))
        .not(Reason.NOT_REACHED, "the entry has not come here");
  }

  /** Why a message has not left yet; asked in the order in which the engine asks. */
  Answer pending(Draft draft, Entry entry, Checkpoint at, Block.Content block) {
    User user = watch.state().user(entry.user());
    draft.turns(earlier(at.until(), at.opens()));
    Block.Hindrance hindrance = Reachability.hindrance(user, block);
    if (!watch.series().live()) {
      return draft
          .needs("the series must be resumed")
          .not(Reason.PAUSED, "the series is paused: nothing is sent");
    } else if (hindrance != null) {
      return hindered(draft, hindrance, block);
    }
    Optional<LocalTimes.Opening> opening = opening(entry, user, block);
    boolean open =
        block.schedule() == null || opening.filter(o -> !o.from().isAfter(watch.now())).isPresent();
    if (!open) {
      opening.ifPresent(
          next ->
              draft
                  .turns(next.from())
                  .needs(
                      "wait until the schedule opens, "
                          + next.from()
                          + (block.channel().leavesAtOnce()
                              ? ""
                              : "; then they must come online")));
      return draft.not(Reason.OUTSIDE_SCHEDULE, "the schedule is closed" + until(at));
    }
    return draft
        .needs("the user must come online: a diff with `online: true`" + until(at))
        .not(Reason.NOT_ONLINE, "waits for the user to come online" + until(at));
  }

  private static Answer hindered(Draft draft, Block.Hindrance hindrance, Block.Content block) {
    Channel channel = block.channel();
    return switch (hindrance) {
      case NO_ADDRESS ->
          draft
              .needs("the user must have an address: " + channel.address().orElse(channel.word()))
              .not(Reason.NO_ADDRESS, "there is no address for " + channel.word() + " any more");
      case UNSUBSCRIBED ->
          draft.not(
              Reason.UNSUBSCRIBED,
              "the user unsubscribed from "
                  + channel.word()
                  + " meanwhile: it will be unsent when it would leave");
      default ->
          draft.not(
              Reason.BOUNCED,
              "a message by "
                  + channel.word()
                  + " bounced meanwhile: it will be unsent when it would leave");
    };
  }

  private Optional<LocalTimes.Opening> opening(Entry entry, User user, Block.Content block) {
    if (block.schedule() == null) {
      return Optional.empty();
    }
    ZoneId zone =
        LocalTimes.zone(
            block.schedule().zone(), user, watch.looks().companies(entry), watch.state().zone());
    return LocalTimes.opening(block.schedule(), watch.now(), zone);
  }

  private static String until(Checkpoint at) {
    return at.until() == null ? "" : ", at most until " + at.until();
  }

  private static Instant earlier(Instant one, Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }
}
