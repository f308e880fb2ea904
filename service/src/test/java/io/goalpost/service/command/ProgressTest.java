package io.goalpost.service.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressTest {

  private static final long MILLIS = 1_000_000;

  @Test
  void tellsALineASecondAtMost() {
    AtomicLong nanos = new AtomicLong(-5);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Progress progress =
        new Progress(
            new PrintStream(out, true, StandardCharsets.UTF_8), "verified", 900, nanos::get);

    for (int records = 1; records <= 25; records++) {
      nanos.addAndGet(100 * MILLIS);
      progress.accept(records);
    }

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("verified 10 of 900 records", "verified 20 of 900 records");
  }
}
