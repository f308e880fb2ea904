package io.goalpost.service.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which diffs are remembered (D4), in memory and in checkpoints. */
class SeenIdsTest {

  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final int MAX = 2_500;

  private final State state = new State(bounds(MAX));
  private final Map<Long, String> checkpoint = new HashMap<>();
  private long position;

  private static StateBounds bounds(int idsMax) {
    return new StateBounds(idsMax, Duration.ofDays(7), StateBounds.DEFAULT.eventsKept());
  }

  @Test
  void ofMoreThanTheWindowHoldsTheOldestAreForgotten() {
    see(MAX + 2);
    state.committed();

    assertEquals(0, state.seen("d1"));
    see(1);
    state.committed();
    state.handOver(); // those of the next commit may be taken back, and count for nothing yet
    assertEquals(0, state.seen("d3"));
    assertEquals(4, state.seen("d4"));
    assertEquals(MAX + 3, state.seen("d" + (MAX + 3)));
  }

  @Test
  void anIdThatWasForgottenAndCameAgainIsRememberedByItsLaterPosition() {
    State few = new State(bounds(5));
    for (int at = 1_021; at <= 1_026; at++) {
      few.sawDiff(SeenDiff.of("d" + at, at, START));
      few.committed();
      write(few.takeChanges());
    }
    assertEquals(0, few.seen("d1021"));
    few.sawDiff(SeenDiff.of("d1021", 1_027, START));
    few.committed();
    write(few.takeChanges());

    State read = read(5);
    assertEquals(1_027, few.seen("d1021"));
    assertEquals(1_027, read.seen("d1021"));
    assertEquals(0, read.seen("d1022"));
  }

  @Test
  void whoFoldsAJournalGoesByTheLaterPosition() {
    Instant later = START.plus(Duration.ofDays(8)); // forgotten meanwhile, as nothing tells
    state.sawDiff(SeenDiff.of("x", 10, START));
    state.sawDiff(SeenDiff.of("x", 11, later));
    state.moveTo(later);
    state.committed();

    assertEquals(11, state.seen("x"));
  }

  @Test
  void whatIsTakenBackOfAnIdThatCameAgainIsItsLaterPosition() {
    see(1);
    state.committed();
    long mark = state.mark();
    state.sawDiff(SeenDiff.of("d1", 2, START));
    state.rollback(mark);

    assertEquals(1, state.seen("d1"));
  }

  @Test
  void anIdIsForgottenByItsAgeAndNoEarlier() {
    state.sawDiff(SeenDiff.of("old", 1, START));
    state.sawDiff(SeenDiff.of("young", 2, START.plusSeconds(1)));
    state.moveTo(START.plus(Duration.ofDays(7)));
    state.committed();
    assertEquals(1, state.seen("old"));
    state.moveTo(START.plus(Duration.ofDays(7)).plusSeconds(1));
    state.committed();

    assertEquals(0, state.seen("old"));
    assertEquals(2, state.seen("young"));
  }

  @Test
  void whatIsForgottenWhileACheckpointIsReadLeavesTheNext() {
    see(MAX);
    state.committed();
    write(state.takeChanges());
    State read = read(10);
    read.allIsStored();
    write(read.takeChanges());

    assertEquals(1, checkpoint.size());
  }

  @Test
  void whatIsTakenBackWasNeverSeen() {
    see(2_000);
    state.committed();
    long mark = state.mark();
    see(2_000);
    state.rollback(mark);

    assertEquals(0, state.seen("d2001"));
    assertEquals(2_000, state.seen("d2000"));
    position = 2_000;
    see(1);
    assertEquals(2_001, state.seen("d2001"));
  }

  @Test
  void anIdIsKeptAsItWasGiven() {
    String odd = "a b\\u0041 \ud83d\ude00 \ud800 #7";
    SeenDiff diff = SeenDiff.of(odd, 7, START);

    assertEquals(List.of(diff), SeenStretch.parse(new SeenStretch(0, List.of(diff)).text()));
  }

  @Test
  void checkpointsHoldJustWhatIsRemembered() {
    Random dice = new Random(3);
    for (int round = 0; round < 60; round++) {
      long mark = state.mark();
      long before = position;
      see(dice.nextInt(900));
      if (dice.nextInt(4) == 0) {
        state.rollback(mark);
        position = before;
      } else {
        state.committed();
      }
      if (dice.nextInt(3) == 0) {
        StateChanges changes = state.takeChanges();
        if (dice.nextInt(3) == 0) {
          state.giveBack(changes); // it could not be written
        } else {
          write(changes);
          assertEquals(remembered(state), remembered(read(MAX)), "round " + round);
        }
      }
    }
    assertTrue(checkpoint.size() <= MAX / 1_024 + 2, checkpoint.size() + " rows");
  }

  private void see(int count) {
    for (int i = 0; i < count; i++) {
      position++;
      state.sawDiff(SeenDiff.of("d" + position, position, START));
    }
  }

  private void write(StateChanges changes) {
    changes.forgotten().forEach(checkpoint::remove);
    changes.seen().forEach(block -> checkpoint.put(block.number(), block.text()));
  }

  private State read(int idsMax) {
    State read = new State(bounds(idsMax));
    checkpoint.keySet().stream()
        .sorted()
        .forEach(number -> SeenStretch.parse(checkpoint.get(number)).forEach(read::sawDiff));
    read.committed();
    return read;
  }

  private List<Long> remembered(State of) {
    List<Long> remembered = new ArrayList<>();
    for (long at = 1; at <= position; at++) {
      if (of.seen("d" + at) != 0) {
        remembered.add(at);
      }
    }
    return remembered;
  }
}
