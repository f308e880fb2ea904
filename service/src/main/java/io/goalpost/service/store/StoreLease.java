package io.goalpost.service.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The right to be alone on a store, held by a connection of its own until closed. H2 locks its file
 * when the connection opens; on PostgreSQL the connection holds an advisory lock, one for each
 * database and schema. Should PostgreSQL lose the connection the lock goes with it: the journal
 * then still refuses a fork, and whichever process appends second fails.
 */
final class StoreLease implements AutoCloseable {

  private static final int H2_ALREADY_OPEN = 90_020;
  // Any number will do that nothing else in the database locks: "goal" in ASCII.
  private static final int LOCK_SPACE = 0x676f616c;

  private final Connection connection;

  private StoreLease(Connection connection) {
    this.connection = connection;
  }

  /**
   * @throws StoreInUseException where another process has it
   * @throws StoreFailedException where the database cannot be reached
   */
  static StoreLease take(String url, String user, String password) {
    Connection connection = null;
    try {
      connection = DriverManager.getConnection(url, user, password);
      if (Dialect.of(url) == Dialect.POSTGRESQL && !locked(connection)) {
        throw new StoreInUseException(inUse(url), null);
      }
      return new StoreLease(connection);
    } catch (SQLException failed) {
      closeQuietly(connection);
      if (failed.getErrorCode() == H2_ALREADY_OPEN) {
        throw new StoreInUseException(inUse(url), failed);
      }
      throw notOpened(url, failed);
    } catch (StoreInUseException inUse) {
      closeQuietly(connection);
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

  private static boolean locked(Connection connection) throws SQLException {
    String sql = "SELECT pg_try_advisory_lock(?, hashtext(current_schema()))";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, LOCK_SPACE);
      try (ResultSet answer = statement.executeQuery()) {
        return answer.next() && answer.getBoolean(1);
      }
    }
  }

  private static String inUse(String url) {
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

  private static void closeQuietly(Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException ignored) {
      // The failure that made us close is the one to tell.
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failed) {
      throw new StoreFailedException("the store could not be closed", failed);
    }
  }
}
