package io.goalpost.service.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jdbi.v3.core.ConnectionFactory;

/**
 * The right to be alone on a store, and the one connection that has it: H2 locks its file while a
 * connection is open; on PostgreSQL the connection holds an advisory lock, one for each database
 * and schema. What must not be written by two processes is written on this connection, so whoever
 * lost the right has no way to write. Where the connection is lost it is taken anew with the next
 * use; PostgreSQL gives the lock only when the session before has ended, and with it whatever
 * commit was under way. Thread-safe: one use at a time.
 */
final class StoreLease implements AutoCloseable {

  static final int H2_ALREADY_OPEN = 90_020;
  private static final int VALID_SECONDS_MAX = 5;
  // Any number will do that nothing else in the database locks: "goal" in ASCII.
  private static final int LOCK_SPACE = 0x676f616c;

  private final String url;
  private final String user;
  private final String password;

  /** Fair: whoever does one thing after another must not keep out who has one thing to do. */
  private final Lock turns = new ReentrantLock(true);

  private Connection connection;
  private Runnable whenLost = () -> {};
  private boolean closed;

  private StoreLease(String url, String user, String password) {
    this.url = url;
    this.user = user;
    this.password = password;
  }

  /**
   * @throws StoreInUseException where another process has it
   * @throws StoreFailedException where the database cannot be reached
   */
  static StoreLease take(String url, String user, String password) {
    StoreLease lease = new StoreLease(url, user, password);
    lease.connection = lease.connect();
    return lease;
  }

  /** What is lent, to whoever is inside of {@link #hold}; another one after it was lost. */
  Connection connection() {
    return connection;
  }

  /** Lends the connection to whoever is inside of {@link #hold}, who does not close it. */
  ConnectionFactory connections() {
    return new ConnectionFactory() {
      @Override
      public Connection openConnection() {
        return connection;
      }

      @Override
      public void closeConnection(Connection lent) {
        // It has the right: it stays open.
      }
    };
  }

  /** What is done where the connection was lost, before it is taken anew. */
  void whenLost(Runnable work) {
    meanwhile(() -> whenLost = work);
  }

  /** Lets the connection go: the next use takes it anew. */
  void drop() {
    meanwhile(
        () -> {
          closeQuietly(connection);
          connection = null;
        });
  }

  /**
   * Lets something be done on the connection that has the right.
   *
   * @throws StoreFailedException where the right is lost and cannot be had again yet; the next use
   *     tries anew
   */
  <R> R hold(Supplier<R> work) {
    turns.lock();
    try {
      return held(work);
    } finally {
      turns.unlock();
    }
  }

  private <R> R held(Supplier<R> work) {
    if (closed) {
      throw new StoreFailedException("the store is closed", null);
    }
    if (connection == null) {
      connection = again();
    }
    boolean done = false;
    try {
      R result = work.get();
      done = true;
      return result;
    } finally {
      if (!done && !valid()) {
        drop();
      }
    }
  }

  /** Does something while nothing else is done on the connection that has the right. */
  void meanwhile(Runnable work) {
    turns.lock();
    try {
      work.run();
    } finally {
      turns.unlock();
    }
  }

  private Connection again() {
    try {
      whenLost.run();
      return connect();
    } catch (StoreInUseException inUse) {
      throw new StoreFailedException(inUse.getMessage(), inUse);
    }
  }

  private boolean valid() {
    try {
      if (Dialect.of(url) == Dialect.H2) {
        // After a failure to write H2 closes itself, and calls its connections valid none the less.
        try (Statement statement = connection.createStatement()) {
          statement.execute("CHECKPOINT");
        }
      }
      return connection.isValid(VALID_SECONDS_MAX);
    } catch (SQLException failed) {
      return false;
    }
  }

  private Connection connect() {
    Connection connected = null;
    try {
      connected = DriverManager.getConnection(url, user, password);
      if (Dialect.of(url) == Dialect.POSTGRESQL) {
        prepare(connected);
      }
      return connected;
    } catch (SQLException failed) {
      closeQuietly(connected);
      if (failed.getErrorCode() == H2_ALREADY_OPEN) {
        throw new StoreInUseException(inUse(), failed);
      }
      throw notOpened(url, failed);
    } catch (StoreInUseException inUse) {
      closeQuietly(connected);
      throw inUse;
    }
  }

  /**
   * Connects once and takes nothing, for whoever only reads: a pool tells less well why it cannot.
   *
   * @throws StoreInUseException where another process has H2's file
   * @throws StoreFailedException where the database cannot be reached, or is not there
   */
  static void probe(String url, String user, String password) {
    try {
      DriverManager.getConnection(url, user, password).close();
    } catch (SQLException failed) {
      if (failed.getErrorCode() == H2_ALREADY_OPEN) {
        throw new StoreInUseException(
            "the store "
                + shown(url)
                + " is in use by another process, and H2 lets nobody else"
                + " read it meanwhile: name a copy of it instead. POST /tasks/backup on the"
                + " server's admin port makes one (docs/operations.md)",
            failed);
      }
      throw notOpened(url, failed);
    }
  }

  private static StoreFailedException notOpened(String url, SQLException failed) {
    return new StoreFailedException(
        "the store " + shown(url) + " cannot be opened: " + firstLine(failed), failed);
  }

  private void prepare(Connection connected) throws SQLException {
    if (!locked(connected)) {
      throw new StoreInUseException(inUse(), null);
    }
    try (Statement statement = connected.createStatement()) {
      statement.execute(Dialect.POSTGRESQL_COMMITS_SYNC);
      // A machine that went away without a word lets the next one have the store within a minute.
      statement.execute("SET tcp_keepalives_idle TO 20");
      statement.execute("SET tcp_keepalives_interval TO 10");
      statement.execute("SET tcp_keepalives_count TO 3");
      statement.execute("SET idle_in_transaction_session_timeout TO '60s'");
    }
  }

  private static boolean locked(Connection connected) throws SQLException {
    String sql = "SELECT pg_try_advisory_lock(?, hashtext(current_schema()))";
    try (PreparedStatement statement = connected.prepareStatement(sql)) {
      statement.setInt(1, LOCK_SPACE);
      try (ResultSet answer = statement.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }

  /**
   * Gives the right back while somebody hears of it: a connection's end alone reaches PostgreSQL's
   * other processes some time after {@code close} has returned, and whoever opens the store next
   * would find it in use. Where that cannot be done, the connection's end does it.
   */
  private void letGo() {
    if (Dialect.of(url) != Dialect.POSTGRESQL) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(VALID_SECONDS_MAX);
      statement.execute("SELECT pg_advisory_unlock_all()");
    } catch (SQLException ignored) {
      // It is gone already, or cannot be spoken to.
    }
  }

  private String inUse() {
    return "the store "
        + shown(url)
        + " is in use by another process: stop that one first, or give this one a store of its own";
  }

  /** The URL without its settings: a password may stand among them. */
  private static String shown(String url) {
    return url.split("[;?]", 2)[0];
  }

  private static String firstLine(SQLException failed) {
    return String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
  }

  private static void closeQuietly(Connection connected) {
    try {
      if (connected != null) {
        connected.close();
      }
    } catch (SQLException ignored) {
      // The failure that made us close is the one to tell.
    }
  }

  @Override
  public void close() {
    meanwhile(this::end);
  }

  private void end() {
    closed = true;
    if (connection == null) {
      return;
    }
    letGo();
    try {
      connection.close();
    } catch (SQLException failed) {
      throw new StoreFailedException("the store could not be closed", failed);
    }
  }
}
