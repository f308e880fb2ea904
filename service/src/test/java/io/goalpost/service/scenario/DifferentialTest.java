package io.goalpost.service.scenario;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * On random series and random streams the engine says what the reference engine says, firing by
 * firing. {@code make differential SEEDS="1 10000"} runs more of them, or one again. What differs
 * is cut down to a scenario file.
 */
class DifferentialTest {

  private static final String SEEDS_OF_EVERY_RUN = "0 299";
  private static final int IN_ONE_TEST = 50;
  private static final Path FOLDER = Path.of("target/differential");

  private static Differential differential;

  @BeforeAll
  static void open() {
    differential = new Differential();
  }

  @AfterAll
  static void close() {
    System.out.println("firings compared with the reference engine: " + differential.firings());
    differential.close();
  }

  @TestFactory
  Stream<DynamicTest> engineAndReferenceSayTheSame() {
    String[] seeds =
        Optional.ofNullable(System.getenv("DIFFERENTIAL_SEEDS"))
            .filter(given -> !given.isBlank())
            .orElse(SEEDS_OF_EVERY_RUN)
            .split(" ");
    long from = Long.parseLong(seeds[0]);
    long to = Long.parseLong(seeds[seeds.length - 1]);
    return LongStream.rangeClosed(0, (to - from) / IN_ONE_TEST)
        .map(group -> from + group * IN_ONE_TEST)
        .mapToObj(first -> test(first, Math.min(to, first + IN_ONE_TEST - 1)));
  }

  private static DynamicTest test(long from, long to) {
    return DynamicTest.dynamicTest(
        "seeds " + from + " to " + to,
        () -> {
          SoftAssertions every = new SoftAssertions();
          LongStream.rangeClosed(from, to).forEach(seed -> compare(seed, every));
          every.assertAll();
        });
  }

  private static void compare(long seed, SoftAssertions every) {
    String difference = differential.run(seed);
    every
        .assertThat(difference)
        .as(
            () ->
                "seed %d (again: make differential SEEDS=%d), cut down: %s"
                    .formatted(seed, seed, differential.shrink(seed, FOLDER)))
        .isEmpty();
  }
}
