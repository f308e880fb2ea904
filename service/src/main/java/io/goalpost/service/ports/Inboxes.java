package io.goalpost.service.ports;

import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.entry.Receipt;
import io.goalpost.model.fact.Company;
import io.goalpost.model.port.InboxPort;
import io.goalpost.model.port.NotFoundException;
import io.goalpost.model.series.Block;
import io.goalpost.service.engine.LocalTimes;
import io.goalpost.service.loop.EngineLoop;
import io.goalpost.service.state.SeriesState;
import io.goalpost.service.state.StateView;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** In-app messages of users, as of the last commit. Thread-safe. */
public final class Inboxes implements InboxPort {

  private final EngineLoop loop;

  public Inboxes(EngineLoop loop) {
    this.loop = loop;
  }

  @Override
  public Page inbox(String user, Status status, long before, int limit) {
    return loop.ask(
        engine -> {
          StateView state = engine.state();
          if (state.user(user) == null) {
            throw new NotFoundException("no diff has named the user " + user);
          }
          List<Item> found =
              state.entriesOf(user).stream()
                  .flatMap(entry -> items(state, entry))
                  .filter(item -> status == null || item.status() == status)
                  .filter(item -> item.position() < before)
                  .sorted(Comparator.comparingLong(Item::position).reversed())
                  .limit(limit + 1L) // one more than is shown tells whether there are more
                  .toList();
          boolean more = found.size() > limit;
          return more
              ? new Page(found.subList(0, limit), found.get(limit - 1).position())
              : new Page(found, 0);
        });
  }

  private static Stream<Item> items(StateView state, Entry entry) {
    SeriesState series = state.series(entry.series());
    List<Item> items = new ArrayList<>();
    for (Checkpoint visit : entry.checkpoints()) {
      if (visit.open()) {
        SeriesState.Version live = series.latest().orElseThrow();
        inApp(live, visit.block())
            .map(content -> waiting(state, series, entry, live.number(), content, visit))
            .ifPresent(items::add);
      }
    }
    for (Receipt receipt : entry.receipts()) {
      if (!receipt.channel().leavesAtOnce()) {
        inApp(series.version(receipt.version()), receipt.block())
            .map(content -> shown(entry, content, receipt))
            .ifPresent(items::add);
      }
    }
    return items.stream();
  }

  private static Optional<Block.Content> inApp(SeriesState.Version version, String block) {
    return version
        .definition()
        .block(block)
        .filter(Block.Content.class::isInstance)
        .map(Block.Content.class::cast)
        .filter(content -> !content.channel().leavesAtOnce());
  }

  /** A block is visited once (B11): its visit is the one that the message left from. */
  private static Item shown(Entry entry, Block.Content content, Receipt receipt) {
    Checkpoint visit =
        entry.checkpoints().stream()
            .filter(of -> of.block().equals(receipt.block()))
            .findFirst()
            .orElseThrow();
    return new Item(entry, receipt.version(), content, visit, receipt, false, null);
  }

  private static Item waiting(
      StateView state,
      SeriesState series,
      Entry entry,
      int version,
      Block.Content content,
      Checkpoint visit) {
    return new Item(
        entry, version, content, visit, null, !series.live(), opens(state, entry, content));
  }

  /** When the schedule opens next; null where it is open, or there is none (B7). */
  private static Instant opens(StateView state, Entry entry, Block.Content content) {
    if (content.schedule() == null) {
      return null;
    }
    List<String> ids =
        entry.company() != null ? List.of(entry.company()) : state.user(entry.user()).companies();
    List<Company> companies = ids.stream().map(state::company).toList();
    ZoneId zone =
        LocalTimes.zone(
            content.schedule().zone(), state.user(entry.user()), companies, state.zone());
    return LocalTimes.opening(content.schedule(), state.now(), zone)
        .map(LocalTimes.Opening::from)
        .filter(from -> from.isAfter(state.now()))
        .orElse(null);
  }
}
