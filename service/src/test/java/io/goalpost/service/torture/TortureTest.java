package io.goalpost.service.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Acknowledged means kept. Some rounds of it here; {@code make torture} runs as many as one has
 * time for, on H2 or PostgreSQL.
 */
class TortureTest {

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void whatWasAnsweredOutlivesKillsAndNothingHappensTwice() throws Exception {
    Plan plan = Plan.ofEnvironment(folder);
    System.out.println("torture: seed " + plan.seed() + " on " + plan.url());

    String summary = new Torture(plan, InstantSource.system()).run();

    System.out.println(summary);
    assertThat(summary).contains("lost 0, doubled 0", "late 0, early 0");
  }
}
