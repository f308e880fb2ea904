package io.goalpost.service.million;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** By hand only: {@code make million}. */
class MillionTest {

  private static final double PAGE_MILLIS_MAX = 200;

  @Test
  @EnabledIfEnvironmentVariable(named = "MILLION_USERS", matches = "\\d+")
  void aMillionFiringsAreSearchedAtOnceAndExportedInLittleMemory()
      throws IOException, InterruptedException {
    Path folder = Path.of("target/million");
    Files.createDirectories(folder);

    Million.Result result =
        new Million(folder, Integer.parseInt(System.getenv("MILLION_USERS"))).run();

    assertThat(result.exportStatus()).isZero();
    assertThat(result.slowestMillis()).isLessThan(PAGE_MILLIS_MAX);
  }
}
