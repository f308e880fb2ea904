package io.goalpost.service.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * On random series and random streams the engine says what the reference engine says, firing by
 * firing. {@code make differential SEEDS="1 10000"} runs more of them, or one again.
 */
class DifferentialTest {

  private static final int SEEDS = 400;
  private static final int IN_ONE_TEST = 50;

  private static Differential differential;

  @BeforeAll
  static void open() {
    differential = new Differential();
  }

  @AfterAll
  static void close() {
    differential.close();
  }

  @TestFactory
  Stream<DynamicTest> engineAndReferenceSayTheSame() {
    return LongStream.range(0, SEEDS / IN_ONE_TEST)
        .map(group -> group * IN_ONE_TEST)
        .mapToObj(
            from ->
                DynamicTest.dynamicTest(
                    "seeds " + from + " to " + (from + IN_ONE_TEST - 1), () -> compare(from)));
  }

  private static void compare(long from) {
    for (long seed = from; seed < from + IN_ONE_TEST; seed++) {
      String difference = differential.run(seed);
      assertThat(difference)
          .as(
              "seed %d; again with: make differential SEEDS=\"%d %d\"; cut down: %s",
              seed,
              seed,
              seed,
              difference.isEmpty() ? "" : differential.shrink(seed, Path.of("target/differential")))
          .isEmpty();
    }
  }
}
