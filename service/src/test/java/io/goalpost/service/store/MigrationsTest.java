package io.goalpost.service.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A changelog is read where the tables are not as it made them, and else not. */
class MigrationsTest {

  private static final Path FOLDER = Path.of("../migrations/src/main/resources");
  private static final int NEVER = Integer.MAX_VALUE;

  @Nested
  class OnH2 extends OnAnyDatabase {
    @Override
    String url() {
      return "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    }

    @Override
    String user() {
      return "sa";
    }
  }

  @Nested
  class OnPostgresql extends OnAnyDatabase {
    @Override
    String url() {
      return PostgresServer.emptyDatabase();
    }

    @Override
    String user() {
      return "postgres";
    }
  }

  abstract static class OnAnyDatabase {

    private final String url = url();

    abstract String url();

    abstract String user();

    /** How many statements it took. */
    private int migrate() {
      FailingDataSource source = new FailingDataSource(url, user(), NEVER);
      Migrations.migrate(source);
      return source.statements();
    }

    private void execute(String sql) throws SQLException {
      try (Connection connection = DriverManager.getConnection(url, user(), "");
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    @Test
    void whatWasBroughtUpToDateIsLeftAlone() {
      assertThat(migrate()).isGreaterThan(20);

      assertThat(migrate()).as("it is asked only whether it is").isEqualTo(1);
    }

    @Test
    void whatAnotherChangelogMadeIsLookedAt() throws SQLException {
      migrate();
      execute("UPDATE tables_mark SET changelog = 'another'");

      assertThat(migrate()).isGreaterThan(5);
      assertThat(migrate()).isEqualTo(1);
    }

    @Test
    void aChangeThatIsNotThereAnyMoreIsMadeAgain() throws SQLException {
      migrate();
      execute("ALTER TABLE checkpoint DROP COLUMN runs");
      execute("DELETE FROM databasechangelog WHERE id = '008-checkpoint-runs'");

      migrate();
      execute("SELECT runs FROM checkpoint");
    }
  }

  /** It is not held against it at every start. */
  @Test
  void theChangelogIsAsItsSchemaSays() throws Exception {
    URL xsd =
        getClass()
            .getClassLoader()
            .getResource("www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd");
    Schema schema =
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
            .newSchema(new StreamSource(xsd.toString()));
    List<Path> files;
    try (Stream<Path> all = Files.walk(FOLDER)) {
      files = all.filter(file -> file.toString().endsWith(".xml")).toList();
    }

    assertThat(files).hasSizeGreaterThan(9);
    for (Path file : files) {
      schema.newValidator().validate(new StreamSource(file.toFile()));
    }
  }
}
