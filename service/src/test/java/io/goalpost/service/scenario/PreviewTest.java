package io.goalpost.service.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.diff.DiffReader;
import io.goalpost.model.entry.Checkpoint;
import io.goalpost.model.entry.Entry;
import io.goalpost.model.port.DraftPort.AtBlock;
import io.goalpost.model.port.DraftPort.Becoming;
import io.goalpost.model.port.DraftPort.Preview;
import io.goalpost.service.Goalpost;
import io.goalpost.service.loop.EngineClock;
import io.goalpost.service.loop.Limits;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a preview says is what publishing then does, on random versions of a series. */
class PreviewTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final int VERSIONS = 12;

  private final Random random = new Random(7);
  private final Set<Becoming> seen = EnumSet.noneOf(Becoming.class);
  private int users;

  @Test
  void aPreviewSaysWhatPublishingThenDoes() {
    try (Store store = TestStores.open(TestStores.h2Memory());
        Goalpost goalpost = Goalpost.open(store, EngineClock.manual(START), null, Limits.DEFAULT)) {
      Instant now = START;
      for (int version = 1; version <= VERSIONS; version++) {
        publish(goalpost, version(), version);
        newcomers(goalpost);
        now = now.plus(Duration.ofHours(1 + random.nextInt(60)));
        goalpost.clocks().move(now, true);
      }
      assertThat(seen).contains(EnumSet.allOf(Becoming.class).toArray(new Becoming[0]));
    }
  }

  private void newcomers(Goalpost goalpost) {
    for (int i = 0; i < 6; i++) {
      String plan = random.nextBoolean() ? "free" : "pro";
      goalpost
          .diffs()
          .post(
              DiffReader.readAll(
                  List.of(Map.of("user", "u" + users++, "set", Map.of("plan", plan, "n", i)))));
    }
  }

  /** One with waits, deadlines and attempts of other lengths, and now and then without a block. */
  private String version() {
    boolean gone = random.nextInt(4) == 0;
    boolean stranded = random.nextInt(4) == 0;
    String start = (gone ? "" : "pause, ") + "ask, show" + (stranded ? "" : ", last");
    return "series: s\nenroll: "
        + of("existing", "future")
        + "\nblocks:\n  - {id: start, rule: {attribute: plan, known: true}, next: ["
        + start
        + "]}\n"
        + (gone ? "" : "  - {id: pause, wait: {for: " + length() + "}, next: tour}\n")
        + "  - {id: ask, rule: {attribute: n, gt: "
        + random.nextInt(5)
        + "}, for: "
        + length()
        + ", next: {matched: tour, unmatched: tour}}\n"
        + "  - {id: show, content: {channel: banner, attempt: "
        + length()
        + "}}\n  - {id: tour, content: {channel: tour, attempt: P2D}}\n"
        + (stranded ? "" : "  - {id: last, wait: {for: P20D}}\n");
  }

  private String length() {
    return of("P1D", "P3D", "P9D");
  }

  private void publish(Goalpost goalpost, String definition, int version) {
    List<Entry> before = entries(goalpost);
    Preview preview = goalpost.drafts().preview("s", definition);
    assertThat(entries(goalpost)).isEqualTo(before);
    goalpost.series().saveDraft("s", definition);
    int enrolled = goalpost.series().publish("s", null, null).enrolled();

    assertThat(preview.version()).isEqualTo(version);
    assertThat(preview.enrolls()).isEqualTo(enrolled);
    compare(preview, before.stream().filter(Entry::active).toList(), entries(goalpost));
  }

  private List<Entry> entries(Goalpost goalpost) {
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < users; i++) {
      entries.addAll(goalpost.facts().entries("u" + i));
    }
    return entries;
  }

  private void compare(Preview preview, List<Entry> active, List<Entry> after) {
    Map<String, Map<Becoming, Integer>> became = new TreeMap<>();
    int exits = 0;
    for (Entry entry : active) {
      Entry now = after.stream().filter(each -> each.id() == entry.id()).findFirst().orElseThrow();
      boolean exited = now.status() == Entry.Status.EXITED;
      exits += exited ? 1 : 0;
      for (Checkpoint at : entry.openCheckpoints()) {
        became
            .computeIfAbsent(at.block(), any -> new EnumMap<>(Becoming.class))
            .merge(exited ? Becoming.EXITS : became(at, now), 1, Integer::sum);
      }
    }
    Map<String, Map<Becoming, Integer>> said = new TreeMap<>();
    for (AtBlock block : preview.blocks()) {
      seen.add(block.becomes());
      // Nobody can tell from outside that a block was asked and said the same.
      boolean asked = block.becomes() == Becoming.ASKED_AGAIN;
      said.computeIfAbsent(block.block(), any -> new EnumMap<>(Becoming.class))
          .merge(asked ? Becoming.SAME : block.becomes(), block.count(), Integer::sum);
    }
    assertThat(said).isEqualTo(became);
    assertThat(preview.active()).isEqualTo(active.size());
    assertThat(preview.exits()).isEqualTo(exits);
  }

  private static Becoming became(Checkpoint before, Entry now) {
    if (now.openAt(before.block()).isEmpty()) {
      return Becoming.MOVES;
    }
    Instant until = now.openAt(before.block()).get().until();
    int way = until.compareTo(before.until());
    return way == 0 ? Becoming.SAME : way > 0 ? Becoming.WAITS_LONGER : Becoming.WAITS_SHORTER;
  }

  private String of(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}
