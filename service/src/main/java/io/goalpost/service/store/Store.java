package io.goalpost.service.store;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import io.dropwizard.util.Duration;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.tomcat.jdbc.pool.DataSourceProxy;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * The database, opened for this process alone with its tables up to date, or by whoever only reads.
 * Thread-safe. Every method throws {@link StoreFailedException} when the database fails.
 */
public final class Store implements AutoCloseable {

  private static final Duration VALID_FOR = Duration.seconds(1);
  private static final Duration CONNECTION_WAIT_MAX = Duration.seconds(5);

  private final Dialect dialect;
  private final Durability durability;
  private final StoreLease lease; // null where it only is to be read
  private final ManagedDataSource dataSource;
  private final SqlObjects pooled;
  private final SqlObjects leased;
  private final LentObjects lent; // null where it only is to be read
  private final Housekeeping housekeeping; // null where no file is written
  private volatile boolean closed;

  private Store(
      Dialect dialect, Durability durability, StoreLease lease, ManagedDataSource dataSource) {
    this.dialect = dialect;
    this.durability = durability;
    this.lease = lease;
    this.dataSource = dataSource;
    this.pooled = SqlObjects.of(dataSource);
    if (lease == null) {
      this.leased = pooled;
      this.lent = null;
    } else {
      // H2 that closed itself lets nobody in anew while somebody still holds the old one.
      lease.whenLost(this::dropConnections);
      this.leased = SqlObjects.of(lease.connections());
      this.lent = new LentObjects(leased, lease::connection);
    }
    this.housekeeping = lease != null && file().isPresent() ? new Housekeeping(this::gather) : null;
  }

  /**
   * Opens the store, makes sure that no other process has it, and brings its tables up to date.
   *
   * @param settings what {@code config.yml} says; URL, connection settings and the first statement
   *     of each connection are completed here
   * @throws StoreInUseException where another process has it
   * @throws IllegalArgumentException where the URL is not one of a store
   */
  public static Store open(
      DataSourceFactory settings, Durability durability, MetricRegistry metrics) {
    Dialect dialect = Dialect.of(settings.getUrl());
    settings.setUrl(StoreUrl.complete(settings.getUrl()));
    settings.setDriverClass(dialect.driver());
    if (dialect == Dialect.POSTGRESQL) {
      settings.setInitializationQuery(Dialect.POSTGRESQL_COMMITS_SYNC);
    }
    // After the database was away its old connections are found dead before they are handed out.
    settings.setCheckConnectionOnBorrow(true);
    settings.setValidationInterval(VALID_FOR);
    settings.setMaxWaitForConnection(CONNECTION_WAIT_MAX);
    StoreLease lease =
        StoreLease.take(settings.getUrl(), settings.getUser(), settings.getPassword());
    ManagedDataSource dataSource = null;
    try {
      dataSource = settings.build(metrics, "store");
      dataSource.start();
      Migrations.migrate(dataSource);
      return new Store(dialect, durability, lease, dataSource);
    } catch (Exception failed) {
      stop(dataSource);
      lease.close();
      throw failed instanceof RuntimeException unchecked
          ? unchecked
          : new StoreFailedException("the store cannot be opened", failed);
    }
  }

  /** Opens a store by its URL alone: for commands and tests. */
  public static Store open(String url, String user, String password, Durability durability) {
    return open(settings(url, user, password, 8), durability, new MetricRegistry());
  }

  /**
   * Opens a store that only is to be read: makes, changes and migrates nothing, and on PostgreSQL
   * needs no other process to stop. H2 lets nobody read a file that another process has open.
   *
   * @throws StoreInUseException where another process has H2's file
   * @throws StoreFailedException where it cannot be opened, or another version made its tables
   * @throws IllegalArgumentException where the URL is not one of a store
   */
  public static Store openToRead(String url, String user, String password) {
    Dialect dialect = Dialect.of(url);
    DataSourceFactory settings = settings(StoreUrl.toRead(url), user, password, 2);
    settings.setDriverClass(dialect.driver());
    if (dialect == Dialect.POSTGRESQL) {
      settings.setInitializationQuery("SET default_transaction_read_only TO on");
    }
    StoreLease.probe(settings.getUrl(), user, password);
    ManagedDataSource dataSource = null;
    try {
      dataSource = settings.build(new MetricRegistry(), "store");
      dataSource.start();
      TablesVersion.refuseOther(dataSource);
      return new Store(dialect, Durability.PROCESS, null, dataSource);
    } catch (Exception failed) {
      stop(dataSource);
      throw failed instanceof RuntimeException unchecked
          ? unchecked
          : new StoreFailedException("the store cannot be opened", failed);
    }
  }

  private static DataSourceFactory settings(
      String url, String user, String password, int connectionsMax) {
    DataSourceFactory settings = new DataSourceFactory();
    settings.setUrl(url);
    settings.setUser(user);
    settings.setPassword(password);
    settings.setInitialSize(1);
    settings.setMinSize(1);
    settings.setMaxSize(connectionsMax);
    return settings;
  }

  public Dialect dialect() {
    return dialect;
  }

  /** The pool, for health checks and for what has tables of its own. */
  public ManagedDataSource dataSource() {
    return dataSource;
  }

  /** JDBI with SQL objects, for what has tables of its own. */
  public Jdbi jdbi() {
    return pooled.jdbi();
  }

