package io.goalpost.service.store;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/**
 * JDBI with SQL objects. What it finds out of an interface by reflection it keeps with the settings
 * of a handle, which are a copy; known before, each handle has it, and does not find it out again.
 * Thread-safe.
 */
final class SqlObjects {

  private final Jdbi jdbi;
  private final Set<Class<?>> known = ConcurrentHashMap.newKeySet();

  private SqlObjects(Jdbi jdbi) {
    this.jdbi = jdbi.installPlugin(new SqlObjectPlugin());
  }

  static SqlObjects of(DataSource connections) {
    return new SqlObjects(Jdbi.create(connections));
  }

  static SqlObjects of(ConnectionFactory connections) {
    return new SqlObjects(Jdbi.create(connections));
  }

  /** For what attaches no interface. */
  Jdbi jdbi() {
    return jdbi;
  }

  /** Whose handles an interface is to be attached to. */
  Jdbi knowing(Class<?> rows) {
    if (!known.contains(rows)) {
      jdbi.useExtension(rows, unused -> {}); // opens no connection, for none is asked for
      known.add(rows);
    }
    return jdbi;
  }
}
