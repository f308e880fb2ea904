package io.goalpost.service.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.goalpost.service.checkpoint.StateKey;
import io.goalpost.service.journal.MalformedRecordException;
import io.goalpost.service.state.State;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored of diffs that are remembered, and how it is read. */
class StateLoadingTest {

  private static final Instant AT = Instant.parse("2026-01-05T09:00:00Z");

  private final State state = new State();
  private final StateLoading loading = new StateLoading(state, ZoneOffset.UTC, AT);

  @Test
  void thoseOfAStretchStandInOneRow() {
    loading.other(StateKey.seen(0), "7 1767603600 a b\n9 1767603600 c\n");
    loading.finish();

    assertThat(state.seen("a b")).isEqualTo(7);
    assertThat(state.seen("c")).isEqualTo(9);
  }

  @Test
  void earlierVersionsKeptEachInARowOfItsOwn() {
    loading.other(StateKey.other("seen", "later"), "9 1767603600");
    loading.other(StateKey.other("seen", "first"), "7");
    loading.finish();

    assertThat(state.seen("first")).isEqualTo(7);
    assertThat(state.seen("later")).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(strings = {"7 1767603600 a", "7 a\n", "x 1767603600 a\n", "\n"})
  void aRowThatIsDamagedIsNamed(String text) {
    assertThatThrownBy(() -> loading.other(StateKey.seen(3), text))
        .isInstanceOf(MalformedRecordException.class)
        .hasMessageContaining("seen-diffs 0000000000000000003");
  }
}
