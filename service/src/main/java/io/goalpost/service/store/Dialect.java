package io.goalpost.service.store;

/** The databases that can be the store. */
public enum Dialect {
  H2("org.h2.Driver"),
  POSTGRESQL("org.postgresql.Driver");

  /** Whatever the server's default: what was answered is on its disk. */
  static final String POSTGRESQL_COMMITS_SYNC = "SET synchronous_commit TO on";

  private final String driver;

  Dialect(String driver) {
    this.driver = driver;
  }

  /** The name of the JDBC driver's class. */
  String driver() {
    return driver;
  }

  /**
   * The dialect of a JDBC URL.
   *
   * @throws IllegalArgumentException where it is another database's
   */
  public static Dialect of(String url) {
    if (url.startsWith("jdbc:h2:")) {
      return H2;
    }
    if (url.startsWith("jdbc:postgresql:")) {
      return POSTGRESQL;
    }
    throw new IllegalArgumentException(
        "the store must be H2 or PostgreSQL: a URL that begins jdbc:h2: or jdbc:postgresql:");
  }
}
