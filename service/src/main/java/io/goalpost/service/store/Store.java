package io.goalpost.service.store;

import com.codahale.metrics.MetricRegistry;
import io.dropwizard.db.DataSourceFactory;
import io.dropwizard.db.ManagedDataSource;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/**
 * The database, opened for this process alone with its tables up to date, or by whoever only reads.
 * Thread-safe. Every method throws {@link StoreFailedException} when the database fails.
 */
public final class Store implements AutoCloseable {

  private final Dialect dialect;
  private final Durability durability;
  private final Runnable release;
  private final ManagedDataSource dataSource;
  private final Jdbi jdbi;
  private volatile boolean closed;

  private Store(
      Dialect dialect, Durability durability, Runnable release, ManagedDataSource dataSource) {
    this.dialect = dialect;
    this.durability = durability;
    this.release = release;
    this.dataSource = dataSource;
    this.jdbi = Jdbi.create(dataSource).installPlugin(new SqlObjectPlugin());
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
      // Whatever the server's default: what was answered is on its disk.
      settings.setInitializationQuery("SET synchronous_commit TO on");
    }
    StoreLease lease =
        StoreLease.take(settings.getUrl(), settings.getUser(), settings.getPassword());
    ManagedDataSource dataSource = null;
    try {
      dataSource = settings.build(metrics, "store");
      dataSource.start();
      Migrations.migrate(dataSource);
      return new Store(dialect, durability, lease::close, dataSource);
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
      return new Store(dialect, Durability.PROCESS, () -> {}, dataSource);
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
    return jdbi;
  }

  /** Asks, outside of a transaction. */
  public <D, R> R read(Class<D> rows, Function<? super D, R> question) {
    refuseClosed();
    try {
      return jdbi.withHandle(handle -> question.apply(handle.attach(rows)));
    } catch (JdbiException failed) {
      throw failure(failed);
    }
  }

  /** Changes all of it or nothing. What the change throws is thrown on. */
  public <D> void write(Class<D> rows, Consumer<? super D> change) {
    refuseClosed();
    try {
      jdbi.useTransaction(handle -> change.accept(handle.attach(rows)));
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
        jdbi.useHandle(handle -> handle.execute("CHECKPOINT SYNC"));
      } catch (JdbiException failed) {
        throw failure(failed);
      }
    }
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
      jdbi.useHandle(handle -> handle.execute("BACKUP TO ?", zip.toString()));
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

  private static StoreFailedException failure(JdbiException failed) {
    Throwable cause = failed.getCause() != null ? failed.getCause() : failed;
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
    closed = true;
    try {
      stop(dataSource);
    } finally {
      release.run();
    }
  }
}
