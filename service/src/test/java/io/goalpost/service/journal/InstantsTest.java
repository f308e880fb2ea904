package io.goalpost.service.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantsTest {

  @Test
  void readsWhatInstantWrites() {
    long seed = System.nanoTime();
    RandomRecords random = new RandomRecords(seed);
    for (int i = 0; i < 20_000; i++) {
      Instant instant = random.instant();
      assertThat(Instants.parse(instant.toString())).as("seed %d", seed).isEqualTo(instant);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-29T00:00:00Z",
        "2026-00-01T00:00:00Z",
        "2026-01-01T25:00:00Z",
        "2026-01-01T00:60:00Z",
        "2026-01-01 00:00:00Z",
        "2026-01-01T00:00:00.1x3Z",
        "",
        "today",
      })
  void refusesWhatIsNone(String text) {
    assertThatThrownBy(() -> Instants.parse(text)).isInstanceOf(DateTimeException.class);
  }
}
