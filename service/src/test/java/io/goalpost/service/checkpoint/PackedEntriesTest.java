package io.goalpost.service.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.entry.Entry;
import io.goalpost.model.fact.User;
import io.goalpost.service.state.State;
import io.goalpost.service.state.packed.EntryPacker;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Entries lie packed in memory; nobody who asks the state can tell. */
class PackedEntriesTest {

  private final long seed = System.nanoTime();
  private final RandomState random = new RandomState(seed);
  private final Random dice = new Random(seed);

  @Test
  void whateverAnEntryHoldsComesBackEqual() {
    EntryPacker packer = new EntryPacker();
    for (int i = 1; i < 3_000; i++) {
      Entry entry = random.entry(i);

      assertThat(packer.unpack(entry.id(), entry.user(), packer.pack(entry)))
          .as("seed %d", seed)
          .isEqualTo(entry);
      assertThat(EntryPacker.unpackInFull(entry.id(), EntryPacker.inFull().pack(entry)))
          .as("seed %d", seed)
          .isEqualTo(entry);
    }
  }

  @Test
  void halfOfASurrogatePairComesBack() {
    Entry entry = random.entry(1);
    Entry odd =
        new Entry(
            1,
            1,
            "s",
            "u",
            "c\ud83d",
            null,
            entry.began(),
            entry.snapshot(),
            entry.status(),
            false,
            false,
            null,
            null,
            List.of(),
            List.of());
    EntryPacker packer = new EntryPacker();

    assertThat(packer.unpack(1, "u", packer.pack(odd)).company()).isEqualTo("c\ud83d");
  }

  @Test
  void aStateAnswersLikeAPlainMapWhateverIsPutCommittedAndTakenBack() {
    State state = new State();
    Map<Long, Entry> wanted = new TreeMap<>();
    for (int step = 0; step < 400; step++) {
      Map<Long, Entry> before = new TreeMap<>(wanted);
      long mark = state.mark();
      for (int i = dice.nextInt(20); i >= 0; i--) {
        Entry entry = entry(1 + dice.nextInt(4_000), wanted);
        state.put(entry);
        wanted.put(entry.id(), entry);
      }
      if (dice.nextBoolean()) {
        notOver(state, wanted);
      }
      if (dice.nextInt(3) == 0) {
        state.rollback(mark);
        wanted = before;
      } else if (dice.nextBoolean()) {
        state.committed();
      }
      if (step % 40 == 0) {
        holds(state, wanted);
      }
    }
    holds(state, wanted);
  }

  /** A new entry, or one that is there with other contents; who has it stays. */
  private Entry entry(long id, Map<Long, Entry> known) {
    Entry old = known.get(id);
    Entry made = random.entry(id);
    String user = old != null ? old.user() : "u" + dice.nextInt(300);
    String series = old != null ? old.series() : "s" + dice.nextInt(3);
    return new Entry(
        id,
        made.cause(),
        series,
        user,
        made.company(),
        made.key(),
        made.began(),
        made.snapshot(),
        made.status(),
        made.finishedPath(),
        made.disengagedPath(),
        made.ended(),
        made.goalHit(),
        made.checkpoints(),
        made.receipts());
  }

  /** Asks for those that are not over; what is said of one holds until it changes. */
  private void notOver(State state, Map<Long, Entry> wanted) {
    for (int user = 0; user < 300; user++) {
      String id = "u" + user;
      assertThat(state.entriesNotOver(id, series -> !series.equals("s1"), Entry::finishedPath))
          .as("seed %d", seed)
          .isEqualTo(
              wanted.values().stream()
                  .filter(each -> each.user().equals(id))
                  .filter(each -> !each.series().equals("s1") && !each.finishedPath())
                  .toList());
    }
  }

