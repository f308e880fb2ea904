package io.goalpost.service.torture;

import io.goalpost.service.store.TestStores;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How long and on what it goes on.
 *
 * @param rounds times that the server is ended and started
 * @param seed of everything that is random; what the machine does in which moment is not
 * @param users that are there before the first round, beside those of the load
 * @param url of an empty store
 * @param user of a database that asks for one
 * @param password of that user
 */
record Plan(int rounds, long seed, int users, String url, String user, String password) {

  private static final int SMOKE_ROUNDS = 3;

  /**
   * As the environment says: {@code TORTURE_ROUNDS}, {@code TORTURE_SEED}, {@code TORTURE_USERS},
   * {@code TORTURE_DB_URL} (or {@code postgresql} for a throw-away one), {@code TORTURE_DB_USER},
   * {@code TORTURE_DB_PASSWORD}.
   */
  static Plan ofEnvironment(Path folder) {
    String url = text("URL", "");
    if (url.toLowerCase(Locale.ROOT).equals("postgresql")) {
      url = TestStores.postgresql();
    } else if (url.isEmpty()) {
      url = TestStores.h2File(folder);
    }
    return new Plan(
        Integer.parseInt(variable("ROUNDS", "" + SMOKE_ROUNDS)),
        Long.parseLong(variable("SEED", "" + System.nanoTime())),
        Integer.parseInt(variable("USERS", "0")),
        url,
        text("USER", url.startsWith("jdbc:h2:") ? "sa" : "postgres"),
        text("PASSWORD", ""));
  }

  private static String text(String name, String otherwise) {
    return variable("DB_" + name, otherwise);
  }

  private static String variable(String name, String otherwise) {
    String value = System.getenv("TORTURE_" + name);
    return value == null || value.isBlank() ? otherwise : value;
  }
}
