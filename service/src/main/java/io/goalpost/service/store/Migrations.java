package io.goalpost.service.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.GlobalConfiguration;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.database.DatabaseFactory;
import liquibase.database.core.H2Database;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * Brings the tables up to date; says nothing unless it fails. Whoever calls is alone on the store.
 * Stateless.
 */
public final class Migrations {

  /** Where the class path has the changelog, for {@code db} commands too. */
  public static final String CHANGELOG = "migrations.xml";

  private static final ResourceAccessor RESOURCES =
      new ClassLoaderResourceAccessor(Migrations.class.getClassLoader());

  private Migrations() {}

  /**
   * Runs what the database has not run yet; where it was last brought up to date with this very
   * changelog, nothing.
   *
   * @throws StoreFailedException where a migration fails, or was changed after it ran
   */
  public static void migrate(DataSource dataSource) {
    String changelog = TablesMark.ofClassPath();
    try (Connection connection = dataSource.getConnection()) {
      if (TablesMark.isOf(changelog, connection)) {
        return;
      }
      try {
        Scope.child(quietly(), () -> update(connection));
      } finally {
        // Liquibase leaves it off, and the pool hands the connection on as it is.
        connection.setAutoCommit(true);
      }
      TablesMark.set(changelog, connection);
    } catch (SQLException failed) {
      throw new StoreFailedException("the store cannot be reached: " + failed.getMessage(), failed);
    } catch (Exception failed) {
      throw new StoreFailedException(
          "the store's tables could not be brought up to date: " + failed.getMessage(), failed);
    }
  }

  /**
   * The ids of all change sets that this version knows, in order; asks no database.
   *
   * @throws StoreFailedException where the class path has no changelog
   */
  static Set<String> known() {
    Set<String> ids = new LinkedHashSet<>();
    try {
      Scope.child(quietly(), () -> changeSets().forEach(each -> ids.add(each.getId())));
    } catch (Exception failed) {
      throw new StoreFailedException("the changelog of the tables cannot be read", failed);
    }
    return ids;
  }

  private static Map<String, Object> quietly() {
    Map<String, Object> quiet = new LinkedHashMap<>();
    quiet.put(Scope.Attr.ui.name(), new LoggerUIService());
    quiet.put(Scope.Attr.logService.name(), new QuietLogService());
    // Liquibase would tell its makers how often it runs.
    quiet.put(AnalyticsArgs.ENABLED.getKey(), false);
    // What the jar holds was held against the schema when it was built; reading that takes longer.
    quiet.put(GlobalConfiguration.VALIDATE_XML_CHANGELOG_FILES.getKey(), false);
    return quiet;
  }

  private static List<ChangeSet> changeSets() throws LiquibaseException {
    return ChangeLogParserFactory.getInstance()
        .getParser(CHANGELOG, RESOURCES)
        .parse(CHANGELOG, new ChangeLogParameters(new H2Database()), RESOURCES)
        .getChangeSets();
  }

  private static void update(Connection connection) throws LiquibaseException {
    Liquibase liquibase =
        new Liquibase(
            CHANGELOG,
            RESOURCES,
            DatabaseFactory.getInstance()
                .findCorrectDatabaseImplementation(new JdbcConnection(connection)));
    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
    // We are alone on the store: whoever holds the lock was ended in the middle of a migration.
    liquibase.forceReleaseLocks();
    liquibase.update(new Contexts(), new LabelExpression());
  }
}
