package io.goalpost.service.soak;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How long it goes on, and with what.
 *
 * @param time under load
 * @param publishes versions that go live meanwhile, evenly
 * @param samples of the server's memory, evenly
 * @param url of an empty store
 */
record SoakPlan(Duration time, int publishes, int samples, String url) {

  private static final int SECONDS_IN_MINUTE = 60;
  private static final int SMOKE_SECONDS = 4;
  private static final int SMOKE_PUBLISHES = 8;
  private static final int SMOKE_SAMPLES = 8;
  private static final int SAMPLES = 120;

  /**
   * As the environment says: {@code SOAK_MINUTES} (none for some seconds), {@code SOAK_PUBLISHES},
   * {@code SOAK_DB_URL}.
   */
  static SoakPlan ofEnvironment(Path folder) {
    String minutes = variable("MINUTES", "");
    String url = variable("DB_URL", "jdbc:h2:file:" + folder.resolve("goalpost"));
    if (minutes.isEmpty()) {
      return new SoakPlan(Duration.ofSeconds(SMOKE_SECONDS), SMOKE_PUBLISHES, SMOKE_SAMPLES, url);
    }
    Duration time = Duration.ofSeconds(Long.parseLong(minutes) * SECONDS_IN_MINUTE);
    return new SoakPlan(time, Integer.parseInt(variable("PUBLISHES", "240")), SAMPLES, url);
  }

  boolean smoke() {
    return time.toSeconds() <= SMOKE_SECONDS;
  }

  private static String variable(String name, String otherwise) {
    String value = System.getenv("SOAK_" + name);
    return value == null || value.isBlank() ? otherwise : value;
  }
}