  /** Asks, outside of a transaction. */
  public <D, R> R read(Class<D> rows, Function<? super D, R> question) {
    refuseClosed();
    try {
      return pooled.knowing(rows).withHandle(handle -> question.apply(handle.attach(rows)));
    } catch (JdbiException failed) {
      throw failure(failed);
    }
  }

  /** Asks several things of one and the same instant, whatever is written meanwhile. */
  public <D, R> R readAtOnce(Class<D> rows, Function<? super D, R> questions) {
    refuseClosed();
    try {
      return pooled
          .knowing(rows)
          .inTransaction(
              // H2's REPEATABLE_READ is of one instant for each table only.
              dialect == Dialect.H2
                  ? TransactionIsolationLevel.SERIALIZABLE
                  : TransactionIsolationLevel.REPEATABLE_READ,
              handle -> questions.apply(handle.attach(rows)));
    } catch (JdbiException failed) {
      throw failure(failed);
    }
  }

  /**
   * Asks or changes, all of it or nothing, on the connection that keeps other processes out:
   * whoever lost the store to another process fails. One use at a time.
   */
  public <D, R> R alone(Class<D> rows, Function<? super D, R> work) {
    refuseClosed();
    try {
      return lease == null // who only reads keeps nobody out
          ? pooled.knowing(rows).inTransaction(handle -> work.apply(handle.attach(rows)))
          : lease.hold(() -> lent.inTransaction(rows, work));
    } catch (JdbiException failed) {
      throw failure(failed);
    }
  }

  /** The file the database is in; empty where it is in memory or on a server. */
  public Optional<Path> file() {
    if (dialect != Dialect.H2) {
      return Optional.empty();
    }
    try {
      return jdbi()
          .withHandle(
              handle -> handle.createQuery("SELECT DATABASE_PATH()").mapTo(String.class).findOne())
          .map(Path::of);
    } catch (JdbiException failed) {
      throw failure(failed);
    }
  }

  /**
   * Changes some rows, all of it or nothing, while nothing is done {@link #alone} on H2, which
   * writes its file with each commit, and with it what other connections have changed so far: a
   * process killed then may leave rows that belong to no transaction and that nobody can change any
   * more. What changes much does it in several such changes, for an append to the journal waits for
   * one. What the change throws is thrown on.
   */
  public <D> void write(Class<D> rows, Consumer<? super D> change) {
    refuseClosed();
    if (lease == null) {
      throw new StoreFailedException("the store was opened to be read", null);
    }
    // The connection first: whoever waits for one must not keep others from their turn.
    try (Handle handle = pooled.knowing(rows).open()) {
      Runnable once =
          () -> {
            refuseClosed();
            handle.useTransaction(own -> change.accept(own.attach(rows)));
          };
      if (dialect == Dialect.H2) {
        lease.meanwhile(once);
      } else {
        once.run();
      }
    } catch (JdbiException failed) {
      throw failure(failed);
    }
  }

  /**
   * Brings to the disk what was committed, where {@link Durability#POWER} asks for more than H2
   * does.
   */
  public void sync() {
    if (dialect == Dialect.H2 && durability == Durability.POWER) {
      try {
        // In its turn: it writes the file, and with it what others have changed so far.
        lease.hold(
            () -> {
              leased.jdbi().useHandle(handle -> handle.execute("CHECKPOINT SYNC"));
              return null;
            });
      } catch (JdbiException failed) {
        throw failure(failed);
      }
    }
  }

  /**
   * Moves together some of what is alive in H2's file, so that the file and what H2 keeps of it in
   * memory do not grow with what is dead; tells whether there was any. Done by itself each second.
   */
  boolean gather() {
    refuseClosed();
    // In its turn: it writes the file, and with it what others have changed so far.
    return lease.hold(
        () -> leased.jdbi().withHandle(handle -> H2File.gather(handle.getConnection())));
  }

  /**
   * Writes a copy of everything into a file while all goes on: what was committed when this was
   * called is in it, and nothing by halves. H2 only.
   *
   * @param zip is made, or written over
   * @throws UnsupportedOperationException on PostgreSQL, which has programs of its own for it
   */
  public void backUp(Path zip) {
    if (dialect != Dialect.H2) {
      throw new UnsupportedOperationException("PostgreSQL is backed up with pg_dump");
    }
    refuseClosed();
    try {
      jdbi().useHandle(handle -> handle.execute("BACKUP TO ?", zip.toString()));
    } catch (JdbiException failed) {
      throw failure(failed);
    }
  }

  // The pool would open again.
  private void refuseClosed() {
    if (closed) {
      throw new StoreFailedException("the store is closed", null);
    }
  }

  private void dropConnections() {
    if (dataSource instanceof DataSourceProxy pool) {
      pool.purge();
    }
  }

  private StoreFailedException failure(JdbiException failed) {
    Throwable cause = failed.getCause() != null ? failed.getCause() : failed;
    if (cause instanceof SQLException sql && sql.getErrorCode() == StoreLease.H2_ALREADY_OPEN) {
      lease.drop();
    }
    return new StoreFailedException("the store failed: " + cause.getMessage(), failed);
  }

  private static void stop(ManagedDataSource dataSource) {
    try {
      if (dataSource != null) {
        dataSource.stop();
      }
    } catch (Exception failed) {
      throw new StoreFailedException("the store's connections could not be closed", failed);
    }
  }

  /** Closes all connections and lets the next process have the store. */
  @Override
  public void close() {
    if (housekeeping != null) {
      housekeeping.close();
    }
    closed = true;
    try {
      stop(dataSource);
    } finally {
      if (lease != null) {
        lease.close();
      }
    }
  }
}
