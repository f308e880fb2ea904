package io.goalpost.service.store;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Where tests keep things: each call names a database that is empty. */
public final class TestStores {
  private static final AtomicInteger MEMORY = new AtomicInteger();

  /** How many a store opened here may have at once, beside its own. */
  public static final int CONNECTIONS = 8;

  private TestStores() {}

  public static String h2Memory() {
    return "jdbc:h2:mem:test" + MEMORY.incrementAndGet();
  }

  public static String h2File(Path directory) {
    return "jdbc:h2:file:" + directory.resolve("goalpost").toAbsolutePath();
  }

  public static String postgresql() {
    return PostgresServer.emptyDatabase();
  }

  public static Store open(String url) {
    return open(url, Durability.PROCESS);
  }

  public static Store open(String url, Durability durability) {
    return Store.open(url, user(url), "", durability);
  }

  public static Store openToRead(String url) {
    return Store.openToRead(url, user(url), "");
  }

  public static String user(String url) {
    return Dialect.of(url) == Dialect.H2 ? "sa" : "postgres";
  }
}
