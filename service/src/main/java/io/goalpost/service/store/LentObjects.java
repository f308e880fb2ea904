package io.goalpost.service.store;

import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * SQL objects on the one connection that is lent again and again: they stay attached as long as it
 * is the same and nothing failed on it, for attaching one makes something for each of its methods,
 * which came to more than storing a small commit. One use at a time.
 */
final class LentObjects {

  private final SqlObjects objects;
  private final Supplier<Connection> lent;
  private final Map<Class<?>, Object> attached = new HashMap<>();
  private Handle handle; // null before the first use, and after a failure

  /**
   * @param objects whose handles are of what is lent
   * @param lent the connection as it is now
   */
  LentObjects(SqlObjects objects, Supplier<Connection> lent) {
    this.objects = objects;
    this.lent = lent;
  }

  /** All of it or nothing; what fails, JDBI's failures included, is thrown on. */
  <D, R> R inTransaction(Class<D> rows, Function<? super D, R> work) {
    if (handle != null && handle.getConnection() != lent.get()) {
      forget();
    }
    if (handle == null) {
      handle = objects.knowing(rows).open();
    }
    boolean done = false;
    try {
      R result = handle.inTransaction(own -> work.apply(attached(rows)));
      done = true;
      return result;
    } finally {
      if (!done) {
        forget(); // a transaction may be left open
      }
    }
  }

  private <D> D attached(Class<D> rows) {
    return rows.cast(attached.computeIfAbsent(rows, handle::attach));
  }

  private void forget() {
    attached.clear();
    Handle old = handle;
    handle = null;
    try {
      old.close();
    } catch (JdbiException ignored) {
      // The failure that made us close is the one to tell.
    }
  }
}
