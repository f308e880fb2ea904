package io.goalpost.service.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing grows. Some seconds of it here, which show that it runs; {@code make soak} goes on for as
 * long as one wants to know.
 */
class SoakTest {

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void aServerUnderLoadHoldsNoMoreAtTheEnd() throws Exception {
    SoakPlan plan = SoakPlan.ofEnvironment(folder);

    Verdict verdict = new Soak(plan).run();

    System.out.println("soak: " + plan.time() + " on " + plan.url() + verdict.text());
    if (!plan.smoke()) { // some seconds tell nothing about what grows slowly
      assertThat(verdict.flat()).as(verdict.text()).isTrue();
    }
  }

  @Test
  void whatGoesUpFromQuarterToQuarterIsTold() {
    assertThat(Verdict.of(samples(i -> 200, i -> 80)).flat()).isTrue();
    assertThat(Verdict.of(samples(i -> i < 10 ? 10L * i : 200 + i % 9, i -> 80)).flat()).isTrue();
    assertThat(Verdict.of(samples(i -> 200 + i, i -> 80)).text()).contains("heap MiB", "GROWING");
    assertThat(Verdict.of(samples(i -> 200, i -> 80 + i / 4)).flat()).isFalse();
    assertThat(Verdict.of(samples(i -> 200 + i % 3 * i * 10, i -> 80)).flat())
        .as("more and more at times, and always the same in between")
        .isTrue();
  }

  private static List<Vitals> samples(LongUnaryOperator heap, LongUnaryOperator metaspace) {
    return LongStream.range(0, 40)
        .mapToObj(
            i ->
                new Vitals(
                    Duration.ofSeconds(i),
                    i,
                    0,
                    heap.applyAsLong(i) << 20,
                    metaspace.applyAsLong(i) << 20,
                    20))
        .toList();
  }
}
