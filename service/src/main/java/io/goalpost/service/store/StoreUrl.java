package io.goalpost.service.store;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Adds to a JDBC URL the settings that the store relies on, where they are not given. */
final class StoreUrl {

  // WRITE_DELAY 0: a commit is with the operating system when it returns. DB_CLOSE_ON_EXIT false:
  // the application closes the database after its last commit, not a hook of H2 before it.
  // ANALYZE_AUTO 0: H2 would read thousands of rows of a table, bodies and all, within a commit, to
  // choose among indexes where there is nothing to choose. CACHE_SIZE: what is written is hardly
  // read again, and pages that wait in memory for long are what the collector copies.
  // MAX_LENGTH_INPLACE_LOB: what is smaller, as nearly all segments are, stands in its row; apart
  // from it, it is written into four more trees.
  private static final Map<String, String> H2_SETTINGS =
      new TreeMap<>(
          Map.of(
              "WRITE_DELAY", "0",
              "DB_CLOSE_ON_EXIT", "FALSE",
              "ANALYZE_AUTO", "0",
              "CACHE_SIZE", "8192",
              "MAX_LENGTH_INPLACE_LOB", "1000000",
              "TRACE_LEVEL_FILE", "0"));

  // Nothing is made where nothing is, and nothing is written into what is there.
  private static final Map<String, String> H2_READ_SETTINGS =
      new TreeMap<>(Map.of("ACCESS_MODE_DATA", "r", "IFEXISTS", "TRUE", "TRACE_LEVEL_FILE", "0"));

  // Batches travel as one statement; a peer that is gone is noticed, also in the middle of an
  // answer.
  private static final Map<String, String> POSTGRESQL_SETTINGS =
      new TreeMap<>(
          Map.of("reWriteBatchedInserts", "true", "tcpKeepAlive", "true", "socketTimeout", "60"));

  private StoreUrl() {}

  /**
   * @throws IllegalArgumentException where it asks for {@code AUTO_SERVER}, by which two processes
   *     would share one store, or for another database
   */
  static String complete(String url) {
    return switch (Dialect.of(url)) {
      case H2 -> h2(url, H2_SETTINGS);
      case POSTGRESQL -> postgresql(url);
    };
  }

  /** The same for whoever only reads. */
  static String toRead(String url) {
    return switch (Dialect.of(url)) {
      case H2 -> h2(url, H2_READ_SETTINGS);
      case POSTGRESQL -> postgresql(url);
    };
  }

  private static String h2(String url, Map<String, String> settings) {
    String given = url.toUpperCase(Locale.ROOT) + ";";
    if (given.contains(";AUTO_SERVER=TRUE;")) {
      throw new IllegalArgumentException(
          "AUTO_SERVER lets two processes share a store, but one engine must be alone on it");
    }
    StringBuilder complete = new StringBuilder(url);
    settings.forEach(
        (name, value) -> {
          if (!given.contains(";" + name + "=")) {
            complete.append(';').append(name).append('=').append(value);
          }
        });
    return complete.toString();
  }

  private static String postgresql(String url) {
    StringBuilder complete = new StringBuilder(url);
    POSTGRESQL_SETTINGS.forEach(
        (name, value) -> {
          if (!url.contains("?" + name + "=") && !url.contains("&" + name + "=")) {
            complete.append(complete.indexOf("?") < 0 ? '?' : '&');
            complete.append(name).append('=').append(value);
          }
        });
    return complete.toString();
  }
}
