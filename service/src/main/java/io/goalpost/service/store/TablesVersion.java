package io.goalpost.service.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import javax.sql.DataSource;

/** Tells whether the tables of a store are those of this version, without changing any. */
final class TablesVersion {

  private static final String LOG = "databasechangelog";

  private TablesVersion() {}

  /**
   * @throws StoreFailedException where they are older, newer, or not there, with what to do
   */
  static void refuseOther(DataSource dataSource) {
    Set<String> made;
    try (Connection connection = dataSource.getConnection()) {
      made = exists(connection) ? made(connection) : Set.of();
    } catch (SQLException failed) {
      throw new StoreFailedException("the store cannot be read: " + failed.getMessage(), failed);
    }
    if (made.isEmpty()) {
      throw new StoreFailedException("the store has no tables of Goalpost's", null);
    }
    Set<String> known = Migrations.known();
    Set<String> missing = new LinkedHashSet<>(known);
    missing.removeAll(made);
    Set<String> foreign = new LinkedHashSet<>(made);
    foreign.removeAll(known);
    if (!foreign.isEmpty()) {
      throw new StoreFailedException(
          "the store was made by a later version (it has "
              + String.join(", ", foreign)
              + "): use that version's program",
          null);
    }
    if (!missing.isEmpty()) {
      throw new StoreFailedException(
          "the store was made by an earlier version (it lacks "
              + String.join(", ", missing)
              + "): use that version's program, or bring a copy up to date with db migrate",
          null);
    }
  }

  private static boolean exists(Connection connection) throws SQLException {
    DatabaseMetaData meta = connection.getMetaData();
    String stored = meta.storesUpperCaseIdentifiers() ? LOG.toUpperCase(Locale.ROOT) : LOG;
    try (ResultSet tables = meta.getTables(null, connection.getSchema(), stored, null)) {
      return tables.next();
    }
  }

  private static Set<String> made(Connection connection) throws SQLException {
    Set<String> ids = new LinkedHashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery("SELECT id FROM databasechangelog ORDER BY orderexecuted")) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }
}
