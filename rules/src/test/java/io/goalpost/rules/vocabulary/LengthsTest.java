package io.goalpost.rules.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import org.junit.jupiter.api.Test;

class LengthsTest {

  @Test
  void aPeriodIsAsLongWhateverElseIsAskedAndNoMoreThanTheLimitAreRemembered() {
    for (int seconds = 0; seconds < 2 * Lengths.REMEMBERED_MAX + 1; seconds++) {
      assertThat(Lengths.of("PT" + seconds + "S")).isEqualTo(Duration.ofSeconds(seconds));
      assertThat(Lengths.of("P7D")).isEqualTo(Duration.ofDays(7));
      assertThat(Lengths.remembered()).isLessThanOrEqualTo(Lengths.REMEMBERED_MAX);
    }
  }

  @Test
  void whatIsNoPeriodIsToldEachTime() {
    for (int times = 0; times < 2; times++) {
      assertThatThrownBy(() -> Lengths.of("a week")).isInstanceOf(DateTimeParseException.class);
    }
  }
}