  private void holds(State state, Map<Long, Entry> wanted) {
    Map<String, List<Entry>> byUser = new HashMap<>();
    Map<String, List<Entry>> bySeries = new HashMap<>();
    wanted
        .values()
        .forEach(
            entry -> {
              byUser.computeIfAbsent(entry.user(), none -> new ArrayList<>()).add(entry);
              bySeries.computeIfAbsent(entry.series(), none -> new ArrayList<>()).add(entry);
            });
    assertThat(state.copy().entries())
        .as("seed %d", seed)
        .containsExactlyElementsOf(wanted.values());
    for (int user = 0; user < 300; user++) {
      String id = "u" + user;
      List<Entry> theirs = byUser.getOrDefault(id, List.of());
      assertThat(state.entriesOf(id)).as("seed %d", seed).isEqualTo(theirs);
      assertThat(state.activeEntriesOf(id))
          .as("seed %d", seed)
          .isEqualTo(theirs.stream().filter(Entry::active).toList());
      for (String series : List.of("s0", "s1", "s2", "none")) {
        List<Entry> inIt = theirs.stream().filter(each -> each.series().equals(series)).toList();
        assertThat(state.entriesOf(id, series)).as("seed %d", seed).isEqualTo(inIt);
        assertThat(state.hasBareEntry(id, series))
            .as("seed %d", seed)
            .isEqualTo(
                inIt.stream().anyMatch(each -> each.company() == null && each.key() == null));
      }
    }
    notOver(state, wanted);
    bySeries.forEach(
        (series, entries) -> {
          assertThat(state.entriesIn(series)).as("seed %d", seed).isEqualTo(entries);
          assertThat(state.activeEntries(series))
              .as("seed %d", seed)
              .isEqualTo(entries.stream().filter(Entry::active).map(Entry::id).toList());
        });
    for (long id = 1; id <= 4_000; id++) {
      assertThat(state.entry(id)).as("seed %d", seed).isEqualTo(wanted.get(id));
    }
  }

  @Test
  void whatIsOverIsAskedAgainOnlyWhereItChangedOrWasTakenBack() {
    State state = new State();
    Entry entry = random.entry(1);
    state.put(entry);
    state.committed();
    List<Long> asked = new ArrayList<>();
    Runnable ask =
        () ->
            state.entriesNotOver(
                entry.user(),
                series -> true,
                each -> {
                  asked.add(each.id());
                  return true;
                });

    long mark = state.mark();
    ask.run();
    ask.run();
    assertThat(asked).hasSize(1);
    state.rollback(mark); // with the time, on which it may hang
    ask.run();
    state.committed();
    ask.run();
    assertThat(asked).hasSize(2);
    state.put(entry);
    ask.run();
    assertThat(asked).hasSize(3);
  }

  @Test
  void changesAreTakenOnceAndGivenBackWhereTheCheckpointFailed() {
    State state = new State();
    Entry first = random.entry(1);
    state.put(first);
    state.committed();
    assertThat(state.takeChanges().entries()).containsExactly(first);
    assertThat(state.takeChanges().entries()).isEmpty();

    Entry second = random.entry(2);
    state.put(second);
    var taken = state.takeChanges();
    Entry changed = first.hitAt(first.began());
    state.put(changed);
    state.giveBack(taken);
    state.committed();

    assertThat(state.takeChanges().entries())
        .as("seed %d", seed)
        .containsExactlyInAnyOrder(changed, second);
  }

  @Test
  void aListHandedToAnotherThreadStaysAsItWas() {
    State state = new State();
    List<Entry> wanted = new ArrayList<>();
    for (int id = 1; id <= 2_000; id++) {
      Entry entry = entry(id, Map.of());
      state.put(entry);
      wanted.add(entry);
    }
    state.committed();
    List<Entry> handed = state.copy().entries();

    CompletableFuture<List<Entry>> read =
        CompletableFuture.supplyAsync(() -> new ArrayList<>(handed));
    for (int id = 1; id <= 2_000; id++) {
      state.put(entry(id, Map.of((long) id, wanted.get(id - 1))));
      state.committed();
    }

    assertThat(read.join()).as("seed %d", seed).isEqualTo(wanted);
  }

  @Test
  void aReceiptIsFoundWithItsUserAlone() {
    State state = new State();
    state.put(User.created("u"));
    Entry entry;
    do {
      entry = random.entry(1);
    } while (entry.receipts().isEmpty() || entry.receipts().get(0).id() < 1);
    state.put(entry);
    long receipt = entry.receipts().get(0).id();

    assertThat(state.entryOfReceipt(entry.user(), receipt)).isEqualTo(entry);
    assertThat(state.entryOfReceipt(entry.user() + "!", receipt)).isNull();
    assertThat(state.entryOfReceipt(entry.user(), Long.MAX_VALUE)).isNull();
  }
}
