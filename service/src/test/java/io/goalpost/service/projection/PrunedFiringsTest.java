package io.goalpost.service.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.goalpost.model.fact.Value;
import io.goalpost.model.journal.Firing;
import io.goalpost.model.journal.Firing.Kind;
import io.goalpost.service.store.Store;
import io.goalpost.service.store.TestStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PrunedFiringsTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final int COUNT = 2_500;

  private final Store store = TestStores.open(TestStores.h2Memory());
  private final PrunedFirings pruned = new PrunedFirings(store);

  @AfterEach
  void close() {
    store.close();
  }

  /** Each a second after the one before, every other of a kind that figures count. */
  private static Firing firing(int position) {
    return new Firing(
        position,
        START.plusSeconds(position),
        position % 2 == 0 ? Kind.EXITED : Kind.MATCHED,
        1,
        "s@1/exit/holds",
        "s",
        1,
        "u" + position,
        null,
        1,
        position % 2 == 0 ? null : "b",
        position % 2 == 0 ? "exit-rule" : null,
        0,
        Map.of("attribute plan", new Value.Text("free")),
        List.of(),
        null,
        null,
        Map.of());
  }

  private void fill() {
    IntStream.rangeClosed(1, COUNT).forEach(position -> pruned.add(firing(position)));
    pruned.flush();
  }

  private List<Firing> between(long after, long through) {
    List<Firing> all = new ArrayList<>();
    pruned.forEach(after, through, all::addAll);
    return all;
  }

  @Test
  void theyAreGivenInTheirOrderWithoutTheFactsThatMatched() {
    fill();

    assertThat(between(0, Long.MAX_VALUE))
        .isEqualTo(
            IntStream.rangeClosed(1, COUNT)
                .mapToObj(PrunedFiringsTest::firing)
                .map(firing -> firing.holding(Map.of(), List.of(), null, null, Map.of()))
                .toList());
    assertThat(between(999, 1_001)).extracting(Firing::position).containsExactly(1_000L, 1_001L);
  }

  @Test
  void whatIsOldIsForgottenButForWhatFiguresCount() {
    fill();

    pruned.forget(START.plusSeconds(1_500));

    assertThat(between(0, Long.MAX_VALUE))
        .extracting(Firing::position)
        .isEqualTo(
            IntStream.rangeClosed(1, COUNT)
                .filter(position -> position >= 1_500 || position % 2 == 0)
                .mapToObj(Long::valueOf)
                .toList());
  }

  @Test
  void whatAPruningLeftThatDidNotEndIsClearedAway() {
    fill();

    pruned.tidy(2_000);

    assertThat(between(0, Long.MAX_VALUE)).hasSize(2_000);
  }
}
