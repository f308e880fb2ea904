package io.goalpost.service.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/**
 * What H2 does to its file and has no statement for. It writes a chunk with each commit, keeps an
 * object in memory for each chunk of which anything is alive, and gathers what is alive of old ones
 * only where it writes late ({@code WRITE_DELAY}), which the journal cannot let it.
 */
final class H2File {

  /** Of what the chunks hold, the share that is to be alive, in percent. */
  static final int ALIVE_AIM = 60;

  /** What is moved at a time, in bytes: whoever writes waits for that long. */
  private static final int MOVED_AT_A_TIME = 1 << 20;

  private H2File() {}

  /**
   * Moves some of what is alive in old chunks together, so that those can be written over; tells
   * whether there was any. Nothing in a file that is as full as it is to be, or in memory.
   *
   * @param connection of H2, used by nobody else meanwhile
   * @throws StoreFailedException where the file cannot be written
   */
  static boolean gather(Connection connection) {
    try {
      SessionLocal session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
      MVStore file = session.getDatabase().getStore().getMvStore();
      return file.compact(ALIVE_AIM, MOVED_AT_A_TIME);
    } catch (MVStoreException | SQLException failed) {
      throw new StoreFailedException(
          "the store's file could not be put in order: " + failed.getMessage(), failed);
    }
  }
}
